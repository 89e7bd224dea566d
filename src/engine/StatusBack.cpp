#include "engine/StatusBack.h"

#include "billing/Presence.h"
#include "core/CanonicalJson.h"
#include "core/MoneyText.h"
#include "domain/Keys.h"
#include "engine/Days.h"
#include "rules/Sentences.h"

#include <QMap>

#include <deque>

namespace sluice::engine {

using mirror::RequestView;

namespace {

InvoiceStatus statusOf(const Invoice &invoice, QDate today)
{
    if (invoice.voided || invoice.deleted)
        return InvoiceStatus::Void;
    if (invoice.balance.isZero())
        return InvoiceStatus::Paid;
    if (invoice.dueOn.isValid() && invoice.dueOn < today)
        return InvoiceStatus::Overdue;
    return invoice.balance.minor() < invoice.total.minor() ? InvoiceStatus::Partial : InvoiceStatus::Open;
}

/// The one that a person must hear of first.
int urgency(InvoiceStatus status)
{
    switch (status) {
    case InvoiceStatus::Error: return 6;
    case InvoiceStatus::Overdue: return 5;
    case InvoiceStatus::Partial: return 4;
    case InvoiceStatus::Open: return 3;
    case InvoiceStatus::Paid: return 2;
    case InvoiceStatus::Void: return 1;
    case InvoiceStatus::Pending: return 0;
    }
    Q_UNREACHABLE();
}

/// What a deal's invoices come to, one added after the other, the oldest first.
class DealSum {
public:
    DealSum(salesforce::DealStatus &status, Currency currency)
        : m_status(status)
        , m_currency(currency)
    {
    }

    void add(const Invoice &invoice, QDate today)
    {
        const InvoiceStatus own = statusOf(invoice, today);
        if (!m_status.status || urgency(own) > urgency(*m_status.status))
            m_status.status = own;
        if (own == InvoiceStatus::Void && m_any)
            return;
        // The newest living invoice names itself; amounts are those of all.
        m_any = true;
        m_status.invoiceId = invoice.realm.value + QLatin1Char(':') + invoice.id.value;
        m_status.invoiceNumber = invoice.docNumber;
        addAmounts(invoice);
        // The earliest date that still matters; once all is paid, the last one there was.
        const bool isOpen = !invoice.balance.isZero();
        if (!m_status.dueOn.isValid() || (isOpen && (!m_hasOpen || invoice.dueOn < m_status.dueOn)) || (!isOpen && !m_hasOpen))
            m_status.dueOn = invoice.dueOn;
        m_hasOpen = m_hasOpen || isOpen;
    }

private:
    /// Salesforce reads every number in the deal's currency, and we know no rate at which the two of them would agree: the
    /// books tell one between the document and the company's home currency only. So a deal that is billed in another
    /// currency (M42) shows no amount at all, and one that is billed in several shows no part of it as the whole.
    void addAmounts(const Invoice &invoice)
    {
        m_foreign = m_foreign || !(invoice.currency == m_currency);
        const Money zero(0, m_currency);
        const Result<Money> amount = m_status.amount.value_or(zero).plus(invoice.total);
        const Result<Money> balance = m_status.balance.value_or(zero).plus(invoice.balance);
        m_foreign = m_foreign || !amount || !balance;
        m_status.amount = m_foreign ? std::nullopt : std::optional(*amount);
        m_status.balance = m_foreign ? std::nullopt : std::optional(*balance);
    }

    salesforce::DealStatus &m_status;
    Currency m_currency;
    bool m_any = false, m_hasOpen = false, m_foreign = false;
};

QString hashTexts(const QStringList &texts)
{
    return sha256Hex(texts.join(QLatin1Char('\x1f')).toUtf8());
}

struct Standing {
    QStringList links; ///< To its customers, "realm:customer", as their invoices come.
    QMap<QString, salesforce::AccountBalance> byCurrency; ///< By code: sums over several would say nothing.
    QDate lastPaidOn, oldestOverdueOn;
    QDate today; ///< Where the oldest overdue invoice was billed.
    std::vector<const Invoice *> overdueInvoices;

    salesforce::AccountBalance &in(Currency currency)
    {
        const Money zero(0, currency);
        const auto found = byCurrency.find(currency.text());
        return found != byCurrency.end() ? *found : *byCurrency.insert(currency.text(), { zero, zero, zero });
    }
};

void addTo(Money &sum, Money money)
{
    sum = sum.plus(money).value_or(sum);
}

/// Of a request whose account was merged into another, the account that has its deal by now.
QString accountOf(const billing::World &world, const RequestView &view)
{
    const Deal *deal = world.accounts.contains(view.accountId) ? nullptr : world.dealById.value(view.request.dealId);
    return deal && !deal->deleted && !deal->accountId.isEmpty() ? deal->accountId.value : view.accountId.value;
}

/// The account that each customer belongs to, by "realm:customer". What Salesforce has linked already stands; then what
/// Sluice found or made; an invoice made by hand, which may name the wrong customer, comes last.
QHash<QString, QString> accountsByCustomer(const billing::World &world)
{
    QHash<QString, QString> linked;
    for (const Account &account : world.accounts) {
        if (!account.customerLink.isEmpty() && !account.deleted)
            linked.insert(account.customerLink, account.id.value);
    }
    QHash<QString, QString> accounts = linked;
    for (const bool byHand : { false, true }) {
        for (const RequestView &view : world.requests) {
            const bool isByHand = !view.invoiceId.isEmpty() && view.origin == InvoiceOrigin::Linked;
            if (isByHand != byHand || view.customerId.isEmpty() || view.realm.isEmpty() || view.accountId.isEmpty())
                continue;
            const QString link = view.realm + QLatin1Char(':') + view.customerId;
            const QString account = accountOf(world, view);
            if (!accounts.contains(link) && linked.value(link, account) == account)
                accounts.insert(link, account);
        }
    }
    return accounts;
}

/// Accounts that Salesforce shows with a customer of whom the books have no document: the last one may have been deleted
/// since, and a mirror made anew knows nothing of it.
void standWithNothing(const billing::World &world, QMap<QString, Standing> &byAccount)
{
    for (const Account &account : world.accounts) {
        const billing::CompanyWorld *company = world.company(account.customerLink.section(QLatin1Char(':'), 0, 0));
        if (!company || account.deleted || byAccount.contains(account.id.value))
            continue;
        Standing &standing = byAccount[account.id.value];
        standing.links.append(account.customerLink);
        standing.in(company->index.company().homeCurrency);
    }
}

/// Where an account stands in the books, over all its customers.
QMap<QString, Standing> standings(const billing::World &world, Instant now)
{
    QMap<QString, Standing> byAccount;
    const QHash<QString, QString> accountOfCustomer = accountsByCustomer(world);
    for (const auto &company : world.companies) {
        const QString realm = company->index.company().realm.value;
        const QDate today = dayIn(world, realm, now);
        for (const Invoice &invoice : company->invoices) {
            const QString link = realm + QLatin1Char(':') + invoice.customerId;
            const auto account = accountOfCustomer.constFind(link);
            if (account == accountOfCustomer.cend())
                continue;
            Standing &standing = byAccount[*account];
            if (!standing.links.contains(link))
                standing.links.append(link);
            salesforce::AccountBalance &balance = standing.in(invoice.currency);
            if (invoice.voided || invoice.deleted)
                continue; // Whoever owes nothing any more must hear that, too.
            addTo(balance.open, invoice.balance);
            if (!invoice.balance.isZero() && invoice.dueOn.isValid() && invoice.dueOn < today) {
                addTo(balance.overdue, invoice.balance);
                standing.overdueInvoices.push_back(&invoice);
                if (!standing.oldestOverdueOn.isValid() || invoice.dueOn < standing.oldestOverdueOn) {
                    standing.oldestOverdueOn = invoice.dueOn;
                    standing.today = today;
                }
            }
            const QDate paidOn = company->lastPaidOn.value(invoice.id.value);
            if (paidOn.isValid() && (!standing.lastPaidOn.isValid() || paidOn > standing.lastPaidOn))
                standing.lastPaidOn = paidOn;
        }
    }
    standWithNothing(world, byAccount);
    for (auto it = accountOfCustomer.cbegin(); it != accountOfCustomer.cend(); ++it) {
        const qsizetype colon = it.key().indexOf(QLatin1Char(':'));
        const billing::CompanyWorld *company = world.company(it.key().left(colon));
        const auto standing = byAccount.find(*it);
        if (!company || standing == byAccount.end())
            continue;
        for (const Money &credit : company->openCredits.value(it.key().mid(colon + 1)))
            addTo(standing->in(credit.currency()).credits, credit);
    }
    return byAccount;
}

/// The one customer that an account shows when it has several, as after a merge: on whom somebody decided, else whom
/// Salesforce shows already, else the first that was billed.
QString linkOf(const billing::World &world, const AccountId &account, const QStringList &links)
{
    for (const auto &company : world.companies) {
        const auto decided = company->links.constFind(account);
        const QString link = decided == company->links.cend() ? QString() : decided->realm + QLatin1Char(':') + decided->customerId;
        if (links.contains(link))
            return link;
    }
    const QString shown = world.accounts.value(account).customerLink;
    return links.contains(shown) ? shown : links.value(0);
}

} // namespace

std::vector<salesforce::DealStatus> dealStatuses(const billing::World &world, Instant now)
{
    QMap<QString, std::vector<const RequestView *>> byDeal;
    for (const RequestView &view : world.requests)
        byDeal[view.request.dealId.value].push_back(&view);

    std::vector<salesforce::DealStatus> statuses;
    for (auto it = byDeal.cbegin(); it != byDeal.cend(); ++it) {
        const Deal *deal = world.dealById.value(DealId(it.key()));
        if (!deal || deal->deleted)
            continue;
        salesforce::DealStatus status;
        status.dealId = deal->id;
        status.billingKey = dealBillingKey(deal->id);
        bool refused = false;
        std::deque<Invoice> gone; // Stays where it is while it grows.
        std::vector<const Invoice *> invoices;
        for (const RequestView *view : it.value()) {
            // Of one that was billed otherwise, or need not be billed any more, nothing is left to put right.
            refused = refused || (view->outbox == mirror::Outbox::Refused && view->invoiceId.isEmpty() && view->decision == mirror::Decision::Approved);
            const billing::CompanyWorld *company = world.company(view->invoiceRealm);
            if (billing::presenceOf(world, *view) == billing::Presence::Gone)
                invoices.push_back(&gone.emplace_back(billing::goneInvoice(*view)));
            else if (const Invoice *invoice = company ? company->invoiceById.value(view->invoiceId) : nullptr)
                invoices.push_back(invoice);
        }
        std::sort(invoices.begin(), invoices.end(),
            [](const Invoice *a, const Invoice *b) { return std::tie(a->txnOn, a->id.value) < std::tie(b->txnOn, b->id.value); });
        DealSum sum(status, deal->currency);
        for (const Invoice *invoice : invoices)
            sum.add(*invoice, dayIn(world, invoice->realm.value, now));
        if (refused)
            status.status = InvoiceStatus::Error;
        else if (!status.status)
            status.status = InvoiceStatus::Pending;
        statuses.push_back(std::move(status));
    }
    return statuses;
}

std::vector<salesforce::AccountStatus> accountStatuses(const billing::World &world, Instant now)
{
    std::vector<salesforce::AccountStatus> statuses;
    const QMap<QString, Standing> byAccount = standings(world, now);
    for (auto it = byAccount.cbegin(); it != byAccount.cend(); ++it) {
        if (!world.accounts.contains(AccountId(it.key())))
            continue; // It is gone, and would be refused in every cycle.
        salesforce::AccountStatus status;
        status.accountId = AccountId(it.key());
        status.customerLink = linkOf(world, status.accountId, it->links);
        status.balances.assign(it->byCurrency.cbegin(), it->byCurrency.cend());
        status.lastPaymentOn = it->lastPaidOn;
        status.oldestOverdueOn = it->oldestOverdueOn;
        statuses.push_back(std::move(status));
    }
    return statuses;
}

QString recipientOf(const billing::World &world, const QString &ownerId)
{
    const auto owner = world.users.constFind(ownerId);
    return owner != world.users.cend() && !owner->active ? owner->managerId : ownerId;
}

std::vector<OverdueTask> overdueTasks(const billing::World &world, Instant now)
{
    std::vector<OverdueTask> tasks;
    const QMap<QString, Standing> byAccount = standings(world, now);
    for (auto it = byAccount.cbegin(); it != byAccount.cend(); ++it) {
        const auto account = world.accounts.constFind(AccountId(it.key()));
        if (it->overdueInvoices.empty() || account == world.accounts.cend())
            continue;
        OverdueTask task;
        task.accountId = account->id;
        task.ownerId = recipientOf(world, account->ownerId);
        task.key = overdueTaskKey(account->id);
        QStringList sums;
        for (const salesforce::AccountBalance &balance : it->byCurrency) {
            if (!balance.overdue.isZero())
                sums.append(englishMoney(balance.overdue));
        }
        task.subject = QStringLiteral("Overdue invoices: %1 open since %2")
                           .arg(sums.join(QStringLiteral(" and ")), englishDate(it->oldestOverdueOn));
        QStringList lines;
        for (const Invoice *invoice : it->overdueInvoices)
            lines.append(QStringLiteral("Invoice %1: %2, due %3")
                             .arg(invoice->docNumber, englishMoney(invoice->balance), englishDate(invoice->dueOn)));
        lines.sort();
        if (sums.size() > 1)
            lines = QStringList { QStringLiteral("Open:") } + sums + QStringList { QString() } + lines;
        task.description = lines.join(QLatin1Char('\n'));
        task.dueOn = it->today.addDays(2);
        tasks.push_back(std::move(task));
    }
    return tasks;
}

std::vector<salesforce::SyncException> syncExceptions(const billing::World &world)
{
    QMap<QString, const mirror::CaseView *> ordered;
    for (const auto &[id, view] : world.cases)
        ordered.insert(id, &view);
    std::vector<salesforce::SyncException> exceptions;
    for (const mirror::CaseView *view : ordered) {
        salesforce::SyncException exception;
        exception.key = view->id.value;
        exception.cause = nameOf(view->cause.value_or(view->finding.cause));
        exception.message = rules::englishSentence(view->finding);
        exception.severity = view->finding.severity;
        exception.retries = view->attempts;
        exception.firstSeenAt = view->openedAt;
        exception.lastSeenAt = view->resolvedAt.value_or(view->cycleOpenedAt); // An open one is seen again when it is told.
        exception.resolved = view->state == CaseState::Resolved;
        // A write that refers to a deleted record is refused: its exception could never be closed. A mirror made anew does not
        // even know those that are in the Recycle Bin.
        const Deal *deal = world.dealById.value(view->dealId);
        if (deal && !deal->deleted)
            exception.dealId = view->dealId;
        if (world.accounts.contains(view->accountId))
            exception.accountId = view->accountId;
        exceptions.push_back(std::move(exception));
    }
    return exceptions;
}

QString hashOf(const salesforce::DealStatus &status)
{
    return hashTexts({ status.billingKey, status.invoiceId, status.invoiceNumber,
        status.status ? nameOf(*status.status) : QString(), amountAndCode(status.amount), amountAndCode(status.balance),
        status.dueOn.toString(Qt::ISODate) });
}

QString hashOf(const salesforce::AccountStatus &status)
{
    QStringList texts { status.customerLink };
    for (const salesforce::AccountBalance &balance : status.balances)
        texts += { amountAndCode(balance.open), amountAndCode(balance.overdue), amountAndCode(balance.credits) };
    return hashTexts(texts + QStringList { status.lastPaymentOn.toString(Qt::ISODate), status.oldestOverdueOn.toString(Qt::ISODate) });
}

QString hashOf(const salesforce::SyncException &exception)
{
    return hashTexts({ exception.cause, exception.message, nameOf(exception.severity),
        QString::number(exception.retries), exception.resolved ? QStringLiteral("1") : QStringLiteral("0"),
        exception.dealId.value, exception.accountId.value });
}

} // namespace sluice::engine
