#include "domain/Keys.h"
#include "sandbox/quickbooks/Writer.h"
#include "sandbox/seed/Record.h"
#include "sim/TwoSystems.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sim {

using sandbox::Value;
using sandbox::seed::Record;

namespace {

/// What a British clerk picks for a sale without VAT.
QString zeroRated(const sandbox::quickbooks::Realm &realm)
{
    for (const Value &code : realm.all(u"TaxCode"_s)) {
        if (code[u"Name"].toString() == u"0.0% Z")
            return code[u"Id"].toString();
    }
    return {};
}

} // namespace

QString TwoSystems::edit(const QString &object, const QString &id, Value::Members changes)
{
    QStringList what;
    for (const auto &[field, value] : changes)
        what.append(field + u'=' + value.toString());
    const auto done = m_crm->org().update(object, id, Value::object(std::move(changes)));
    const Value *record = m_crm->org().find(object, id);
    return u"somebody sets %1 of %2 %3%4"_s.arg(what.join(u", "_s), object, record ? (*record)[u"Name"].toString() : id,
        done ? QString() : u" and is refused"_s);
}

QString TwoSystems::disturbCrm(SeededRandom &random)
{
    const QString &deal = m_deals[random.below(m_deals.size())];
    const AccountSeed &account = m_accounts[random.below(m_accounts.size())];
    switch (random.below(13)) {
    case 0:
    case 1: return editLine(random);
    case 10: return recut(deal, random);
    case 11: return moveToCompany(deal, random);
    case 2:
        return edit(u"Opportunity"_s, deal, { { u"Sluice_PO_Number__c"_s, u"PO-%1"_s.arg(random.below(100)) } });
    case 3:
        return edit(u"Opportunity"_s, deal, { { u"Sluice_Payment_Terms__c"_s, random.oneIn(2) ? u"Net 60"_s : u"Net 15"_s } });
    case 4:
        return edit(u"Opportunity"_s, deal, { { u"StageName"_s, random.oneIn(3) ? u"Negotiation/Review"_s : u"Closed Won"_s } });
    case 5:
    case 6:
        return edit(u"Opportunity"_s, deal, { { u"Sluice_Delivery_Status__c"_s, u"Accepted"_s },
                                              { u"Sluice_Delivered_On__c"_s, today().toString(Qt::ISODate) } });
    case 7: {
        const QList<Value> milestones = m_crm->org().all(u"Sluice_Milestone__c"_s);
        if (milestones.isEmpty())
            return editLine(random);
        const Value &one = milestones[static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(milestones.size())))];
        return edit(u"Sluice_Milestone__c"_s, one[u"Id"].toString(), { { u"Approved_On__c"_s, today().toString(Qt::ISODate) } });
    }
    case 8: return deleteDeal(deal);
    case 9:
        return edit(u"Account"_s, account.id, { { u"BillingStreet"_s, u"%1 Station Road"_s.arg(random.below(50)) } });
    default:
        return edit(u"Contact"_s, account.contactId, { { u"Email"_s, u"pay%1@customer.example"_s.arg(random.below(9)) } });
    }
}

QString TwoSystems::editLine(SeededRandom &random)
{
    const QList<Value> lines = m_crm->org().all(u"OpportunityLineItem"_s);
    if (lines.isEmpty())
        return u"somebody looks for a line to change and finds none"_s;
    const Value &line = lines[static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(lines.size())))];
    const int quantity = static_cast<int>(1 + random.below(4));
    int &most = m_mostOfLines[line[u"Id"].toString()];
    most = std::max(most, quantity); // It may be visible late.
    noteAmount(line[u"OpportunityId"].toString());
    return edit(u"OpportunityLineItem"_s, line[u"Id"].toString(), { { u"Quantity"_s, quantity } });
}

void TwoSystems::noteAmount(const QString &deal)
{
    qint64 sumMinor = 0;
    for (const Value &line : m_crm->org().all(u"OpportunityLineItem"_s)) {
        const double quantity = std::max<double>(line[u"Quantity"].toDouble(), m_mostOfLines.value(line[u"Id"].toString()));
        if (line[u"OpportunityId"].toString() == deal)
            sumMinor += qRound64(quantity * line[u"UnitPrice"].toDouble() * 100);
    }
    if (const auto most = m_mostOfDeals.find(deal); most != m_mostOfDeals.end())
        *most = std::max(*most, sumMinor);
}

/// What was agreed is to be billed in other parts, or from another day on.
QString TwoSystems::recut(const QString &deal, SeededRandom &random)
{
    const Value *record = m_crm->org().find(u"Opportunity"_s, deal);
    if (record && (*record)[u"Sluice_Billing_Event__c"].toString() == u"Subscription")
        return edit(u"Opportunity"_s, deal,
            { { u"Sluice_Term_Start__c"_s, today().addDays(static_cast<int>(random.below(3)) - 1).toString(Qt::ISODate) } });
    static constexpr const char16_t *kEvents[] = { u"On Close", u"Delivered", u"Accepted" };
    return edit(u"Opportunity"_s, deal, { { u"Sluice_Billing_Event__c"_s, QString::fromUtf16(kEvents[random.below(std::size(kEvents))]) } });
}

/// It is billed by somebody else from now on, or nobody knows by whom.
QString TwoSystems::moveToCompany(const QString &deal, SeededRandom &random)
{
    const QString entity = random.oneIn(3) ? u"Harbor Nowhere"_s : m_companies[random.below(m_companies.size())].entity;
    return edit(u"Opportunity"_s, deal, { { u"Sluice_Legal_Entity__c"_s, entity } });
}

/// A bookkeeper enters a customer whom Sluice may be about to make.
QString TwoSystems::enterCustomer(const BillingCompany &company, SeededRandom &random)
{
    sandbox::quickbooks::Realm &realm = *m_books.realm(company.realm);
    const QString name = m_accounts[random.below(m_accounts.size())].name;
    const Value made = realm.createAt(m_clock->now(), u"Customer"_s, Value::object({ { u"DisplayName"_s, name } }));
    return u"a bookkeeper enters the customer %1 in %2%3"_s.arg(name, company.entity, made.has(u"Fault") ? u" and is refused"_s : QString());
}

QString TwoSystems::turnTaxOfItem(const BillingCompany &company, SeededRandom &random)
{
    sandbox::quickbooks::Realm &realm = *m_books.realm(company.realm);
    const Value *item = realm.find(u"Item"_s, company.itemIds[random.below(company.itemIds.size())]);
    if (!item)
        return u"somebody looks for an item that is gone"_s;
    const bool isTaxed = (*item)[u"Taxable"].toBool();
    const QString name = (*item)[u"Name"].toString();
    realm.updateAt(m_clock->now(), u"Item"_s, Value::object({ { u"Id"_s, (*item)[u"Id"].toString() },
        { u"SyncToken"_s, (*item)[u"SyncToken"].toString() }, { u"sparse"_s, true }, { u"Taxable"_s, !isTaxed } }));
    return u"somebody says that %1 of %2 is %3"_s.arg(name, company.entity, isTaxed ? u"not taxed"_s : u"taxed"_s);
}

/// Deletes it; one that lies in the Recycle Bin is taken out again.
QString TwoSystems::deleteDeal(const QString &deal)
{
    const Value *record = m_crm->org().find(u"Opportunity"_s, deal);
    if (!record)
        return u"somebody looks for a deal that is gone"_s;
    const QString name = (*record)[u"Name"].toString();
    if ((*record)[u"IsDeleted"].toBool())
        return u"somebody takes %1 out of the Recycle Bin%2"_s.arg(name, m_crm->org().undelete(u"Opportunity"_s, deal) ? u""_s : u" and fails"_s);
    return u"somebody deletes %1%2"_s.arg(name, m_crm->org().remove(u"Opportunity"_s, deal) ? u""_s : u" and fails"_s);
}

QString TwoSystems::disturbBooks(SeededRandom &random)
{
    const BillingCompany &company = m_companies[random.below(m_companies.size())];
    sandbox::quickbooks::Realm &realm = *m_books.realm(company.realm);
    if (random.oneIn(12))
        return turnTaxOfItem(company, random);
    if (random.oneIn(15))
        return enterCustomer(company, random);
    const QList<Value> invoices = realm.all(u"Invoice"_s);
    if (invoices.isEmpty() || random.oneIn(5))
        return billByHand(company, random);
    const Value &invoice = invoices[static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(invoices.size())))];
    switch (random.below(10)) {
    case 0: return undo(realm, invoice, false);
    case 1: return undo(realm, invoice, true);
    case 2: return credit(realm, invoice);
    case 3: return change(realm, invoice, random);
    default: return pay(realm, invoice, !random.oneIn(3));
    }
}

QString TwoSystems::undo(sandbox::quickbooks::Realm &realm, const Value &invoice, bool byDeleting)
{
    const QString id = invoice[u"Id"].toString();
    sandbox::quickbooks::WriteOrder order;
    order.entity = sandbox::quickbooks::entityByName(u"Invoice"_s);
    order.operation = byDeleting ? sandbox::quickbooks::Operation::Delete : sandbox::quickbooks::Operation::Void;
    order.body = Value::object({ { u"Id"_s, id }, { u"SyncToken"_s, invoice[u"SyncToken"].toString() } });
    order.at = m_clock->now();
    const bool done = sandbox::quickbooks::Writer(realm).apply(order).has_value();
    if (done)
        m_undoneByHand.insert(realm.id() + u':' + id);
    return u"somebody %1 invoice %2%3"_s.arg(byDeleting ? u"deletes"_s : u"voids"_s, invoice[u"DocNumber"].toString(),
        done ? QString() : u" and is refused"_s);
}

/// Somebody improves our document by hand: another memo, even without our marker, or another day.
QString TwoSystems::change(sandbox::quickbooks::Realm &realm, const Value &invoice, SeededRandom &random)
{
    const QString id = invoice[u"Id"].toString();
    Value::Members changes { { u"Id"_s, id }, { u"SyncToken"_s, invoice[u"SyncToken"].toString() }, { u"sparse"_s, true } };
    const QString note = invoice[u"PrivateNote"].toString();
    switch (random.below(4)) {
    case 0: changes.push_back({ u"PrivateNote"_s, u"checked; "_s + note }); break;
    case 3:
        if (m_madeByProgram.contains(realm.id() + u':' + id) && keyInNote(note))
            m_clearedByHand.insert(realm.id() + u':' + id, note);
        changes.push_back({ u"PrivateNote"_s, u"thanks"_s });
        break;
    case 1: changes.push_back({ u"DueDate"_s, today().addDays(10).toString(Qt::ISODate) }); break;
    default: changes.push_back({ u"CustomerMemo"_s, Value::object({ { u"value"_s, u"Thank you"_s } }) }); break;
    }
    const Value made = realm.updateAt(m_clock->now(), u"Invoice"_s, Value::object(std::move(changes)));
    m_changedByHand.insert(realm.id() + u':' + id);
    return u"somebody changes invoice %1%2"_s.arg(invoice[u"DocNumber"].toString(),
        made.has(u"Fault") ? u" and fails: "_s + QString::fromUtf8(made.toJson()) : QString());
}

QString TwoSystems::giveMarkerBack(const QString &marker)
{
    for (auto cleared = m_clearedByHand.begin(); cleared != m_clearedByHand.end(); ++cleared) {
        if (!cleared->contains(marker))
            continue;
        sandbox::quickbooks::Realm &realm = *m_books.realm(cleared.key().section(u':', 0, 0));
        const Value *invoice = realm.find(u"Invoice"_s, cleared.key().section(u':', 1));
        if (!invoice)
            continue;
        const QString number = (*invoice)[u"DocNumber"].toString();
        realm.updateAt(m_clock->now(), u"Invoice"_s, Value::object({ { u"Id"_s, (*invoice)[u"Id"].toString() },
            { u"SyncToken"_s, (*invoice)[u"SyncToken"].toString() }, { u"sparse"_s, true }, { u"PrivateNote"_s, *cleared } }));
        m_clearedByHand.erase(cleared);
        return u"somebody gives invoice %1 its marker back"_s.arg(number);
    }
    return {};
}

QString TwoSystems::freeName(const QString &name)
{
    for (const BillingCompany &company : m_companies) {
        sandbox::quickbooks::Realm &realm = *m_books.realm(company.realm);
        for (const Value &vendor : realm.all(u"Vendor"_s)) {
            if (vendor[u"DisplayName"].toString() != name)
                continue;
            realm.updateAt(m_clock->now(), u"Vendor"_s, Value::object({ { u"Id"_s, vendor[u"Id"].toString() },
                { u"SyncToken"_s, vendor[u"SyncToken"].toString() }, { u"sparse"_s, true }, { u"DisplayName"_s, name + u" (supplier)"_s } }));
            return u"somebody renames the supplier %1"_s.arg(name);
        }
    }
    return {};
}

QString TwoSystems::credit(sandbox::quickbooks::Realm &realm, const Value &invoice)
{
    const qint64 balanceMinor = qRound64(invoice[u"Balance"].toDouble() * 100);
    if (balanceMinor <= 0)
        return u"somebody looks at invoice %1 and finds nothing to credit"_s.arg(invoice[u"DocNumber"].toString());
    const QString item = invoice[u"Line"].items().value(0).at(u"SalesItemLineDetail.ItemRef.value").toString();
    Record detail;
    detail.reference(u"ItemRef"_s, item).decimal(u"Qty"_s, Decimal(1, 0)).money(u"UnitPrice"_s, balanceMinor);
    detail.reference(u"TaxCodeRef"_s, realm.isUs() ? u"NON"_s : zeroRated(realm));
    Record line;
    line.text(u"DetailType"_s, u"SalesItemLineDetail"_s).money(u"Amount"_s, balanceMinor).value(u"SalesItemLineDetail"_s, detail.take());
    Record memo;
    memo.reference(u"CustomerRef"_s, invoice.at(u"CustomerRef.value").toString()).date(u"TxnDate"_s, today());
    m_creditedByHand.insert(realm.id() + u':' + invoice.at(u"CustomerRef.value").toString());
    const Value made = realm.createAt(m_clock->now(), u"CreditMemo"_s, memo.value(u"Line"_s, Value(Value::Array { line.take() })).take());
    return u"somebody credits %1 cents to the customer of invoice %2%3"_s.arg(balanceMinor).arg(invoice[u"DocNumber"].toString(),
        made.has(u"Fault") ? u" and fails: "_s + QString::fromUtf8(made.toJson()) : QString());
}

QString TwoSystems::pay(sandbox::quickbooks::Realm &realm, const Value &invoice, bool inFull)
{
    const qint64 balanceMinor = qRound64(invoice[u"Balance"].toDouble() * 100);
    const qint64 amountMinor = inFull ? balanceMinor : balanceMinor / 2;
    if (amountMinor <= 0)
        return u"somebody looks at invoice %1 and finds it paid"_s.arg(invoice[u"DocNumber"].toString());
    Record link;
    link.text(u"TxnId"_s, invoice[u"Id"].toString()).text(u"TxnType"_s, u"Invoice"_s);
    Record line;
    line.money(u"Amount"_s, amountMinor).value(u"LinkedTxn"_s, Value(Value::Array { link.take() }));
    Record payment;
    payment.reference(u"CustomerRef"_s, invoice.at(u"CustomerRef.value").toString()).money(u"TotalAmt"_s, amountMinor);
    payment.reference(u"CurrencyRef"_s, realm.setup().homeCurrency).value(u"Line"_s, Value(Value::Array { line.take() }));
    const Value made = realm.createAt(m_clock->now(), u"Payment"_s, payment.take());
    return u"the customer pays %1 cents of invoice %2%3"_s.arg(amountMinor).arg(invoice[u"DocNumber"].toString(),
        made.has(u"Fault") ? u" and fails: "_s + QString::fromUtf8(made.toJson()) : QString());
}

/// A number of one's own, or one that Sluice is about to take.
QString TwoSystems::numberByHand(const sandbox::quickbooks::Realm &realm, SeededRandom &random) const
{
    if (random.oneIn(2))
        return u"HAND-%1"_s.arg(random.below(10'000));
    const QString prefix = realm.setup().customTxnNumbers ? u"S-"_s : QString();
    qint64 highest = prefix.isEmpty() ? 1000 : 0;
    for (const Value &invoice : realm.all(u"Invoice"_s)) {
        const QString number = invoice[u"DocNumber"].toString();
        if (number.startsWith(prefix))
            highest = std::max(highest, number.mid(prefix.size()).toLongLong());
    }
    const qint64 next = highest + 1 + static_cast<qint64>(random.below(2));
    return prefix + QString::number(next).rightJustified(prefix.isEmpty() ? 0 : 6, u'0');
}

QString TwoSystems::billByHand(const BillingCompany &company, SeededRandom &random)
{
    sandbox::quickbooks::Realm &realm = *m_books.realm(company.realm);
    const QString dealId = m_deals[random.below(m_deals.size())];
    const Value *deal = m_crm->org().find(u"Opportunity"_s, dealId);
    const QList<Value> customers = realm.all(u"Customer"_s);
    if (!deal || customers.isEmpty())
        return u"somebody starts an invoice by hand and gives up"_s;
    QString customer = customers.front()[u"Id"].toString();
    for (const Value &one : customers) {
        const Value *account = m_crm->org().find(u"Account"_s, (*deal)[u"AccountId"].toString());
        if (account && one[u"DisplayName"].toString() == (*account)[u"Name"].toString())
            customer = one[u"Id"].toString();
    }
    const qint64 amountMinor = qRound64((*deal)[u"Amount"].toDouble() * 100);
    Record detail;
    detail.reference(u"ItemRef"_s, company.itemIds.front()).decimal(u"Qty"_s, Decimal(1, 0)).money(u"UnitPrice"_s, amountMinor);
    detail.reference(u"TaxCodeRef"_s, realm.isUs() ? u"NON"_s : zeroRated(realm));
    Record line;
    line.text(u"DetailType"_s, u"SalesItemLineDetail"_s).money(u"Amount"_s, amountMinor).value(u"SalesItemLineDetail"_s, detail.take());
    Record invoice;
    invoice.reference(u"CustomerRef"_s, customer).date(u"TxnDate"_s, today()).text(u"DocNumber"_s, numberByHand(realm, random));
    if (random.oneIn(2))
        invoice.text(u"PrivateNote"_s, u"for %1"_s.arg(dealId));
    const Value made = realm.createAt(m_clock->now(), u"Invoice"_s, invoice.value(u"Line"_s, Value(Value::Array { line.take() })).take());
    return u"somebody bills %1 by hand%2"_s.arg((*deal)[u"Name"].toString(),
        made.has(u"Fault") ? u" and fails: "_s + QString::fromUtf8(made.toJson()) : QString());
}

} // namespace sluice::sim
