#include "billing/CustomerPoster.h"

#include "billing/PostingRecord.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"

#include <QRegularExpression>

namespace sluice::billing {

using mirror::CustomerWriteView;
using mirror::Outbox;
namespace kind = journal::kind;

namespace {

const QString kSystem = QStringLiteral("sluice");

/// A customer that can be billed; one that was made inactive still holds its name. Whatever the books answered, nobody with
/// another name is billed.
const Customer *activeAmong(const std::vector<Customer> &named, const QString &name)
{
    const auto found = std::find_if(named.begin(), named.end(), [&](const Customer &one) {
        return one.active && one.name.simplified().compare(name.simplified(), Qt::CaseInsensitive) == 0;
    });
    return found == named.end() ? nullptr : &*found;
}

/// Two accounts may have one name, and a bookkeeper may enter a customer of that name. What was sent tells: it names the
/// account in the notes, also where that one was merged into another since.
bool isMadeFor(const CustomerWriteView &write, const Customer &customer)
{
    static const QRegularExpression account(QStringLiteral("\\b001[A-Za-z0-9]{12}"));
    const QRegularExpressionMatch named = account.match(customer.notes);
    return named.hasMatch() && write.body.contains(named.captured().toLatin1());
}

/// "the name is held by a supplier (58)"
QString wordsOf(const books::NameHolder &holder)
{
    using Kind = books::NameHolder::Kind;
    const QString who = holder.kind == Kind::Customer ? QStringLiteral("a customer")
        : holder.kind == Kind::Supplier               ? QStringLiteral("a supplier")
                                                      : QStringLiteral("an employee");
    return QStringLiteral("the name is held by %1 (%2)").arg(who + (holder.active ? QString() : QStringLiteral(" that is inactive")), holder.id);
}

/// The key of the next write for an account. What the books refused they may remember under its key, so that a write that
/// comes after a refusal, be it of this customer or of every write, has another one: "<key>-2", "<key>-3", …
QString keyAfter(const std::optional<CustomerWriteView> &before, const QString &first)
{
    const bool refused = before && (before->outbox == Outbox::Refused || before->outbox == Outbox::NotSent);
    if (!refused || !before->key.startsWith(first))
        return first;
    return first + QLatin1Char('-') + QString::number(attemptOf(before->key) + 1);
}

QString triedAs(const QString &realm, const AccountId &account, const QString &name)
{
    return QStringList { realm, account.value, name }.join(QLatin1Char('/'));
}

} // namespace

int attemptOf(const QString &customerKey)
{
    constexpr qsizetype kLength = 36; // Of a UUID.
    return std::max(customerKey.mid(kLength + 1).toInt(), 1);
}

CustomerPoster::CustomerPoster(journal::Recorder &recorder, mirror::ViewStore &views, PullSink &mirror,
    const Clock &clock, WriteStop &stop, SettleWait &wait)
    : m_recorder(recorder)
    , m_views(views)
    , m_mirror(mirror)
    , m_clock(clock)
    , m_stop(stop)
    , m_wait(wait)
{
}

QCoro::Task<Result<void>> CustomerPoster::settle(books::Books *books, Sending sending)
{
    const Result<std::vector<CustomerWriteView>> writes = m_views.customerWrites();
    if (!writes)
        co_return tl::unexpected(writes.error());
    for (const CustomerWriteView &write : *writes) {
        if (write.realm != books->realm().value || (write.outbox != Outbox::Intended && write.outbox != Outbox::Uncertain))
            continue;
        const Result<void> settled = co_await settleOne(books, write, sending);
        if (!settled)
            co_return settled;
    }
    co_return Result<void> {};
}

QCoro::Task<Result<void>> CustomerPoster::settleOne(books::Books *books, CustomerWriteView write, Sending sending)
{
    const Result<SettleWait::Clocked> waited = co_await m_wait.after(QStringLiteral("customers.") + write.realm, write.at.value_or(m_clock.now()));
    if (!waited)
        co_return tl::unexpected(waited.error());
    const Result<std::vector<Customer>> named = co_await books->customersNamed(write.name);
    if (!named)
        co_return Result<void> {}; // No answer: it stays as it is.
    if (const Customer *customer = activeAmong(*named, write.name))
        co_return isMadeFor(write, *customer) ? recordCreated(write, *customer, true) : refuseFor(write, *customer);
    if (!named->empty()) {
        const books::NameHolder holder { books::NameHolder::Kind::Customer, named->front().id.value, false };
        const Error inactive { ErrorKind::Conflict, wordsOf(holder), {}, {}, {} };
        co_return record(write, kind::kCustomerRejected, inactive);
    }
    const Result<bool> stopped = m_stop.holds(write.realm);
    if (!stopped)
        co_return tl::unexpected(stopped.error());
    if (*stopped || sending != Sending::Allowed)
        co_return Result<void> {};
    co_return co_await send(books, write, Attempt::Again);
}

QCoro::Task<Result<void>> CustomerPoster::send(books::Books *books, CustomerWriteView write, Attempt attempt)
{
    const books::WriteAnswer<Customer> answer = co_await books->createCustomer(write.body, write.key);
    if (Result<void> heeded = m_stop.heed(write.realm, answer); !heeded)
        co_return heeded;
    switch (answer.outcome) {
    case books::WriteOutcome::Created: co_return recordCreated(write, *answer.stored, false);
    case books::WriteOutcome::Rejected:
        if (answer.taken)
            co_return co_await nameTaken(books, write, attempt, answer.error);
        co_return refuse(write, answer.error);
    case books::WriteOutcome::NotSent:
        if (attempt == Attempt::First) // Whoever bears the name next time is none of ours.
            co_return record(write, kind::kCustomerNotSent, answer.error);
        [[fallthrough]]; // An earlier attempt is in doubt all the same.
    case books::WriteOutcome::Uncertain: co_return record(write, kind::kCustomerUncertain, answer.error);
    }
    Q_UNREACHABLE();
}

/// The name may be that of an earlier attempt of ours, of a customer that somebody made meanwhile, or of a supplier.
QCoro::Task<Result<void>> CustomerPoster::nameTaken(books::Books *books, CustomerWriteView write, Attempt attempt, Error refusal)
{
    co_await m_wait.whole();
    const Result<std::vector<Customer>> named = co_await books->customersNamed(write.name);
    if (!named)
        co_return record(write, kind::kCustomerUncertain, named.error());
    const Customer *customer = activeAmong(*named, write.name);
    if (customer && attempt == Attempt::Again && isMadeFor(write, *customer))
        co_return recordCreated(write, *customer, true);
    if (customer) {
        // Somebody else's, of another account perhaps. The next assessment matches it by name, as it matches all others, and
        // whoever approved a customer of our making is asked about that one.
        if (Result<void> kept = keep(write.realm, *customer); !kept)
            co_return kept;
    }
    const Result<std::optional<books::NameHolder>> holder = co_await books->holderOfName(write.name);
    if (holder && *holder) // Whoever settles it needs to know where to look.
        refusal.detail = wordsOf(**holder) + QStringLiteral("; ") + refusal.detail;
    co_return refuse(write, refusal);
}

Result<void> CustomerPoster::refuse(const CustomerWriteView &write, const Error &refusal)
{
    m_refused.insert(triedAs(write.realm, write.accountId, write.name));
    return record(write, kind::kCustomerRejected, refusal);
}

/// Somebody else bears the name by now.
Result<void> CustomerPoster::refuseFor(const CustomerWriteView &write, const Customer &holder)
{
    if (Result<void> kept = keep(write.realm, holder); !kept)
        return kept;
    const books::NameHolder who { books::NameHolder::Kind::Customer, holder.id.value, true };
    return refuse(write, { ErrorKind::Conflict, wordsOf(who), {}, {}, {} });
}

Result<void> CustomerPoster::keep(const QString &realm, const Customer &customer)
{
    PullSink::Page page;
    page.realm = realm;
    page.customers.push_back(customer);
    return m_mirror.page(std::move(page));
}

QCoro::Task<Result<std::optional<QString>>> CustomerPoster::ensure(books::Books *books, AccountId account,
    books::CustomerDraft draft)
{
    const QString realm = books->realm().value;
    Result<std::optional<QString>> linked = linkOf(account, realm);
    if (!linked || *linked)
        co_return linked;
    if (m_refused.contains(triedAs(realm, account, draft.name)))
        co_return std::optional<QString>();
    const Result<std::optional<CustomerWriteView>> before = writeOf(account, realm);
    if (!before)
        co_return tl::unexpected(before.error());
    if (*before && ((*before)->outbox == Outbox::Intended || (*before)->outbox == Outbox::Uncertain))
        co_return std::optional<QString>(); // To be settled first.

    CustomerWriteView write;
    write.accountId = account;
    write.realm = realm;
    write.key = keyAfter(*before, customerKey(realm, account));
    write.name = draft.name;
    write.body = books->canonicalCustomer(draft);
    const QJsonObject payload { { QStringLiteral("realm"), realm }, { QStringLiteral("key"), write.key },
        { QStringLiteral("name"), write.name }, { QStringLiteral("body"), QString::fromUtf8(write.body) } };
    const auto intended = m_recorder.record(
        { { kind::kCustomerIntended, subjectOf(account), kSystem, payload, {} } }, journal::Durability::Full);
    if (!intended)
        co_return tl::unexpected(intended.error());
    const Result<void> sent = co_await send(books, write, Attempt::First);
    if (!sent)
        co_return tl::unexpected(sent.error());
    co_return linkOf(account, realm);
}

Result<void> CustomerPoster::recordCreated(const CustomerWriteView &write, const Customer &customer, bool found)
{
    const QJsonObject created { { QStringLiteral("realm"), write.realm }, { QStringLiteral("key"), write.key },
        { QStringLiteral("customer"), customer.id.value }, { QStringLiteral("found"), found } };
    const QJsonObject linked { { QStringLiteral("realm"), write.realm },
        { QStringLiteral("customer"), customer.id.value }, { QStringLiteral("how"), QStringLiteral("created") } };
    const auto recorded = m_recorder.record({ { kind::kCustomerCreated, subjectOf(write.accountId), kSystem, created, {} },
        { kind::kCustomerLinked, subjectOf(write.accountId), kSystem, linked, {} } });
    if (!recorded)
        return tl::unexpected(recorded.error());
    return keep(write.realm, customer);
}

Result<void> CustomerPoster::record(const CustomerWriteView &write, const QString &eventKind, const Error &error)
{
    const QJsonObject payload { { QStringLiteral("realm"), write.realm }, { QStringLiteral("key"), write.key },
        { QStringLiteral("code"), error.code }, { QStringLiteral("message"), saidWithId(error) },
        { QStringLiteral("why"), error.detail } };
    const auto recorded = m_recorder.record({ { eventKind, subjectOf(write.accountId), kSystem, payload, {} } });
    if (!recorded)
        return tl::unexpected(recorded.error());
    return {};
}

Result<std::optional<CustomerWriteView>> CustomerPoster::writeOf(const AccountId &account, const QString &realm) const
{
    const Result<std::vector<CustomerWriteView>> writes = m_views.customerWrites();
    if (!writes)
        return tl::unexpected(writes.error());
    for (const CustomerWriteView &write : *writes) {
        if (write.accountId == account && write.realm == realm)
            return write;
    }
    return std::optional<CustomerWriteView>();
}

Result<std::optional<QString>> CustomerPoster::linkOf(const AccountId &account, const QString &realm) const
{
    const Result<std::vector<mirror::CustomerLinkView>> links = m_views.customerLinks();
    if (!links)
        return tl::unexpected(links.error());
    for (const mirror::CustomerLinkView &link : *links) {
        if (link.accountId == account && link.realm == realm)
            return link.customerId;
    }
    return std::optional<QString>();
}

} // namespace sluice::billing
