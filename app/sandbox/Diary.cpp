#include "Diary.h"

#include <QDir>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox {

namespace {

Instant realNow()
{
    return fromQDateTime(QDateTime::currentDateTimeUtc());
}

/// Reads that cannot change anything: by far the most of what a client asks.
bool isPlainRead(const Request &request)
{
    const QByteArray path = request.path();
    if (request.method == "POST")
        return path.startsWith("/v3/") && path.endsWith("/query");
    if (request.method != "GET")
        return false;
    return path.startsWith("/v3/") || path.startsWith("/services/data/") || path.startsWith("/control");
}

Value toValue(const Request &request, Instant at)
{
    Value headers = Value::array();
    for (const auto &[name, value] : request.headers)
        headers.append(Value(Value::Array { Value(QString::fromLatin1(name)), Value(QString::fromLatin1(value)) }));
    return Value::object({ { u"real"_s, Value(qint64(toMs(realNow()))) },
                           { u"at"_s, Value(qint64(toMs(at))) },
                           { u"method"_s, Value(QString::fromLatin1(request.method)) },
                           { u"target"_s, Value(QString::fromLatin1(request.target)) },
                           { u"headers"_s, headers },
                           { u"body"_s, Value(QString::fromLatin1(request.body.toBase64())) } });
}

Request fromValue(const Value &line)
{
    Request request;
    request.method = line[u"method"].toString().toLatin1();
    request.target = line[u"target"].toString().toLatin1();
    for (const Value &header : line[u"headers"].items())
        request.headers.append({ header.items().value(0).toString().toLatin1(),
                                 header.items().value(1).toString().toLatin1() });
    request.body = QByteArray::fromBase64(line[u"body"].toString().toLatin1());
    return request;
}

Value toValue(const control::Sandbox::Setup &setup)
{
    const seed::SeedOptions &company = setup.company;
    return Value::object({ { u"seed"_s, Value(QString::number(company.seed)) },
                           { u"deals"_s, Value(company.deals) },
                           { u"months"_s, Value(company.months) },
                           { u"realms"_s, Value(company.realms) },
                           { u"now"_s, Value(toIso(company.now)) },
                           { u"faults"_s, Value(control::Weather::nameOf(setup.weather)) } });
}

} // namespace

Diary::Diary(const QString &folder, control::Sandbox::Setup setup)
    : m_setup(std::move(setup))
    , m_lines(QDir(folder).filePath(u"diary.jsonl"_s))
{
}

Result<std::unique_ptr<Diary>> Diary::open(const QString &folder, const control::Sandbox::Setup &setup)
{
    if (!QDir().mkpath(folder))
        return fail(ErrorKind::Storage, u"%1 cannot be made"_s.arg(folder));
    std::unique_ptr<Diary> diary(new Diary(folder, setup));
    QFile present(QDir(folder).filePath(u"company.json"_s));
    const Result<void> ready = present.open(QIODevice::ReadOnly) ? diary->readCompany(present.readAll())
                                                                 : diary->begin(present.fileName());
    if (!ready)
        return tl::unexpected(ready.error());
    if (!diary->m_lines.open(QIODevice::ReadWrite))
        return fail(ErrorKind::Storage, u"%1 cannot be written"_s.arg(diary->m_lines.fileName()));
    return diary;
}

Result<void> Diary::begin(const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(toValue(m_setup).toJson()) < 0 || !file.commit())
        return fail(ErrorKind::Storage, u"%1 cannot be written"_s.arg(path));
    return {};
}

Result<void> Diary::readCompany(const QByteArray &text)
{
    const std::optional<Value> value = Value::parse(text);
    const std::optional<Instant> now = value ? parseInstant(QStringView((*value)[u"now"].toString())) : std::nullopt;
    const auto weather = value ? control::Weather::kindFromName((*value)[u"faults"].toString()) : std::nullopt;
    if (!now || !weather)
        return fail(ErrorKind::Damaged, u"company.json in the state folder cannot be read"_s);
    seed::SeedOptions &company = m_setup.company;
    m_setup.weather = *weather;
    company.seed = (*value)[u"seed"].toString().toULongLong();
    company.deals = static_cast<int>((*value)[u"deals"].toInt());
    company.months = static_cast<int>((*value)[u"months"].toInt());
    company.realms = static_cast<int>((*value)[u"realms"].toInt());
    company.now = *now;
    return {};
}

void Diary::replay(control::Sandbox &sandbox)
{
    Instant lastReal {};
    qint64 sound = 0; // Where the last whole line ends; a torn one is what a crash left.
    while (!m_lines.atEnd()) {
        const QByteArray text = m_lines.readLine();
        const std::optional<Value> line = text.endsWith('\n') ? Value::parse(text) : std::nullopt;
        if (!line)
            break;
        sound = m_lines.pos();
        sandbox.clock().set(fromMs((*line)[u"at"].toInt()));
        sandbox.handle(fromValue(*line));
        lastReal = fromMs((*line)[u"real"].toInt());
    }
    m_lines.resize(sound);
    m_lines.seek(sound);
    if (toMs(lastReal) > 0)
        sandbox.clock().advance(std::max(realNow() - lastReal, std::chrono::milliseconds(0)));
}

Response Diary::handle(control::Sandbox &sandbox, const Request &request)
{
    const bool faultsWait = !sandbox.salesforce().faults().isEmpty() || !sandbox.quickbooks().faults().isEmpty();
    const Instant at = sandbox.clock().now();
    if (faultsWait || m_setup.weather != control::Weather::Kind::Calm || !isPlainRead(request)) {
        m_lines.write(toValue(request, at).toJson());
        m_lines.write("\n");
    }
    return sandbox.handle(request);
}

} // namespace sluice::sandbox
