#include "books/quickbooks/Company.h"

#include "books/quickbooks/Answers.h"
#include "books/quickbooks/Batch.h"
#include "books/quickbooks/Canonical.h"
#include "books/quickbooks/Fault.h"
#include "books/quickbooks/Fields.h"
#include "books/quickbooks/Pull.h"
#include "books/quickbooks/QueryText.h"
#include "core/Log.h"

#include <QTimeZone>

namespace sluice::quickbooks {

using books::WriteAnswer;
using books::WriteOutcome;

namespace {

/// Change capture tells nothing of settings. Name and country hardly ever change, preferences do: a period is closed, the
/// numbering is switched. Whoever posts asks for them anew.
constexpr std::chrono::hours kInfoAge { 24 }, kPreferencesAge { 2 };
constexpr std::chrono::minutes kPreferencesAgeForWriting { 10 };
constexpr int kChangesCap = 1000;
constexpr auto kReach = std::chrono::hours(24 * 28);

/// `{"Invoice":{…},"time":…}` into its value.
template <class Read>
auto readWrapped(QByteArray bytes, const char *wrapper, Read read) -> decltype(read(std::declval<net::JsonObject>()))
{
    net::JsonText json(std::move(bytes));
    Result<net::JsonObject> root = json.root();
    if (!root)
        return tl::unexpected(root.error());
    std::optional<net::JsonObject> inner = root->object(wrapper);
    if (!inner)
        return fail(ErrorKind::BadReply, QStringLiteral("an answer without %1").arg(QString::fromLatin1(wrapper)));
    if (std::optional<Error> error = errorBelow(*inner))
        return tl::unexpected(std::move(*error));
    auto value = read(*inner);
    if (Result<void> finished = json.finish(); !finished)
        return tl::unexpected(finished.error());
    return value;
}

} // namespace

Company::Company(const Api::Parts &parts)
    : m_api(parts)
    , m_context { parts.realm, Currency() }
    , m_batchItemsMax(kBatchItemsMax)
{
}

/// By the clock that nobody sets: what was read grows old whatever the time is said to be.
bool Company::isFresh(std::chrono::milliseconds age) const
{
    return m_settings && m_api.clock().steady() - m_settingsAt < age;
}

QCoro::Task<Result<void>> Company::open()
{
    if (isFresh(kPreferencesAge))
        co_return Result<void>();
    Result<void> read = co_await readSettings();
    co_return read;
}

QCoro::Task<Result<sluice::Company>> Company::settingsNow()
{
    if (!isFresh(kPreferencesAgeForWriting)) {
        Result<void> read = co_await readSettings();
        if (!read)
            co_return tl::unexpected(read.error());
    }
    sluice::Company settings = *m_settings;
    co_return settings;
}

QCoro::Task<Result<void>> Company::readInfo(sluice::Company *company)
{
    Result<net::HttpResponse> info = co_await m_api.read(QStringLiteral("companyinfo/") + m_context.realm.value);
    if (!info)
        co_return tl::unexpected(info.error());
    const auto take = [&](net::JsonObject object) { return readCompanyInfo(object, *company); };
    co_return readWrapped(std::move(info->body), "CompanyInfo", take);
}

QCoro::Task<Result<void>> Company::readSettings()
{
    sluice::Company company;
    company.realm = m_context.realm;
    const std::chrono::milliseconds now = m_api.clock().steady();
    if (m_settings && now - m_infoAt < kInfoAge) {
        company.name = m_settings->name;
        company.legalName = m_settings->legalName;
        company.country = m_settings->country;
        company.timeZone = m_settings->timeZone;
    } else {
        Result<void> info = co_await readInfo(&company);
        if (!info)
            co_return info;
        m_infoAt = now;
    }
    Result<net::HttpResponse> preferences = co_await m_api.read(QStringLiteral("preferences"));
    if (!preferences)
        co_return tl::unexpected(preferences.error());
    const auto takePreferences = [&](net::JsonObject object) { return readPreferences(object, company); };
    if (Result<void> read = readWrapped(std::move(preferences->body), "Preferences", takePreferences); !read)
        co_return read;
    m_context.home = company.homeCurrency;
    m_settings = std::move(company);
    m_settingsAt = m_api.clock().steady();
    co_return Result<void>();
}

QDate Company::dayAt(Instant moment) const
{
    const QTimeZone zone(settingsOrDefault().timeZone.toLatin1());
    return toQDateTime(moment).toTimeZone(zone.isValid() ? zone : QTimeZone::utc()).date();
}

sluice::Company Company::settingsOrDefault() const
{
    sluice::Company company;
    company.realm = m_context.realm;
    return m_settings.value_or(company);
}

QCoro::Task<Result<PullReport>> Company::pull(PullSink *sink, books::Progress progress)
{
    const qint64 callsBefore = m_api.calls();
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    const QString source = QStringLiteral("quickbooks:%1:settings").arg(m_context.realm.value);
    if (m_settingsToldAt != m_settingsAt) {
        PullSink::Page page;
        page.source = source;
        page.realm = m_context.realm.value;
        page.company = m_settings;
        if (Result<void> stored = sink->page(std::move(page)); !stored)
            co_return tl::unexpected(stored.error());
        m_settingsToldAt = m_settingsAt;
    }
    Pull pull({ m_api, m_context, *sink, std::move(progress), m_unread });
    const std::optional<Instant> taxesAt = parseInstant(QStringView(sink->cursor(source)));
    if (!taxesAt || dayAt(*taxesAt) != dayAt(m_api.clock().now())) {
        Result<void> taxes = co_await pull.taxes();
        if (!taxes)
            co_return tl::unexpected(taxes.error());
    }
    Result<PullReport> report = co_await pull.run();
    if (report)
        report->calls = static_cast<int>(m_api.calls() - callsBefore);
    co_return report;
}

QByteArray Company::canonicalInvoice(const books::InvoiceDraft &draft) const
{
    return invoiceBody(draft, settingsOrDefault());
}

QByteArray Company::canonicalCustomer(const books::CustomerDraft &draft) const
{
    return customerBody(draft, settingsOrDefault());
}

QCoro::Task<WriteAnswer<Invoice>> Company::createInvoice(QByteArray canonicalBody, QString key)
{
    Result<void> opened = co_await open();
    if (!opened) {
        WriteAnswer<Invoice> notSent;
        notSent.outcome = WriteOutcome::NotSent; // Without the settings the answer could not be read: nothing left.
        notSent.error = opened.error();
        co_return notSent;
    }
    Result<net::HttpResponse> reply
        = co_await m_api.create(QStringLiteral("invoice"), std::move(canonicalBody), std::move(key));
    if (!reply)
        co_return refused<Invoice>(reply.error());
    const auto read = [this](net::JsonObject object) { return readInvoice(object, m_context); };
    const QByteArray correlation = reply->header("intuit_tid");
    co_return created<Invoice>(readWrapped(std::move(reply->body), "Invoice", read), correlation);
}

void Company::limitBatches(int itemsMax)
{
    m_batchItemsMax = std::clamp(itemsMax, 1, kBatchItemsMax);
}

QCoro::Task<std::vector<WriteAnswer<Invoice>>> Company::createInvoices(std::vector<QByteArray> bodies, QString batchKey)
{
    const std::size_t count = bodies.size();
    Result<void> opened = co_await open();
    if (!opened)
        co_return answeredAlike(opened.error(), WriteOutcome::NotSent, count);
    Result<net::HttpResponse> reply = co_await m_api.batch(batchBody(bodies), std::move(batchKey));
    if (!reply) {
        if (reply.error().code == QLatin1String("1040"))
            m_batchItemsMax = smallerBatch(static_cast<int>(count), reply.error());
        WriteOutcome outcome = outcomeOf(reply.error());
        if (outcome == WriteOutcome::Rejected)
            outcome = isOfWholeBatch(reply.error()) ? WriteOutcome::NotSent : WriteOutcome::Uncertain;
        co_return answeredAlike(reply.error(), outcome, count);
    }
    const QByteArray correlation = reply->header("intuit_tid");
    co_return readBatch(std::move(reply->body), count, m_context, correlation);
}

QCoro::Task<WriteAnswer<Customer>> Company::createCustomer(QByteArray canonicalBody, QString key)
{
    Result<void> opened = co_await open();
    if (!opened) {
        WriteAnswer<Customer> notSent;
        notSent.outcome = WriteOutcome::NotSent;
        notSent.error = opened.error();
        co_return notSent;
    }
    Result<net::HttpResponse> reply
        = co_await m_api.create(QStringLiteral("customer"), std::move(canonicalBody), std::move(key));
    if (!reply)
        co_return refused<Customer>(reply.error());
    const auto read = [this](net::JsonObject object) { return readCustomer(object, m_context); };
    const QByteArray correlation = reply->header("intuit_tid");
    co_return created<Customer>(readWrapped(std::move(reply->body), "Customer", read), correlation);
}

void Company::leaveOut(books::UnreadRecord record)
{
    qCWarning(lcQuickBooks, "%ls %ls is left out: %ls", qUtf16Printable(record.object), qUtf16Printable(record.id), qUtf16Printable(record.why));
    m_unread.push_back(std::move(record));
}

/// One document that nobody understands must not hide the others: it is left out, and told with what tells whose it is.
std::optional<Invoice> Company::takeInvoice(net::JsonObject row, std::vector<books::UnreadRecord> *unread)
{
    Result<Invoice> invoice = readInvoice(row, m_context);
    if (invoice)
        return std::move(*invoice);
    Fields fields(row);
    books::UnreadRecord left { QStringLiteral("Invoice"), fields.text("Id"), invoice.error().detail, fields.text("PrivateNote"),
        fields.innerInstant("MetaData", "CreateTime") };
    if (unread)
        unread->push_back(left);
    leaveOut(std::move(left));
    return std::nullopt;
}

QCoro::Task<Result<books::InvoiceLook>> Company::invoicesWhere(QString where)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    books::InvoiceLook look;
    Api::Query query;
    query.entity = QStringLiteral("Invoice");
    query.where = std::move(where);
    query.take = [&](net::JsonObject row) -> Result<void> {
        if (std::optional<Invoice> invoice = takeInvoice(row, &look.unread))
            look.invoices.push_back(std::move(*invoice));
        return {};
    };
    Result<Instant> read = co_await m_api.readAll(std::move(query));
    if (!read)
        co_return tl::unexpected(read.error());
    co_return look;
}

QCoro::Task<Result<books::InvoiceLook>> Company::invoicesOf(QString customerId, QDate from, QDate to)
{
    return invoicesWhere(QStringLiteral("CustomerRef = %1 AND TxnDate >= %2 AND TxnDate <= %3")
                             .arg(quoted(customerId), quoted(from), quoted(to)));
}

QCoro::Task<Result<std::vector<Invoice>>> Company::invoicesNumbered(QString docNumber)
{
    Result<books::InvoiceLook> look = co_await invoicesWhere(QStringLiteral("DocNumber = ") + quoted(docNumber));
    if (!look)
        co_return tl::unexpected(look.error());
    co_return std::move(look->invoices);
}

QCoro::Task<Result<books::InvoiceLook>> Company::invoicesChangedSince(Instant since)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    const QString byTime = QStringLiteral("MetaData.LastUpdatedTime >= ") + quoted(since);
    books::InvoiceLook look;
    if (m_api.clock().now() - since < kReach) {
        const auto take = [&](std::string_view, net::JsonObject row) -> Result<void> {
            if (row.text("status") == std::optional<std::string_view>("Deleted")) {
                Invoice gone;
                gone.realm = m_context.realm;
                gone.id = InvoiceId(toText(row.text("Id")));
                gone.deleted = true;
                look.invoices.push_back(std::move(gone));
                return {};
            }
            if (std::optional<Invoice> invoice = takeInvoice(row, &look.unread))
                look.invoices.push_back(std::move(*invoice));
            return {};
        };
        Result<Api::Changes> changes = co_await m_api.changes({ QStringLiteral("Invoice") }, since, take);
        if (!changes)
            co_return tl::unexpected(changes.error());
        if (changes->count < kChangesCap)
            co_return look;
    }
    Result<books::InvoiceLook> all = co_await invoicesWhere(byTime);
    co_return all;
}

QCoro::Task<Result<QSet<QString>>> Company::readInvoices(PullSink *sink, Instant madeSince)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    QSet<QString> seen;
    PullSink::Page page;
    page.realm = m_context.realm.value;
    Api::Query query;
    query.entity = QStringLiteral("Invoice");
    query.where = QStringLiteral("MetaData.CreateTime >= ") + quoted(madeSince);
    query.take = [&](net::JsonObject row) -> Result<void> {
        seen.insert(toText(row.text("Id")));
        if (std::optional<Invoice> invoice = takeInvoice(row, nullptr))
            page.invoices.push_back(std::move(*invoice));
        return {};
    };
    query.pageDone = [&] {
        PullSink::Page full = std::exchange(page, PullSink::Page());
        page.realm = full.realm;
        return sink->page(std::move(full));
    };
    Result<Instant> read = co_await m_api.readAll(std::move(query));
    if (!read)
        co_return tl::unexpected(read.error());
    co_return seen;
}

QCoro::Task<Result<std::vector<Customer>>> Company::customersNamed(QString name)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    std::vector<Customer> found;
    Api::Query query;
    query.entity = QStringLiteral("Customer");
    query.where = QStringLiteral("DisplayName = %1 AND Active IN (true, false)").arg(quoted(name));
    query.take = [&](net::JsonObject row) -> Result<void> {
        Result<Customer> customer = readCustomer(row, m_context);
        if (customer)
            found.push_back(std::move(*customer));
        else
            leaveOut({ QStringLiteral("Customer"), toText(row.text("Id")), customer.error().detail });
        return {};
    };
    Result<Instant> read = co_await m_api.readAll(std::move(query));
    if (!read)
        co_return tl::unexpected(read.error());
    co_return found;
}

QCoro::Task<Result<std::optional<books::NameHolder>>> Company::holderOfName(QString name)
{
    using books::NameHolder;
    static constexpr std::pair<const char *, NameHolder::Kind> kLists[] = { { "Customer", NameHolder::Kind::Customer },
        { "Vendor", NameHolder::Kind::Supplier }, { "Employee", NameHolder::Kind::Employee } };
    for (const auto &[entity, kind] : kLists) {
        Result<std::optional<NameHolder>> holder = co_await holderAmong(QString::fromLatin1(entity), kind, name);
        if (!holder || *holder)
            co_return holder;
    }
    co_return std::optional<NameHolder>();
}

QCoro::Task<Result<std::optional<books::NameHolder>>> Company::holderAmong(QString entity, books::NameHolder::Kind kind, QString name)
{
    std::optional<books::NameHolder> holder;
    Api::Query query;
    query.entity = std::move(entity);
    query.where = QStringLiteral("DisplayName = %1 AND Active IN (true, false)").arg(quoted(name));
    query.take = [&](net::JsonObject row) -> Result<void> {
        Fields fields(row);
        books::NameHolder one { kind, fields.text("Id"), fields.flag("Active", true) };
        if (!holder || !holder->active)
            holder = std::move(one);
        return {};
    };
    Result<Instant> read = co_await m_api.readAll(std::move(query));
    if (!read)
        co_return tl::unexpected(read.error());
    co_return holder;
}

QCoro::Task<Result<Invoice>> Company::invoice(InvoiceId id)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    Result<net::HttpResponse> reply = co_await m_api.read(
        QStringLiteral("invoice/") + QString::fromLatin1(QUrl::toPercentEncoding(id.value)));
    if (!reply)
        co_return tl::unexpected(reply.error());
    const auto read = [this](net::JsonObject object) { return readInvoice(object, m_context); };
    co_return readWrapped(std::move(reply->body), "Invoice", read);
}

} // namespace sluice::quickbooks
