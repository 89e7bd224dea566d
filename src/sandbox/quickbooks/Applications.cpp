#include "sandbox/quickbooks/Applications.h"

#include "sandbox/quickbooks/Amounts.h"
#include "sandbox/quickbooks/Realm.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

std::int64_t amount(const Value &record, QStringView member, Currency currency)
{
    return minorOf(record[member], currency).value_or(0);
}

std::int64_t unapplied(const Value &payment, const QList<Value> &lines, Currency currency)
{
    std::int64_t rest = amount(payment, u"TotalAmt", currency);
    for (const Value &line : lines) {
        const std::int64_t minor = amount(line, u"Amount", currency);
        const QString type = line[u"LinkedTxn"].items().value(0)[u"TxnType"].toString();
        rest += type == "CreditMemo"_L1 ? minor : -minor;
    }
    return rest;
}

bool pointsAt(const Value &line, const QString &type, const QString &id)
{
    const Value link = line[u"LinkedTxn"].items().value(0);
    return link[u"TxnId"].toString() == id && link[u"TxnType"].toString() == type;
}

/// The links with one added or taken away.
Value relinked(const Value &links, const QString &type, const QString &id, bool linked)
{
    Value::Array kept;
    for (const Value &link : links.items()) {
        if (link[u"TxnId"].toString() != id || link[u"TxnType"].toString() != type)
            kept.append(link);
    }
    if (linked)
        kept.append(Value::object({ { u"TxnId"_s, id }, { u"TxnType"_s, type } }));
    return Value(std::move(kept));
}

QStringList linkedPayments(const Value &deposit)
{
    QStringList ids;
    for (const Value &line : deposit[u"Line"].items()) {
        for (const Value &link : line[u"LinkedTxn"].items()) {
            if (link[u"TxnType"].toString() == "Payment"_L1)
                ids.append(link[u"TxnId"].toString());
        }
    }
    return ids;
}

QStringList linkedEstimates(const Value &form)
{
    QStringList ids;
    for (const Value &link : form[u"LinkedTxn"].items()) {
        if (link[u"TxnType"].toString() == "Estimate"_L1)
            ids.append(link[u"TxnId"].toString());
    }
    return ids;
}

} // namespace

QList<AppliedLine> appliedLines(const Value &payment, Currency currency)
{
    QList<AppliedLine> lines;
    for (const Value &line : payment[u"Line"].items()) {
        const Value link = line[u"LinkedTxn"].items().value(0);
        if (!link.isNull())
            lines.append({ link[u"TxnType"].toString(), link[u"TxnId"].toString(),
                amount(line, u"Amount", currency) });
    }
    return lines;
}

Currency currencyOf(const Value &record, Currency home)
{
    return Currency::fromCode(QStringView(record[u"CurrencyRef"][u"value"].toString())).value_or(home);
}

void Applications::formChanged(const Entity &entity, const Value &before, const Value &after)
{
    if (entity.name == "Invoice"_L1) {
        const QString id = (after.isNull() ? before : after)[u"Id"].toString();
        const QStringList had = linkedEstimates(before);
        const QStringList has = linkedEstimates(after);
        for (const QString &estimate : has) {
            if (!had.contains(estimate))
                setLink(u"Estimate"_s, estimate, u"Invoice"_s, id, true);
        }
        for (const QString &estimate : had) {
            if (!has.contains(estimate))
                setLink(u"Estimate"_s, estimate, u"Invoice"_s, id, false);
        }
    }
    if (before.isNull() || (entity.name != "Invoice"_L1 && entity.name != "CreditMemo"_L1))
        return;
    const Currency currency = currencyOf(before, m_realm.home());
    const auto carried = [&](const Value &form) {
        return amount(form, u"TotalAmt", currency) - amount(form, u"Deposit", currency);
    };
    const std::int64_t applied = carried(before) - amount(before, u"Balance", currency);
    const std::int64_t allowed = after.isNull() ? 0 : carried(after);
    if (applied > allowed)
        release(entity.name, before, applied - allowed);
}

void Applications::paymentChanged(const Value &before, const Value &after)
{
    const Currency currency = currencyOf(after.isNull() ? before : after, m_realm.home());
    const QString paymentId = (after.isNull() ? before : after)[u"Id"].toString();
    QList<AppliedLine> changes;
    const auto add = [&changes](const AppliedLine &line, std::int64_t sign) {
        const auto same
            = [&line](const AppliedLine &other) { return other.type == line.type && other.id == line.id; };
        const auto found = std::find_if(changes.begin(), changes.end(), same);
        if (found == changes.end())
            changes.append({ line.type, line.id, sign * line.minor });
        else
            found->minor += sign * line.minor;
    };
    const QList<AppliedLine> now = appliedLines(after, currency);
    for (const AppliedLine &line : appliedLines(before, currency))
        add(line, -1);
    for (const AppliedLine &line : now)
        add(line, 1);
    for (const AppliedLine &change : changes) {
        const bool linked = std::any_of(now.cbegin(), now.cend(),
            [&](const AppliedLine &line) { return line.type == change.type && line.id == change.id; });
        if (change.minor != 0 || !linked)
            adjust(change, paymentId, linked);
    }
}

void Applications::depositChanged(const Value &before, const Value &after)
{
    const QString id = (after.isNull() ? before : after)[u"Id"].toString();
    const QStringList had = linkedPayments(before);
    const QStringList has = linkedPayments(after);
    for (const QString &payment : had) {
        if (!has.contains(payment))
            setLink(u"Payment"_s, payment, u"Deposit"_s, id, false);
    }
    for (const QString &payment : has) {
        if (!had.contains(payment))
            setLink(u"Payment"_s, payment, u"Deposit"_s, id, true);
    }
}

void Applications::release(const QString &type, const Value &form, std::int64_t excessMinor)
{
    const Value::Array links = form[u"LinkedTxn"].items();
    for (auto link = links.crbegin(); link != links.crend() && excessMinor > 0; ++link) {
        if ((*link)[u"TxnType"].toString() == "Payment"_L1)
            excessMinor
                -= releaseFrom((*link)[u"TxnId"].toString(), type, form[u"Id"].toString(), excessMinor);
    }
}

std::int64_t Applications::releaseFrom(
    const QString &paymentId, const QString &type, const QString &formId, std::int64_t excess)
{
    const Value *stored = m_realm.find(u"Payment"_s, paymentId);
    if (!stored)
        return 0;
    const Value payment = *stored;
    const Currency currency = currencyOf(payment, m_realm.home());
    std::int64_t released = 0;
    bool stillLinked = false;
    QList<Value> lines;
    for (Value line : payment[u"Line"].items()) {
        if (pointsAt(line, type, formId)) {
            const std::int64_t held = amount(line, u"Amount", currency);
            const std::int64_t taken = std::min(held, excess - released);
            released += taken;
            if (held == taken)
                continue;
            stillLinked = true;
            line.set(u"Amount"_s, moneyValue(held - taken, currency));
        }
        lines.append(line);
    }
    if (const std::int64_t rest = unapplied(payment, lines, currency); rest < 0)
        uncover(lines, -rest, paymentId, currency);
    const Value changes
        = Value::object({ { u"UnappliedAmt"_s, moneyValue(unapplied(payment, lines, currency), currency) },
            { u"Line"_s, Value(lines) } });
    m_realm.touch(*entityByName(u"Payment"_s), paymentId, changes, m_at, true);
    if (!stillLinked)
        setLink(type, formId, u"Payment"_s, paymentId, false);
    return released;
}

void Applications::uncover(
    QList<Value> &lines, std::int64_t missingMinor, const QString &paymentId, Currency currency)
{
    for (qsizetype i = lines.size() - 1; i >= 0 && missingMinor > 0; --i) {
        const Value link = std::as_const(lines)[i][u"LinkedTxn"].items().value(0);
        if (link[u"TxnType"].toString() != "Invoice"_L1)
            continue;
        const std::int64_t held = amount(lines[i], u"Amount", currency);
        const std::int64_t taken = std::min(held, missingMinor);
        missingMinor -= taken;
        adjust({ u"Invoice"_s, link[u"TxnId"].toString(), -taken }, paymentId, taken < held);
        if (taken == held)
            lines.removeAt(i);
        else
            lines[i].set(u"Amount"_s, moneyValue(held - taken, currency));
    }
}

void Applications::adjust(const AppliedLine &change, const QString &paymentId, bool stillLinked)
{
    const Value *form = m_realm.find(change.type, change.id);
    if (!form)
        return;
    const Currency currency = currencyOf(*form, m_realm.home());
    const std::int64_t balance = amount(*form, u"Balance", currency) - change.minor;
    Value changes = Value::object(
        { { u"LinkedTxn"_s, relinked((*form)[u"LinkedTxn"], u"Payment"_s, paymentId, stillLinked) },
            { u"Balance"_s, moneyValue(balance, currency) } });
    if (change.type == "CreditMemo"_L1)
        changes.set(u"RemainingCredit"_s, moneyValue(balance, currency));
    if (form->has(u"HomeBalance")) {
        const Decimal rate = decimalOf((*form)[u"ExchangeRate"]).value_or(Decimal(1, 0));
        const Result<Decimal> home = Decimal::fromMoney(Money(balance, currency)).times(rate);
        if (home) {
            if (const Result<Money> money = home->toMoney(m_realm.home()))
                changes.set(u"HomeBalance"_s, moneyValue(money->minor(), m_realm.home()));
        }
    }
    m_realm.touch(*entityByName(change.type), change.id, changes, m_at, m_realm.paymentsMoveSyncToken());
}

void Applications::setLink(
    const QString &entity, const QString &id, const QString &linkType, const QString &linkId, bool linked)
{
    const Value *record = m_realm.find(entity, id);
    if (!record)
        return;
    Value changes
        = Value::object({ { u"LinkedTxn"_s, relinked((*record)[u"LinkedTxn"], linkType, linkId, linked) } });
    if (entity == "Estimate"_L1)
        changes.set(u"TxnStatus"_s, linked ? u"Closed"_s : u"Pending"_s);
    m_realm.touch(*entityByName(entity), id, changes, m_at, true);
}

} // namespace sluice::sandbox::quickbooks
