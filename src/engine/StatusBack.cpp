#include "engine/StatusBack.h"

#include "billing/Presence.h"
#include "core/CanonicalJson.h"
#include "domain/Keys.h"
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

void addInvoice(salesforce::DealStatus &status, const Invoice &invoice, QDate today)
{
    const InvoiceStatus own = statusOf(invoice, today);
    if (!status.status || urgency(own) > urgency(*status.status))
        status.status = own;
    if (own == InvoiceStatus::Void && status.amount)
        return;
    // The newest living invoice names itself; amounts are those of all.
    status.invoiceId = invoice.realm.value + QLatin1Char(':') + invoice.id.value;
    status.invoiceNumber = invoice.docNumber;
    const Money zero(0, invoice.currency);
    status.amount = status.amount.value_or(zero).plus(invoice.total).value_or(invoice.total);
    status.balance = status.balance.value_or(zero).plus(invoice.balance).value_or(invoice.balance);
    // The earliest date that still matters; once all is paid, the last one there was.
    const bool isOpen = !invoice.balance.isZero();
    const bool hadOpen = status.balance->minor() != invoice.balance.minor();
    if (!status.dueOn.isValid() || (isOpen && (!hadOpen || invoice.dueOn < status.dueOn)) || (!isOpen && !hadOpen))
        status.dueOn = invoice.dueOn;
}

QString amountText(const std::optional<Money> &money)
{
    return money ? money->toText() + QLatin1Char(' ') + money->currency().text() : QString();
}

QString hashTexts(const QStringList &texts)
{
    return sha256Hex(texts.join(QLatin1Char('\x1f')).toUtf8());
}

struct Standing {
    QString customerLink;
    std::optional<Money> open, overdue, credits;
    QDate lastPaidOn, oldestOverdueOn;
    std::vector<const Invoice *> overdueInvoices;
};

/// The account that each customer belongs to, by "realm:customer". What Salesforce has linked already stands; then what
/// Sluice found or made; an invoice made by hand, which may name the wrong customer, comes last.
QHash<QString, QString> accountsByCustomer(const billing::World &world)
{
    QHash<QString, QString> linked;
    for (const Account &account : world.accounts) {
        if (!account.customerLink.isEmpty() && !account.deleted)
            linked.insert(account.customerLink, account.id.value);
    }
    QHash<QString, QString> accounts;
    for (const bool byHand : { false, true }) {
        for (const RequestView &view : world.requests) {
            const bool isByHand = !view.invoiceId.isEmpty() && view.origin == InvoiceOrigin::Linked;
            if (isByHand != byHand || view.customerId.isEmpty() || view.realm.isEmpty() || view.accountId.isEmpty())
                continue;
            const QString link = view.realm + QLatin1Char(':') + view.customerId;
            if (!accounts.contains(link) && linked.value(link, view.accountId.value) == view.accountId.value)
                accounts.insert(link, view.accountId.value);
        }
    }
    return accounts;
}

/// Where an account stands in the books, over all its customers that use one currency: the one of its first customer.
/// Sums over several currencies would say nothing.
QMap<QString, Standing> standings(const billing::World &world, QDate today)
{
    QMap<QString, Standing> byAccount;
    const QHash<QString, QString> accountOfCustomer = accountsByCustomer(world);
    for (const auto &company : world.companies) {
        const QString realm = company->index.company().realm.value;
        for (const Invoice &invoice : company->invoices) {
            const QString link = realm + QLatin1Char(':') + invoice.customerId;
            const auto account = accountOfCustomer.constFind(link);
            if (account == accountOfCustomer.cend() || invoice.voided || invoice.deleted)
                continue;
            Standing &standing = byAccount[*account];
            if (standing.customerLink.isEmpty())
                standing.customerLink = link;
            const Money zero(0, invoice.currency);
            if (standing.open && !(standing.open->currency() == invoice.currency))
                continue;
            standing.open = standing.open.value_or(zero).plus(invoice.balance).value_or(invoice.balance);
            const bool isOverdue = !invoice.balance.isZero() && invoice.dueOn.isValid() && invoice.dueOn < today;
            standing.overdue = standing.overdue.value_or(zero).plus(isOverdue ? invoice.balance : zero).value_or(zero);
            if (isOverdue) {
                standing.overdueInvoices.push_back(&invoice);
                if (!standing.oldestOverdueOn.isValid() || invoice.dueOn < standing.oldestOverdueOn)
                    standing.oldestOverdueOn = invoice.dueOn;
            }
            const QDate paidOn = company->lastPaidOn.value(invoice.id.value);
            if (paidOn.isValid() && (!standing.lastPaidOn.isValid() || paidOn > standing.lastPaidOn))
                standing.lastPaidOn = paidOn;
        }
    }
    for (auto it = accountOfCustomer.cbegin(); it != accountOfCustomer.cend(); ++it) {
        const qsizetype colon = it.key().indexOf(QLatin1Char(':'));
        const billing::CompanyWorld *company = world.company(it.key().left(colon));
        const auto standing = byAccount.find(*it);
        if (!company || standing == byAccount.end() || !standing->open)
            continue;
        for (const Money &credit : company->openCredits.value(it.key().mid(colon + 1))) {
            if (credit.currency() == standing->open->currency())
                standing->credits = standing->credits.value_or(Money(0, credit.currency())).plus(credit).value_or(credit);
        }
    }
    return byAccount;
}

} // namespace

std::vector<salesforce::DealStatus> dealStatuses(const billing::World &world, QDate today)
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
            refused = refused || view->outbox == mirror::Outbox::Refused;
            const billing::CompanyWorld *company = world.company(view->invoiceRealm);
            if (billing::presenceOf(world, *view) == billing::Presence::Gone)
                invoices.push_back(&gone.emplace_back(billing::goneInvoice(*view)));
            else if (const Invoice *invoice = company ? company->invoiceById.value(view->invoiceId) : nullptr)
                invoices.push_back(invoice);
        }
        std::sort(invoices.begin(), invoices.end(),
            [](const Invoice *a, const Invoice *b) { return std::tie(a->txnOn, a->id.value) < std::tie(b->txnOn, b->id.value); });
        for (const Invoice *invoice : invoices)
            addInvoice(status, *invoice, today);
        if (refused)
            status.status = InvoiceStatus::Error;
        else if (!status.status)
            status.status = InvoiceStatus::Pending;
        statuses.push_back(std::move(status));
    }
    return statuses;
}

std::vector<salesforce::AccountStatus> accountStatuses(const billing::World &world, QDate today)
{
    std::vector<salesforce::AccountStatus> statuses;
    const QMap<QString, Standing> byAccount = standings(world, today);
    for (auto it = byAccount.cbegin(); it != byAccount.cend(); ++it) {
        salesforce::AccountStatus status;
        status.accountId = AccountId(it.key());
        status.customerLink = it->customerLink;
        status.openBalance = it->open;
        status.overdueBalance = it->overdue;
        status.creditTotal = it->credits ? it->credits : it->open ? std::optional(Money(0, it->open->currency())) : std::nullopt;
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

std::vector<OverdueTask> overdueTasks(const billing::World &world, QDate today)
{
    std::vector<OverdueTask> tasks;
    const QMap<QString, Standing> byAccount = standings(world, today);
    for (auto it = byAccount.cbegin(); it != byAccount.cend(); ++it) {
        const auto account = world.accounts.constFind(AccountId(it.key()));
        if (it->overdueInvoices.empty() || account == world.accounts.cend())
            continue;
        OverdueTask task;
        task.accountId = account->id;
        task.ownerId = recipientOf(world, account->ownerId);
        task.key = overdueTaskKey(account->id);
        task.subject = QStringLiteral("Overdue invoices: %1 open since %2")
                           .arg(amountText(it->overdue), it->oldestOverdueOn.toString(Qt::ISODate));
        QStringList lines;
        for (const Invoice *invoice : it->overdueInvoices)
            lines.append(QStringLiteral("Invoice %1: %2, due %3")
                             .arg(invoice->docNumber, amountText(invoice->balance), invoice->dueOn.toString(Qt::ISODate)));
        lines.sort();
        task.description = lines.join(QLatin1Char('\n'));
        task.dueOn = today.addDays(2);
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
        exception.message = rules::findingSentence(view->finding);
        exception.severity = view->finding.severity;
        exception.retries = view->attempts;
        exception.firstSeenAt = view->openedAt;
        exception.lastSeenAt = view->cycleOpenedAt;
        exception.resolved = view->state == CaseState::Resolved;
        exception.dealId = view->dealId;
        exception.accountId = view->accountId;
        exceptions.push_back(std::move(exception));
    }
    return exceptions;
}

QString hashOf(const salesforce::DealStatus &status)
{
    return hashTexts({ status.billingKey, status.invoiceId, status.invoiceNumber,
        status.status ? nameOf(*status.status) : QString(), amountText(status.amount), amountText(status.balance),
        status.dueOn.toString(Qt::ISODate) });
}

QString hashOf(const salesforce::AccountStatus &status)
{
    return hashTexts({ status.customerLink, amountText(status.openBalance), amountText(status.overdueBalance),
        amountText(status.creditTotal), status.lastPaymentOn.toString(Qt::ISODate),
        status.oldestOverdueOn.toString(Qt::ISODate) });
}

QString hashOf(const salesforce::SyncException &exception)
{
    return hashTexts({ exception.cause, exception.message, nameOf(exception.severity),
        QString::number(exception.retries), exception.resolved ? QStringLiteral("1") : QStringLiteral("0"),
        exception.dealId.value, exception.accountId.value });
}

} // namespace sluice::engine
