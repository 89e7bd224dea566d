#include "crm/salesforce/OrgKnowledge.h"

#include "crm/salesforce/Readiness.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::salesforce {

namespace {

/// An administrator's change of fields is noticed within this time, or at once when it makes a call fail.
constexpr std::chrono::hours kAgeMax { 24 };

const QString kOrgNote = QStringLiteral("org");
const QString kDeletionsNote = QStringLiteral("deletions");

QJsonObject objectOf(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QString textOf(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

OrgKnowledge::OrgKnowledge(FieldMap fields, QString package, Currency currencyGiven, Memory *memory)
    : m_fields(std::move(fields))
    , m_package(std::move(package))
    , m_currencyGiven(currencyGiven)
    , m_memory(memory)
    , m_schema(m_fields, m_package)
    , m_currency(currencyGiven)
{
}

QCoro::Task<Result<void>> OrgKnowledge::refresh(Api *api)
{
    remember(*api);
    const Instant now = api->clock().now();
    // A clock that was set back makes the knowledge no younger.
    if (!m_schema.isEmpty() && !api->version().isEmpty() && m_describedAt <= now && now - m_describedAt < kAgeMax)
        co_return Result<void>();
    api->setVersion({});
    Result<void> opened = co_await api->open();
    if (!opened)
        co_return opened;
    Result<void> described = co_await describe(api);
    if (!described)
        co_return described;
    keep(api->version());
    co_return Result<void>();
}

void OrgKnowledge::remember(Api &api)
{
    if (!std::exchange(m_recalled, true))
        recall(api);
}

void OrgKnowledge::doubt()
{
    m_describedAt = {};
    m_recalled = true;
    if (m_memory)
        m_memory->keep(kOrgNote, {});
}

QCoro::Task<Result<void>> OrgKnowledge::describe(Api *api)
{
    const QStringList objects = describedObjects();
    QStringList paths;
    for (const QString &object : objects)
        paths.append(QStringLiteral("sobjects/%1/describe").arg(m_schema.wireObject(object)));
    Result<net::HttpResponse> reply = co_await api->readTogether(std::move(paths));
    if (!reply)
        co_return tl::unexpected(reply.error());

    Schema fresh(m_fields, m_package);
    net::JsonText json(std::move(reply->body));
    int answered = 0;
    const auto take = [&](int index, int status, net::JsonObject entry) -> Result<void> {
        ++answered;
        if (index < 0 || index >= objects.size())
            return fail(ErrorKind::BadReply, QStringLiteral("more answers than questions"));
        if (status == 404) {
            fresh.addMissing(objects[index]);
            return {};
        }
        if (status != 200)
            return tl::unexpected(errorOfAnswer(status, entry));
        std::optional<net::JsonObject> result = entry.object("body");
        return result ? fresh.add(objects[index], *result)
                      : fail(ErrorKind::BadReply, QStringLiteral("a describe without a result"));
    };
    const Result<void> walked = forEachAnswer(json, take);
    if (!walked)
        co_return walked;
    if (answered != objects.size())
        co_return fail(ErrorKind::BadReply, QStringLiteral("%1 objects, %2 describes").arg(objects.size()).arg(answered));
    adopt(std::move(fresh));
    m_describedAt = api->clock().now();
    Result<void> currency = co_await findCurrency(api);
    co_return currency;
}

QCoro::Task<Result<void>> OrgKnowledge::findCurrency(Api *api)
{
    m_currency = m_currencyGiven;
    m_currencyTold = {};
    // With several currencies every record says its own; the org's is only for what has none.
    const QString field = QStringLiteral("DefaultCurrencyIsoCode");
    if (m_schema.multiCurrency() || !m_schema.object(QStringLiteral("Organization")).has(field))
        co_return Result<void>();
    const Api::TakeRecord take = [this](net::JsonObject org) -> Result<void> {
        const std::optional<std::string_view> code = org.text("DefaultCurrencyIsoCode");
        if (!code)
            return {};
        Result<Currency> currency = Currency::fromCode(*code);
        if (!currency)
            return tl::unexpected(currency.error());
        m_currency = m_currencyTold = *currency;
        return {};
    };
    Result<void> read = co_await api->readAll(Api::query(QStringLiteral("SELECT %1 FROM Organization LIMIT 1").arg(field)), take);
    co_return read;
}

void OrgKnowledge::adopt(Schema schema)
{
    m_schema = std::move(schema);
    const QByteArray text = QJsonDocument(m_schema.saved()).toJson(QJsonDocument::Compact);
    m_print = QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(16));
}

void OrgKnowledge::recall(Api &api)
{
    if (!m_memory)
        return;
    const QJsonObject deletions = objectOf(m_memory->recall(kDeletionsNote));
    for (auto it = deletions.begin(); it != deletions.end(); ++it) {
        if (const std::optional<Instant> read = parseInstant(QStringView(it->toString())))
            m_deletionsRead.insert(it.key(), *read);
    }
    m_deletionsKept = m_deletionsRead;

    const QJsonObject org = objectOf(m_memory->recall(kOrgNote));
    Schema kept(m_fields, m_package);
    const std::optional<Instant> at = parseInstant(QStringView(org[QStringLiteral("described_at")].toString()));
    const QString version = org[QStringLiteral("version")].toString();
    if (!at || version.isEmpty() || org[QStringLiteral("package")].toString() != m_package || !kept.restore(org[QStringLiteral("objects")].toObject()))
        return;
    // A program that reads more objects than the one before it asks for all of them.
    for (const QString &object : describedObjects()) {
        if (!kept.knows(object))
            return;
    }
    adopt(std::move(kept));
    m_describedAt = *at;
    m_currencyTold = Currency::fromCode(QStringView(org[QStringLiteral("currency")].toString())).value_or(Currency());
    if (!m_currencyTold.isNone())
        m_currency = m_currencyTold;
    api.setVersion(version);
}

void OrgKnowledge::keep(const QString &version)
{
    if (!m_memory)
        return;
    m_memory->keep(kOrgNote, textOf({ { QStringLiteral("version"), version },
                                      { QStringLiteral("package"), m_package },
                                      { QStringLiteral("described_at"), toIso(m_describedAt) },
                                      { QStringLiteral("currency"), m_currencyTold.isNone() ? QString() : m_currencyTold.text() },
                                      { QStringLiteral("objects"), m_schema.saved() } }));
}

void OrgKnowledge::keepDeletions()
{
    if (!m_memory || m_deletionsRead == m_deletionsKept)
        return;
    QJsonObject read;
    for (auto it = m_deletionsRead.cbegin(); it != m_deletionsRead.cend(); ++it)
        read.insert(it.key(), toIso(*it));
    m_memory->keep(kDeletionsNote, textOf(read));
    m_deletionsKept = m_deletionsRead;
}

} // namespace sluice::salesforce
