#include "sandbox/quickbooks/SalesFormRules.h"

#include "sandbox/quickbooks/Amounts.h"
#include "sandbox/quickbooks/DueDates.h"
#include "sandbox/quickbooks/Entity.h"
#include "sandbox/quickbooks/Realm.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

QDate dateOf(const Value &text) { return QDate::fromString(text.toString(), Qt::ISODate); }

} // namespace

SalesFormRules::SalesFormRules(Realm &realm, const Draft &draft)
    : m_realm(realm)
    , m_draft(draft)
    , m_references(realm)
{
}

Checked<Value> SalesFormRules::complete()
{
    for (const auto step : { &SalesFormRules::readHead, &SalesFormRules::readNumber,
             &SalesFormRules::readTerms, &SalesFormRules::readTotals }) {
        if (Checked<void> read = (this->*step)(); !read)
            return refuse(read.error());
    }
    if (Checked<void> mail = readMail(); !mail)
        return refuse(mail.error());
    if (Checked<void> linkable = checkLinks(); !linkable)
        return refuse(linkable.error());

    Value record = Value::object();
    writeHead(record);
    record.set(u"LinkedTxn"_s, links());
    record.set(u"Line"_s, Value(m_lines.lines));
    record.set(u"TxnTaxDetail"_s, m_tax.detail);
    writeCustomer(record);
    writeMoney(record);
    Value rest = withoutEmptyTexts(m_draft.fields);
    rest.remove(u"AutoDocNumber");
    rest.remove(u"DocNumber");
    rest.remove(u"ExchangeRate");
    appendRest(record, rest);
    return record;
}

Checked<void> SalesFormRules::readHead()
{
    m_date = dateOf(m_draft.fields[u"TxnDate"]);
    if (!m_date.isValid())
        m_date = m_draft.isCreate() ? m_realm.time().date(m_draft.at) : dateOf(m_draft.before[u"TxnDate"]);
    // A receipt may go without a customer; everything else is owed by or to somebody.
    const bool needsCustomer = !is("SalesReceipt"_L1) && !is("RefundReceipt"_L1);
    if (!isPresent(m_draft.fields[u"CustomerRef"])) {
        if (needsCustomer)
            return refuse(ApiFault::required(u"CustomerRef"_s));
    } else {
        const Checked<Value> customer = m_references.resolve(m_draft.fields[u"CustomerRef"], u"Customer"_s);
        if (!customer)
            return refuse(customer.error());
        m_customer = *customer;
        m_customerRecord = m_references.record(m_customer, u"Customer"_s);
    }
    const Checked<DocumentCurrency> currency
        = Currencies(m_realm).forDocument(m_draft.fields, m_customerRecord, m_date);
    if (!currency)
        return refuse(currency.error());
    m_currency = *currency;
    if (is("RefundReceipt"_L1) && !isPresent(m_draft.fields[u"DepositToAccountRef"]))
        return refuse(ApiFault::required(u"DepositToAccountRef"_s));
    Value account = m_draft.fields[u"DepositToAccountRef"];
    if (is("SalesReceipt"_L1) && !isPresent(account))
        account = Value::object({ { u"value"_s, u"4"_s } }); // Undeposited Funds.
    const Checked<Value> depositTo = m_references.resolveIfPresent(account, u"Account"_s);
    if (!depositTo)
        return refuse(depositTo.error());
    m_depositTo = *depositTo;
    const Checked<Value> department
        = m_references.resolveIfPresent(m_draft.fields[u"DepartmentRef"], u"Department"_s);
    if (!department)
        return refuse(department.error());
    m_department = *department;
    return {};
}

Checked<void> SalesFormRules::readNumber()
{
    const bool custom = m_realm.preferences()[u"SalesFormsPrefs"][u"CustomTxnNumbers"].toBool();
    m_number = m_draft.fields[u"DocNumber"].toString();
    const bool automatic = m_draft.fields[u"AutoDocNumber"].toBool() || m_number == "AUTO_GENERATE"_L1;
    if (automatic || (m_number.isEmpty() && !custom && m_draft.isCreate()))
        m_number = m_realm.nextNumber(m_draft.entity);
    if (m_number.isEmpty() || m_draft.allowDuplicateNumber || !m_realm.setup().warnDuplicateNumbers)
        return {};
    if (m_number == m_draft.before[u"DocNumber"].toString())
        return {};
    const QString holder = m_realm.holderOfNumber(m_draft.entity, m_number, m_draft.before[u"Id"].toString());
    if (!holder.isEmpty())
        return refuse(ApiFault::duplicateNumber(m_number, m_draft.entity.name, holder));
    if (!m_realm.setup().numbersSharedByTypes)
        return {};
    for (const QString &type : { u"Invoice"_s, u"SalesReceipt"_s, u"CreditMemo"_s }) {
        const QString other = type == m_draft.entity.name ? QString() : m_realm.holderOfNumber(*entityByName(type), m_number, {});
        if (!other.isEmpty())
            return refuse(ApiFault::duplicateNumber(m_number, type, other));
    }
    return {};
}

Checked<void> SalesFormRules::readTerms()
{
    if (!is("Invoice"_L1))
        return {};
    Value term = m_draft.fields[u"SalesTermRef"];
    if (!isPresent(term) && m_draft.isCreate())
        term = m_customerRecord[u"SalesTermRef"];
    const Checked<Value> resolved = m_references.resolveIfPresent(term, u"Term"_s);
    if (!resolved)
        return refuse(resolved.error());
    m_term = *resolved;
    // A due date that was sent wins. On an update the stored one only stays while neither date nor terms
    // change.
    const bool recomputes
        = m_draft.isCreate() || m_draft.speaksOf(u"SalesTermRef") || m_draft.speaksOf(u"TxnDate");
    m_due = dateOf(recomputes ? m_draft.sent[u"DueDate"] : m_draft.fields[u"DueDate"]);
    if (m_due.isValid())
        return {};
    const Value &byDefault = m_realm.preferences()[u"SalesFormsPrefs"][u"DefaultTerms"];
    m_due = dueDate(m_date, m_references.record(m_term.isNull() ? byDefault : m_term, u"Term"_s));
    return {};
}

Checked<void> SalesFormRules::readTotals()
{
    m_mode = taxMode();
    m_taxAfterDiscount = m_draft.fields[u"ApplyTaxAfterDiscount"].toBool(!m_realm.isUs());
    const Checked<BuiltLines> built
        = FormLines(m_realm, m_draft, m_currency.currency, m_mode, m_date).build();
    if (!built)
        return refuse(built.error());
    m_lines = *built;

    TaxQuestion question;
    question.lines = m_lines.taxed;
    question.mode = m_mode;
    question.subtotalMinor = m_lines.subtotalMinor;
    question.discountMinor = m_lines.discountMinor;
    question.discountPercent = m_lines.discountPercent;
    question.taxAfterDiscount = m_taxAfterDiscount;
    question.given = givenTax();
    question.customerTaxable = m_customerRecord.isNull() || m_customerRecord[u"Taxable"].toBool(true);
    question.shipState = shipAddress()[u"CountrySubDivisionCode"].toString();
    if (question.shipState.isEmpty())
        question.shipState = m_realm.setup().stateCode;
    const Checked<TaxAnswer> tax = TaxRules(m_realm, m_currency.currency, m_date).compute(question);
    if (!tax)
        return refuse(tax.error());
    m_tax = *tax;

    m_totalMinor = m_lines.subtotalMinor - m_lines.discountMinor + m_tax.taxMinor;
    if (m_totalMinor < 0)
        return refuse(ApiFault::business(u"Transaction amount must be 0 or greater."_s));
    if (is("Invoice"_L1) || is("CreditMemo"_L1)) {
        const std::int64_t deposit = minorOf(m_draft.fields[u"Deposit"], m_currency.currency).value_or(0);
        if (deposit < 0 || deposit > m_totalMinor)
            return refuse(ApiFault::business(u"The deposit exceeds the total."_s, u"Deposit"_s));
        m_balanceMinor = std::max<std::int64_t>(0, m_totalMinor - deposit - appliedMinor());
    }
    return {};
}

Checked<void> SalesFormRules::readMail() const
{
    const bool wantsMail = m_draft.fields[u"EmailStatus"].toString() == "NeedToSend"_L1;
    if (wantsMail && m_draft.fields[u"BillEmail"][u"Address"].toString().isEmpty())
        return refuse(ApiFault::business(
            u"An email address is needed when EmailStatus is NeedToSend."_s, u"BillEmail"_s));
    return {};
}

TaxMode SalesFormRules::taxMode() const
{
    if (m_realm.isUs() || !m_realm.setup().usingSalesTax)
        return m_realm.isUs() && m_realm.setup().usingSalesTax ? TaxMode::Excluded : TaxMode::NotApplicable;
    const QString asked = m_draft.fields[u"GlobalTaxCalculation"].toString();
    if (asked == "TaxInclusive"_L1)
        return TaxMode::Inclusive;
    return asked == "NotApplicable"_L1 ? TaxMode::NotApplicable : TaxMode::Excluded;
}

Value SalesFormRules::givenTax() const
{
    Value given = m_draft.fields[u"TxnTaxDetail"];
    if (m_draft.isCreate() || !m_draft.sparse || m_draft.sent.has(u"TxnTaxDetail"))
        return given;
    for (const auto &decisive : { u"Line", u"CustomerRef", u"TxnDate", u"GlobalTaxCalculation", u"ShipAddr",
             u"ApplyTaxAfterDiscount" }) {
        if (m_draft.sent.has(decisive)) {
            given.remove(u"TotalTax");
            return given;
        }
    }
    return given;
}

Value SalesFormRules::shipAddress() const
{
    const Value &given = m_draft.fields[u"ShipAddr"];
    return given.isObject() && !given.members().isEmpty() ? given : m_customerRecord[u"ShipAddr"];
}

Value SalesFormRules::links() const
{
    Value::Array kept;
    // Links to payments and estimates' converse ends are the server's; what a client sends of them is not
    // believed.
    for (const Value &link : m_draft.before[u"LinkedTxn"].items()) {
        if (link[u"TxnType"].toString() == "Payment"_L1)
            kept.append(link);
    }
    for (const Value &link : m_draft.fields[u"LinkedTxn"].items()) {
        const QString type = link[u"TxnType"].toString();
        if (type != "Payment"_L1 && type != "CreditMemo"_L1)
            kept.append(withoutEmptyTexts(link));
    }
    return Value(std::move(kept));
}

Checked<void> SalesFormRules::checkLinks() const
{
    for (const Value &link : m_draft.sent[u"LinkedTxn"].items()) {
        if (link[u"TxnType"].toString() == "Estimate"_L1
            && !m_realm.find(u"Estimate"_s, link[u"TxnId"].toString()))
            return refuse(ApiFault::notLinkable(u"The estimate to link does not exist."_s));
    }
    return {};
}

Value SalesFormRules::homeAmount(std::int64_t minor) const
{
    const Result<Decimal> product
        = Decimal::fromMoney(Money(minor, m_currency.currency)).times(m_currency.rate);
    const Result<Money> money
        = product ? product->toMoney(m_realm.home()) : Result<Money>(Money(minor, m_realm.home()));
    return moneyValue(money ? money->minor() : minor, m_realm.home());
}

std::int64_t SalesFormRules::appliedMinor() const
{
    if (m_draft.isCreate())
        return 0;
    const auto read = [this](QStringView member) {
        return minorOf(m_draft.before[member], m_currency.currency).value_or(0);
    };
    return read(u"TotalAmt") - read(u"Deposit") - read(u"Balance");
}

} // namespace sluice::sandbox::quickbooks
