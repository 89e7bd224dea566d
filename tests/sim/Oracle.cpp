#include "sim/Oracle.h"

#include "billing/DraftPayload.h"
#include "billing/PostingProof.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"
#include "sim/OwnInvoices.h"
#include "sim/People.h"

#include <QJsonDocument>

#include <map>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sim {

using journal::Event;
using journal::textOf;
using sandbox::Value;
namespace kind = journal::kind;

namespace {

const QLatin1String kRequest("request:");

struct Histories {
    std::map<QString, std::vector<Event>> requests; ///< The events of all requests by subject, in order.
    QSet<QString> vouched; ///< Subjects of exceptions that the controller resolved.
};

Histories historiesOf(const journal::Journal &journal)
{
    Histories histories;
    for (qint64 seq = 0;;) {
        const Result<std::vector<Event>> events = journal.after(seq, 1000);
        if (!events || events->empty())
            return histories;
        seq = events->back().seq;
        for (const Event &event : *events) {
            if (event.subject.startsWith(kRequest))
                histories.requests[event.subject].push_back(event);
            else if (event.kind == kind::kExceptionResolved && event.actor == People::controller())
                histories.vouched.insert(event.subject);
        }
    }
}

/// Whether the controller said of a request that the deal's other invoices do not bill what it bills.
bool isVouchedFor(const Histories &histories, const QString &subject)
{
    const RequestId request(subject.sliced(kRequest.size()));
    return histories.vouched.contains(subjectOf(caseId(request, u"not_invoiced_yet"_s, QString())));
}

/// What was approved, told from the events alone.
struct Approval {
    QString submitted, amount, customer; ///< Fingerprint, net amount and customer that were shown to the approvers.
    qsizetype needed = 0;
    QSet<QString> signers;

    void take(const Event &event)
    {
        if (event.kind == kind::kRequestSubmitted) {
            const QJsonObject decisive = event.payload.value("decisive"_L1).toObject();
            *this = { textOf(event.payload, "fingerprint"), textOf(decisive, "amount"), textOf(decisive, "customer"),
                event.payload.value("needs"_L1).toArray().size(), {} };
        } else if (event.kind == kind::kApprovalGiven) {
            if (textOf(event.payload, "fingerprint") == submitted)
                signers.insert(event.actor);
        } else if (event.kind == kind::kApprovalVoided || event.kind == kind::kRequestWithdrawn
            || event.kind == kind::kApprovalReturned || event.kind == kind::kApprovalRejected
            || event.kind == kind::kRequestCancelled) {
            *this = {};
        }
    }
    bool covers(const QString &fingerprint) const
    {
        return !fingerprint.isEmpty() && fingerprint == submitted && !signers.isEmpty() && signers.size() >= needed;
    }
};

/// What an intent asked for, in cents.
qint64 netOf(const Event &intended)
{
    const auto draft = billing::draftFromPayload(intended.payload.value("draft"_L1).toObject());
    if (!draft)
        return -1;
    qint64 net = draft->discount ? -qint64(draft->discount->minor()) : 0;
    for (const books::DraftLine &line : draft->lines)
        net += line.amount.minor();
    return net;
}

/// What a document bills without its tax, in cents.
qint64 netOf(const Value &invoice)
{
    return qRound64((invoice[u"TotalAmt"].toDouble() - invoice.at(u"TxnTaxDetail.TotalTax").toDouble()) * 100);
}

/// "12 request.planned, 15 request.submitted, …"
QString kindsOf(const std::vector<Event> &history)
{
    QStringList kinds;
    for (const Event &event : history)
        kinds.append(u"%1 %2 %3"_s.arg(event.seq).arg(event.kind, textOf(event.payload, "fingerprint").left(6)));
    return kinds.join(u", "_s);
}

QString nameOf(const mirror::RequestView &view)
{
    return u"request %1 of %2"_s.arg(view.request.id.value, view.request.title);
}

/// Whether a request may still become an invoice.
bool isAlive(RequestState state)
{
    return state == RequestState::Planned || state == RequestState::Waiting || state == RequestState::Blocked
        || state == RequestState::Ready || state == RequestState::Submitted || state == RequestState::Approved;
}

QString statusShown(const Value &invoice, QDate today)
{
    const double balance = invoice[u"Balance"].toDouble();
    if (balance == 0)
        return u"Paid"_s;
    if (QDate::fromString(invoice[u"DueDate"].toString(), Qt::ISODate) < today)
        return u"Overdue"_s;
    return balance < invoice[u"TotalAmt"].toDouble() ? u"Partial"_s : u"Open"_s;
}

} // namespace

/// A customer of the books, or "account:" and the account after which Sluice has made one.
bool Oracle::isMeant(const QString &realm, const QString &customer, const QString &approved) const
{
    if (!approved.startsWith("account:"_L1))
        return customer == approved;
    const Value *account = m_systems.crm().org().find(u"Account"_s, approved.section(u':', 1));
    const Value *billed = m_systems.books().realm(realm)->find(u"Customer"_s, customer);
    return account && billed && (*billed)[u"DisplayName"].toString() == (*account)[u"Name"].toString()
        && (*billed)[u"Notes"].toString().contains((*account)[u"Id"].toString());
}

QStringList Oracle::checkRequest(const QString &subject, const std::vector<Event> &history, QSet<QString> &keys) const
{
    QStringList wrong;
    Approval approval;
    struct Meant {
        qint64 approvedMinor = 0, netMinor = 0; // The policy lets an amount go down a little without another approval.
        QString customer;
    };
    QHash<QString, Meant> own; // What was approved and what was to be sent, by the key of its intent.
    for (const Event &event : history) {
        approval.take(event);
        if (event.kind != kind::kInvoiceIntended)
            continue;
        own.insert(textOf(event.payload, "key"), { qRound64(approval.amount.toDouble() * 100), netOf(event), approval.customer });
        if (!approval.covers(textOf(event.payload, "fingerprint")))
            wrong.append(u"%1 was intended in event %2 without an approval in force; its history: %3"_s.arg(subject).arg(event.seq)
                             .arg(kindsOf(history)));
    }
    int living = 0;
    for (const OwnInvoice &invoice : ownInvoices(m_systems)) {
        if (!own.contains(invoice.key))
            continue;
        if (m_systems.undoneByHand().contains(invoice.place()))
            continue;
        ++living;
        const Meant meant = own.value(invoice.key);
        const qint64 netMinor = netOf(invoice.record);
        if (netMinor != meant.netMinor || netMinor > meant.approvedMinor)
            wrong.append(u"%1 bills %2 cents, was to bill %3 and was approved for %4"_s.arg(subject).arg(netMinor)
                             .arg(meant.netMinor).arg(meant.approvedMinor));
        const QString customer = invoice.record.at(u"CustomerRef.value").toString();
        if (!isMeant(invoice.realm, customer, meant.customer))
            wrong.append(u"%1 bills customer %2 and was approved for %3"_s.arg(subject, customer, meant.customer));
    }
    if (living > 1)
        wrong.append(u"%1 has %2 invoices in the books"_s.arg(subject).arg(living));
    for (auto it = own.keyBegin(); it != own.keyEnd(); ++it)
        keys.insert(*it);
    return wrong;
}

/// At the moment at which an invoice left, first or again, an approval of just what it says was in force.
QStringList Oracle::checkSent(const QString &subject, const std::vector<Event> &history) const
{
    QHash<QString, QString> fingerprints; // Of what was meant, by key.
    for (const Event &event : history) {
        if (event.kind == kind::kInvoiceIntended)
            fingerprints.insert(textOf(event.payload, "key"), textOf(event.payload, "fingerprint"));
    }
    QStringList wrong;
    for (const Sent &sent : m_sent) {
        if (!fingerprints.contains(sent.key))
            continue;
        Approval approval;
        for (const Event &event : history) {
            if (event.seq <= sent.seq)
                approval.take(event);
        }
        if (!approval.covers(fingerprints.value(sent.key)))
            wrong.append(u"%1 was sent after event %2 without an approval of what it says; its history: %3"_s.arg(subject,
                QString::number(sent.seq), kindsOf(history)));
    }
    return wrong;
}

/// However a deal is cut into parts, and cut anew: together they bill no more than it ever came to. `dealOfKey`: of invoices
/// that nobody vouched for.
QStringList Oracle::checkSums(const std::map<QString, QString> &dealOfKey) const
{
    QHash<QString, qint64> billed;
    for (const OwnInvoice &invoice : ownInvoices(m_systems)) {
        const auto deal = dealOfKey.find(invoice.key);
        const QString customer = invoice.realm + u':' + invoice.record.at(u"CustomerRef.value").toString();
        if (deal == dealOfKey.end() || m_systems.undoneByHand().contains(invoice.place()) || m_systems.creditedByHand().contains(customer))
            continue;
        billed[deal->second] += netOf(invoice.record);
    }
    QStringList wrong;
    for (auto it = billed.cbegin(); it != billed.cend(); ++it) {
        const auto most = m_systems.mostOfDeals().constFind(it.key());
        if (most != m_systems.mostOfDeals().cend() && *it > *most)
            wrong.append(u"deal %1 is billed %2 cents and never came to more than %3"_s.arg(it.key()).arg(*it).arg(*most));
    }
    return wrong;
}

/// No two invoices of ours have one number in one company.
QStringList Oracle::checkNumbers() const
{
    QStringList wrong;
    QSet<QString> seen;
    for (const OwnInvoice &invoice : ownInvoices(m_systems)) {
        const QString number = invoice.realm + u':' + invoice.record[u"DocNumber"].toString();
        if (m_systems.madeByProgram().contains(invoice.place()) && seen.contains(number))
            wrong.append(u"two invoices have the number %1"_s.arg(number));
        seen.insert(number);
    }
    return wrong;
}

QStringList Oracle::whatMustNeverBe() const
{
    QStringList wrong;
    QSet<QString> keys;
    std::map<QString, QString> dealOfKey;
    const Histories histories = historiesOf(m_program.journal());
    for (const auto &[subject, history] : histories.requests) {
        wrong += checkRequest(subject, history, keys) + checkSent(subject, history);
        for (const Event &event : history) {
            if (event.kind == kind::kInvoiceIntended && !isVouchedFor(histories, subject))
                dealOfKey.emplace(textOf(event.payload, "key"), textOf(history.front().payload, "deal"));
        }
    }
    wrong += checkSums(dealOfKey) + checkNumbers();
    QSet<QString> seen;
    for (const OwnInvoice &invoice : ownInvoices(m_systems)) {
        const QString number = invoice.record[u"DocNumber"].toString();
        if (invoice.key.isEmpty())
            wrong.append(u"invoice %1 carries no marker"_s.arg(number));
        else if (seen.contains(invoice.key))
            wrong.append(u"the key %1 stands on two invoices"_s.arg(invoice.key));
        else if (!keys.contains(invoice.key) && !m_lostKeys.contains(invoice.key))
            wrong.append(u"invoice %1 was never intended"_s.arg(number));
        seen.insert(invoice.key);
    }
    return wrong;
}

QStringList Oracle::checkOutbox(const mirror::RequestView &view)
{
    QStringList wrong;
    // A person who bills by hand what is in doubt makes a document that may be ours: then a person is asked.
    const bool isAsked = view.outboxErrorCode == billing::kLookAlike
        && std::ranges::any_of(view.findings, [](const Finding &finding) { return finding.check == u"posting_uncertain"; });
    if (view.outbox == mirror::Outbox::Intended || (view.outbox == mirror::Outbox::Uncertain && !isAsked))
        wrong.append(nameOf(view) + u" is still in the outbox"_s);
    if (view.state == RequestState::Approved && view.findings.empty())
        wrong.append(nameOf(view) + u" is approved, unhindered and has no invoice"_s);
    if (view.outbox == mirror::Outbox::Refused && view.invoiceId.isEmpty())
        wrong.append(nameOf(view) + u" was refused: "_s + view.outboxError);
    return wrong;
}

QStringList Oracle::whatMustHaveHappened() const
{
    QStringList wrong = whatMustNeverBe();
    const Result<journal::Verification> verified = m_program.journal().verify();
    if (!verified || !verified->ok)
        wrong.append(u"the journal does not verify"_s);
    QSet<QString> known;
    for (const mirror::RequestView &view : m_program.views().requests().value_or(std::vector<mirror::RequestView>())) {
        // What waits for the company that does not answer is not told on: what has its invoice is known all the same.
        if (m_closedRealm.isEmpty() || (view.realm != m_closedRealm && !view.realm.isEmpty() && view.outboxRealm != m_closedRealm))
            wrong += checkOutbox(view);
        if (view.invoiceId.isEmpty())
            continue;
        sandbox::quickbooks::Realm *realm = m_systems.books().realm(view.invoiceRealm);
        const QString there = view.invoiceRealm + u':' + view.invoiceId;
        if (!realm || (!realm->find(u"Invoice"_s, view.invoiceId) && !m_systems.undoneByHand().contains(there)))
            wrong.append(nameOf(view) + u" names an invoice that does not exist"_s);
        if (known.contains(there))
            wrong.append(nameOf(view) + u" shares its invoice with another one"_s);
        known.insert(there);
    }
    for (const OwnInvoice &invoice : ownInvoices(m_systems)) {
        if (invoice.realm != m_closedRealm && !known.contains(invoice.place()) && !m_systems.undoneByHand().contains(invoice.place()))
            wrong.append(u"invoice %1 of ours belongs to no request"_s.arg(invoice.record[u"DocNumber"].toString()));
    }
    return wrong + checkMirror() + checkDeals() + checkBalances() + checkTasks() + checkExceptions() + checkWitness();
}

/// What Salesforce has is what the mirror shows, and a deal that is gone has nothing left to bill.
QStringList Oracle::checkMirror() const
{
    QStringList wrong;
    QHash<QString, Deal> mirrored;
    for (Deal &deal : m_program.facts().deals().value_or(std::vector<Deal>()))
        mirrored.insert(deal.id.value, std::move(deal));
    for (const Value &deal : m_systems.crm().org().all(u"Opportunity"_s)) {
        const auto found = mirrored.constFind(deal[u"Id"].toString());
        const QString stage = found == mirrored.cend() ? QString() : found->stage;
        const QString terms = found == mirrored.cend() ? QString() : found->paymentTerms;
        if (found != mirrored.cend() && (stage != deal[u"StageName"].toString() || terms != deal[u"Sluice_Payment_Terms__c"].toString()))
            wrong.append(u"%1 is in stage %2 with terms %3, and the mirror says %4 and %5"_s.arg(deal[u"Name"].toString(),
                deal[u"StageName"].toString(), deal[u"Sluice_Payment_Terms__c"].toString(), stage, terms));
    }
    const auto isGoneFromCrm = [this](const QString &id) {
        const Value *deal = m_systems.crm().org().find(u"Opportunity"_s, id);
        return !deal || (*deal)[u"IsDeleted"].toBool();
    };
    for (const Deal &deal : std::as_const(mirrored)) {
        if (!deal.deleted && isGoneFromCrm(deal.id.value))
            wrong.append(u"%1 is gone from Salesforce and stands in the mirror"_s.arg(deal.name));
    }
    for (const mirror::RequestView &view : m_program.views().requests().value_or(std::vector<mirror::RequestView>())) {
        const bool isGone = isGoneFromCrm(view.request.dealId.value);
        const bool isClosed = !m_closedRealm.isEmpty() && (view.realm == m_closedRealm || view.realm.isEmpty());
        if (isGone && !isClosed && isAlive(view.state))
            wrong.append(u"%1 is %2, and its deal is gone"_s.arg(view.request.title, nameOf(view.state)));
    }
    return wrong;
}

QStringList Oracle::checkDeals() const
{
    QStringList wrong;
    std::map<QString, std::vector<mirror::RequestView>> byDeal;
    for (mirror::RequestView &view : m_program.views().requests().value_or(std::vector<mirror::RequestView>()))
        byDeal[view.request.dealId.value].push_back(std::move(view));
    const QDate today = toQDateTime(m_systems.timeline().now()).date();
    for (const auto &[dealId, views] : byDeal) {
        const Value *deal = m_systems.crm().org().find(u"Opportunity"_s, dealId);
        std::vector<Value> invoices;
        for (const mirror::RequestView &view : views) {
            const sandbox::quickbooks::Realm *realm = m_systems.books().realm(view.invoiceRealm);
            if (const Value *invoice = realm ? realm->find(u"Invoice"_s, view.invoiceId) : nullptr)
                invoices.push_back(*invoice);
        }
        const bool isClosed = std::any_of(views.begin(), views.end(), [this](const mirror::RequestView &view) {
            return !m_closedRealm.isEmpty() // Of nobody: perhaps its.
                && (view.realm == m_closedRealm || view.realm.isEmpty() || view.invoiceRealm == m_closedRealm);
        });
        const bool isUndone = std::any_of(views.begin(), views.end(), [this](const mirror::RequestView &view) {
            return m_systems.undoneByHand().contains(view.invoiceRealm + u':' + view.invoiceId);
        });
        if (!deal || (*deal)[u"IsDeleted"].toBool() || isClosed || isUndone || invoices.size() > 1)
            continue; // Deals in several parts show the most urgent; their parts are checked one by one above.
        const QString shown = (*deal)[u"Sluice_Invoice_Status__c"].toString();
        const QString right = invoices.empty() ? u"Pending"_s : statusShown(invoices.front(), today);
        if (shown != right)
            wrong.append(u"%1 shows %2 in Salesforce and is %3"_s.arg((*deal)[u"Name"].toString(), shown, right));
        if (!invoices.empty() && (*deal)[u"Sluice_Invoice_Number__c"].toString() != invoices.front()[u"DocNumber"].toString())
            wrong.append(u"%1 shows the wrong invoice number"_s.arg((*deal)[u"Name"].toString()));
        // In another currency than the deal's there is no amount to show.
        const bool isComparable = !invoices.empty()
            && invoices.front().at(u"CurrencyRef.value").toString() == (*deal)[u"CurrencyIsoCode"].toString();
        if (isComparable && (*deal)[u"Sluice_Invoice_Balance__c"].toDouble() != invoices.front()[u"Balance"].toDouble())
            wrong.append(u"%1 shows a balance of %2 and is to pay %3"_s.arg((*deal)[u"Name"].toString(),
                (*deal)[u"Sluice_Invoice_Balance__c"].toString(), invoices.front()[u"Balance"].toString()));
    }
    return wrong;
}

QStringList Oracle::checkTasks() const
{
    QStringList wrong;
    QSet<QString> open;
    for (const Value &task : m_systems.crm().org().all(u"Task"_s)) {
        const QString key = task[u"Sluice_Task_Key__c"].toString();
        if (key.isEmpty() || task[u"IsClosed"].toBool())
            continue;
        if (open.contains(key))
            wrong.append(u"two open tasks carry the key %1"_s.arg(key));
        open.insert(key);
    }
    for (const mirror::TaskView &task : m_program.views().tasks().value_or(std::vector<mirror::TaskView>())) {
        const auto asked = askedIn(task.key);
        if (!asked)
            continue;
        const auto exception = m_program.views().oneCase(asked->first);
        if (!exception || !*exception)
            continue;
        const Value *deal = m_systems.crm().org().find(u"Opportunity"_s, (*exception)->dealId.value);
        const bool hasOwner = deal && !(*deal)[u"IsDeleted"].toBool(); // Nobody is left to answer for a deleted deal.
        const bool stands = (*exception)->state != CaseState::Resolved && (*exception)->cycle == asked->second && hasOwner;
        if (stands && task.state != u"open"_s)
            wrong.append(u"the question %1 was never written"_s.arg(task.key));
        if (!stands && open.contains(task.key))
            wrong.append(u"the question %1 has lost its exception and is open still"_s.arg(task.key));
    }
    return wrong;
}

/// Salesforce holds one record of every exception, and it is over there when it is over here.
QStringList Oracle::checkExceptions() const
{
    QStringList wrong;
    QHash<QString, bool> told;
    for (const Value &record : m_systems.crm().org().all(u"Sluice_Sync_Exception__c"_s)) {
        const QString key = record[u"Sync_Key__c"].toString();
        if (told.contains(key))
            wrong.append(u"two records tell of the exception %1"_s.arg(key));
        told.insert(key, record[u"Resolved__c"].toBool());
    }
    for (const mirror::CaseView &one : m_program.views().cases().value_or(std::vector<mirror::CaseView>())) {
        const QString name = u"the exception %1 about %2"_s.arg(one.id.value, one.finding.check);
        if (!told.contains(one.id.value))
            wrong.append(name + u" was never told to Salesforce"_s);
        else if (told.value(one.id.value) != (one.state == CaseState::Resolved))
            wrong.append(u"%1 is %2, and Salesforce says otherwise"_s.arg(name, nameOf(one.state)));
    }
    return wrong;
}

/// What an account owes by Salesforce is what the books say of its customer.
QStringList Oracle::checkBalances() const
{
    QStringList wrong;
    for (const Value &account : m_systems.crm().org().all(u"Account"_s)) {
        const QString link = account[u"Sluice_Customer_Id__c"].toString(), realm = link.section(u':', 0, 0);
        if (link.isEmpty() || realm == m_closedRealm || account[u"IsDeleted"].toBool())
            continue;
        qint64 openMinor = 0;
        bool isBilledElsewhere = false; // By hand, for a deal of this account: whose balance that is, nobody can say. Or abroad.
        for (const Value &invoice : m_systems.books().realm(realm)->all(u"Invoice"_s)) {
            const Value *deal = m_systems.crm().org().find(u"Opportunity"_s, invoice[u"PrivateNote"].toString().section(u' ', 1, 1));
            const bool isTheirs = invoice.at(u"CustomerRef.value").toString() == link.section(u':', 1);
            if (isTheirs)
                openMinor += qRound64(invoice[u"Balance"].toDouble() * 100);
            if (isTheirs && invoice.at(u"CurrencyRef.value").toString() != account[u"CurrencyIsoCode"].toString())
                isBilledElsewhere = true; // In a currency in which the account shows nothing.
            else if (isTheirs)
                continue;
            else if (deal && (*deal)[u"AccountId"].toString() == account[u"Id"].toString())
                isBilledElsewhere = true;
        }
        if (isBilledElsewhere)
            continue;
        const qint64 shownMinor = qRound64(account[u"Sluice_Open_Balance__c"].toDouble() * 100);
        if (shownMinor != openMinor)
            wrong.append(u"%1 owes %2 cents, and Salesforce says %3"_s.arg(account[u"Name"].toString()).arg(openMinor).arg(shownMinor));
    }
    return wrong;
}

/// The outside witness names an event that the journal holds, under its hash.
QStringList Oracle::checkWitness() const
{
    for (const Value &witness : m_systems.crm().org().all(u"Sluice_Witness__c"_s)) {
        const qint64 seq = qRound64(witness[u"Events__c"].toDouble());
        const Result<std::vector<Event>> events = m_program.journal().after(seq - 1, 1);
        if (!events || events->empty() || QString::fromLatin1(events->front().hash.toHex()) != witness[u"Head__c"].toString())
            return { u"the witness does not agree with the journal at event %1"_s.arg(seq) };
    }
    return {};
}

QString screensOf(const mirror::ViewStore &views)
{
    QStringList lines;
    for (const mirror::RequestView &view : views.requests().value_or(std::vector<mirror::RequestView>())) {
        QStringList findings;
        for (const Finding &finding : view.findings)
            findings.append(finding.check + u'/' + finding.lineId + u'/' + finding.found);
        findings.sort();
        lines.append(u"request %1 %2 decision %3 outbox %4 rev %5 invoice %6:%7 %8 due %9 "_s.arg(view.request.id.value,
            nameOf(view.state)).arg(static_cast<int>(view.decision)).arg(static_cast<int>(view.outbox)).arg(view.outboxRevision)
            .arg(view.invoiceRealm, view.invoiceId, view.docNumber, view.dueOn.toString(Qt::ISODate))
            + u"amount %1 customer %2 how %3 signatures %4 balance %5 findings [%6]"_s.arg(view.request.amount.toText(),
                view.customerId, view.customerHow).arg(view.signatures.size())
                  .arg(view.balance ? view.balance->toText() : QString(), findings.join(u", "_s)));
    }
    for (const mirror::CaseView &one : views.cases().value_or(std::vector<mirror::CaseView>()))
        lines.append(u"case %1 %2 cycle %3 check %4 found %5"_s.arg(one.id.value, nameOf(one.state)).arg(one.cycle)
            .arg(one.finding.check, one.finding.found));
    lines.sort();
    return lines.join(u'\n');
}

} // namespace sluice::sim
