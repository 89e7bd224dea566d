#include "sandbox/quickbooks/TaxRules.h"

#include "sandbox/quickbooks/Amounts.h"
#include "sandbox/quickbooks/Realm.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

Checked<TaxAnswer> TaxRules::compute(const TaxQuestion &question) const
{
    const Checked<QString> code = documentCode(question);
    if (!code)
        return refuse(code.error());
    QList<Line> lines;
    if (question.mode == TaxMode::Inclusive)
        lines = inclusive(question);
    else if (question.mode == TaxMode::Excluded)
        lines = excluded(question, *code);

    std::int64_t total = 0;
    for (const Line &line : std::as_const(lines))
        total += line.taxMinor;
    // The total that a client gives wins where the server would otherwise compute it by itself.
    const bool overridable = !m_realm.isUs() || m_realm.setup().automatedSalesTax;
    const std::optional<std::int64_t> given = minorOf(question.given[u"TotalTax"], m_currency);
    if (overridable && given && question.mode == TaxMode::Excluded && *given != total) {
        overrideTotal(lines, *given);
        total = *given;
    }
    return answer(*code, lines, total);
}

std::int64_t TaxRules::netOf(std::int64_t grossMinor, const QString &code) const
{
    const Decimal percent = sumOf(ratesOf(code));
    std::int64_t hundred = 100;
    for (int i = 0; i < percent.scale(); ++i)
        hundred *= 10;
    return prorated(grossMinor, hundred, hundred + percent.coefficient());
}

std::int64_t TaxRules::grossOf(std::int64_t netMinor, const QString &code) const
{
    return netMinor + percentOf(netMinor, sumOf(ratesOf(code)));
}

QList<TaxRules::Rate> TaxRules::ratesOf(const QString &code) const
{
    QList<Rate> rates;
    const Value *record = code.isEmpty() ? nullptr : m_realm.find(u"TaxCode"_s, code);
    if (!record)
        return rates;
    for (const Value &detail : (*record)[u"SalesTaxRateList"][u"TaxRateDetail"].items()) {
        const QString id = detail[u"TaxRateRef"][u"value"].toString();
        if (const Value *rate = m_realm.find(u"TaxRate"_s, id))
            rates.append({ id, percentOn(*rate) });
    }
    return rates;
}

Decimal TaxRules::percentOn(const Value &rate) const
{
    const QString day = m_on.toString(Qt::ISODate);
    for (const Value &period : rate[u"EffectiveTaxRate"].items()) {
        const QString from = period[u"EffectiveDate"].toString().left(10);
        const QString to = period[u"EndDate"].toString().left(10);
        if ((from.isEmpty() || from <= day) && (to.isEmpty() || day <= to))
            return decimalOf(period[u"RateValue"]).value_or(Decimal());
    }
    return decimalOf(rate[u"RateValue"]).value_or(Decimal());
}

Decimal TaxRules::sumOf(const QList<Rate> &rates) const
{
    Decimal sum;
    for (const Rate &rate : rates)
        sum = sum.plus(rate.percent).value_or(sum);
    return sum;
}

Checked<QString> TaxRules::documentCode(const TaxQuestion &question) const
{
    if (!m_realm.isUs() || !m_realm.setup().usingSalesTax)
        return QString();
    if (m_realm.setup().automatedSalesTax) {
        // Automated sales tax looks at the address and overrides the code that was given.
        for (const Row &row : m_realm.table(*entityByName(u"TaxCode"_s)).rows()) {
            if (row.record[u"Description"].toString() == question.shipState)
                return row.id;
        }
        return QString();
    }
    const QString given = question.given[u"TxnTaxCodeRef"][u"value"].toString();
    if (!given.isEmpty() && (!m_realm.find(u"TaxCode"_s, given) || given == "TAX"_L1 || given == "NON"_L1))
        return refuse(ApiFault::badReference(u"TaxCodes"_s, given));
    return given;
}

QList<TaxRules::Line> TaxRules::excluded(const TaxQuestion &question, const QString &documentCode) const
{
    QList<Line> lines;
    if (m_realm.isUs() && !question.customerTaxable)
        return lines;
    for (const TaxedAmount &amount : question.lines) {
        const bool taxed = !m_realm.isUs() || amount.code == "TAX"_L1;
        for (const Rate &rate :
            taxed ? ratesOf(m_realm.isUs() ? documentCode : amount.code) : QList<Rate>()) {
            const auto same = std::find_if(
                lines.begin(), lines.end(), [&rate](const Line &line) { return line.rate.id == rate.id; });
            if (same == lines.end())
                lines.append({ rate, amount.netMinor, 0 });
            else
                same->baseMinor += amount.netMinor;
        }
    }
    for (Line &line : lines) {
        if (question.taxAfterDiscount)
            line.baseMinor -= prorated(question.discountMinor, line.baseMinor, question.subtotalMinor);
        line.taxMinor = percentOf(line.baseMinor, line.rate.percent);
    }
    return lines;
}

QList<TaxRules::Line> TaxRules::inclusive(const TaxQuestion &question) const
{
    // The tax of a code is what its gross amounts leave over its net ones, both after the discount: that is
    // how the recorded inclusive document adds up to the cent, where rate × net would not.
    struct Group {
        QString code;
        std::int64_t net = 0;
        std::int64_t gross = 0;
    };
    QList<Group> groups;
    for (const TaxedAmount &amount : question.lines) {
        const auto same = std::find_if(groups.begin(), groups.end(),
            [&amount](const Group &group) { return group.code == amount.code; });
        if (same == groups.end())
            groups.append({ amount.code, amount.netMinor, amount.grossMinor });
        else {
            same->net += amount.netMinor;
            same->gross += amount.grossMinor;
        }
    }
    QList<Line> lines;
    for (const Group &group : std::as_const(groups)) {
        const std::int64_t net
            = group.net - prorated(question.discountMinor, group.net, question.subtotalMinor);
        const std::int64_t grossOff = question.discountPercent
            ? percentOf(group.gross, *question.discountPercent)
            : prorated(question.discountMinor, group.gross, question.subtotalMinor);
        const QList<Rate> rates = ratesOf(group.code);
        QList<Line> ofGroup;
        for (const Rate &rate : rates)
            ofGroup.append({ rate, net, percentOf(net, rate.percent) });
        if (!sumOf(rates).isZero())
            overrideTotal(ofGroup, group.gross - grossOff - net);
        for (const Line &line : std::as_const(ofGroup)) {
            const auto same = std::find_if(lines.begin(), lines.end(),
                [&line](const Line &other) { return other.rate.id == line.rate.id; });
            if (same == lines.end()) {
                lines.append(line);
            } else {
                same->baseMinor += line.baseMinor;
                same->taxMinor += line.taxMinor;
            }
        }
    }
    return lines;
}

void TaxRules::overrideTotal(QList<Line> &lines, std::int64_t totalMinor)
{
    std::int64_t computed = 0;
    for (const Line &line : std::as_const(lines))
        computed += line.taxMinor;
    std::int64_t left = totalMinor;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        Line &line = lines[i];
        line.taxMinor = i + 1 == lines.size() ? left : prorated(totalMinor, line.taxMinor, computed);
        left -= line.taxMinor;
    }
}

TaxAnswer TaxRules::answer(
    const QString &documentCode, const QList<Line> &lines, std::int64_t totalMinor) const
{
    Value detail = Value::object();
    if (!documentCode.isEmpty())
        detail.set(u"TxnTaxCodeRef"_s, Value::object({ { u"value"_s, documentCode } }));
    detail.set(u"TotalTax"_s, moneyValue(totalMinor, m_currency));
    Value::Array taxLines;
    for (const Line &line : lines) {
        taxLines.append(Value::object(
            { { u"Amount"_s, moneyValue(line.taxMinor, m_currency) }, { u"DetailType"_s, u"TaxLineDetail"_s },
                { u"TaxLineDetail"_s,
                    Value::object({ { u"TaxRateRef"_s, Value::object({ { u"value"_s, line.rate.id } }) },
                        { u"PercentBased"_s, true }, { u"TaxPercent"_s, decimalValue(line.rate.percent) },
                        { u"NetAmountTaxable"_s, moneyValue(line.baseMinor, m_currency) } }) } }));
    }
    if (!taxLines.isEmpty())
        detail.set(u"TaxLine"_s, Value(std::move(taxLines)));
    return { detail, totalMinor };
}

} // namespace sluice::sandbox::quickbooks
