#include "rules/Policy.h"
#include "rules/PolicyReader.h"
#include "rules/Sentences.h"
#include "rules/Words.h"

#include <QLocale>

#include <algorithm>

namespace sluice::rules {

namespace {

QString quoted(const QString &text)
{
    QString out = QStringLiteral("\"");
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += QLatin1Char('\\') + QString(c);
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            out += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out + QLatin1Char('"');
}

QString quoted(const QStringList &texts)
{
    QStringList out;
    for (const QString &text : texts)
        out += quoted(text);
    return QLatin1Char('[') + out.join(QStringLiteral(", ")) + QLatin1Char(']');
}

/// Writes TOML, one line a key, sections in the order of the default policy.
class TomlText {
public:
    void section(const QString &name) { m_text += QStringLiteral("\n[%1]\n").arg(name); }
    void line(const QString &key, const QString &value) { m_text += QStringLiteral("%1 = %2\n").arg(key, value); }
    void write(const char *key, const QString &value) { line(QLatin1String(key), quoted(value)); }
    void write(const char *key, const QStringList &value) { line(QLatin1String(key), quoted(value)); }
    void write(const char *key, bool value) { line(QLatin1String(key), value ? QStringLiteral("true") : QStringLiteral("false")); }
    void write(const char *key, int value) { line(QLatin1String(key), QString::number(value)); }
    void write(const char *key, Decimal value) { line(QLatin1String(key), value.toText()); }
    const QString &text() const { return m_text; }

private:
    QString m_text;
};

template <class Value>
QStringList sortedKeys(const QHash<QString, Value> &hash)
{
    QStringList keys = hash.keys();
    keys.sort();
    return keys;
}

void writeEligibility(TomlText &out, const Policy &policy)
{
    out.section(QStringLiteral("eligibility"));
    out.write("po_segments", policy.segmentsNeedingPo);
    out.write("delivery_overdue_days", policy.deliveryOverdueDays);
    out.write("closed_period_by_delivery", policy.closedPeriodByDelivery);
    out.section(QStringLiteral("customers"));
    out.write("create", policy.createCustomers);
    out.write("activate_first", policy.activateBeforeCreating);
    out.section(QStringLiteral("terms"));
    out.write("default", policy.defaultTerms);
    out.section(QStringLiteral("terms.days"));
    for (const TermRule &term : policy.terms)
        out.line(quoted(term.name), QString::number(term.days));
}

void writeTax(TomlText &out, const Policy &policy)
{
    out.section(QStringLiteral("tax"));
    for (const QString &country : sortedKeys(policy.taxByCountry)) {
        const TaxRule &rule = *policy.taxByCountry.constFind(country);
        out.section(QStringLiteral("tax.%1").arg(country));
        if (!rule.defaultCode.isEmpty())
            out.write("default", rule.defaultCode);
        std::vector<std::pair<QString, QString>> codes(rule.codes.begin(), rule.codes.end());
        std::ranges::sort(codes);
        for (const auto &[asked, code] : codes)
            out.line(quoted(asked), quoted(code));
    }
}

void writeApproval(TomlText &out, const Policy &policy)
{
    const ApprovalRules &rules = policy.approval;
    out.section(QStringLiteral("approval"));
    out.write("auto_approve_clean", rules.autoApproveClean);
    out.write("sample_percent", rules.samplePercent);
    out.write("bulk_items_max", rules.bulkItemsMax);
    out.write("discount_controller_above", rules.discountControllerAbove);
    out.write("discount_cfo_above", rules.discountCfoAbove);
    out.write("terms_controller_from", rules.termsControllerFrom);
    out.write("terms_cfo_above", rules.termsCfoAbove);
    out.write("credit_cfo_over_percent", rules.creditCfoOverPercent);
    out.section(QStringLiteral("approval.limits"));
    out.write("clean", rules.limits.clean);
    out.write("large", rules.limits.large);
    for (const QString &code : sortedKeys(rules.limitsByCurrency)) {
        const AmountLimits &limits = *rules.limitsByCurrency.constFind(code);
        out.section(QStringLiteral("approval.limits.%1").arg(code));
        out.write("clean", limits.clean);
        out.write("large", limits.large);
    }
    out.section(QStringLiteral("reapproval"));
    out.write("amount_down_percent", policy.reapproval.amountDownPercent);
    out.write("amount_down_absolute", policy.reapproval.amountDownAbsolute);
}

void writeClocks(TomlText &out, const Policy &policy)
{
    const auto hours = [&](Severity severity) {
        return QString::number(std::chrono::duration_cast<std::chrono::hours>(policy.sla.target(severity)).count());
    };
    out.section(QStringLiteral("sla"));
    out.line(QStringLiteral("target_hours"), QStringLiteral("{ low = %1, medium = %2, high = %3 }")
                                                 .arg(hours(Severity::Low), hours(Severity::Medium), hours(Severity::High)));
    QStringList warnings;
    for (const int percent : policy.sla.warnAtPercent)
        warnings += QString::number(percent);
    out.line(QStringLiteral("warn_at_percent"), QLatin1Char('[') + warnings.join(QStringLiteral(", ")) + QLatin1Char(']'));
    out.write("pause_reasons", policy.sla.pauseReasons);

    out.section(QStringLiteral("calendar"));
    out.write("name", policy.calendar.name());
    out.write("zone", QString::fromLatin1(policy.calendar.zone().id()));
    QStringList week;
    for (const WeeklyInterval &interval : policy.calendar.week())
        week += toText(interval);
    out.write("week", week);
    QStringList holidays;
    for (const Holiday &holiday : policy.calendar.holidays())
        holidays += QStringLiteral("{ on = %1, name = %2 }").arg(holiday.on.toString(Qt::ISODate), quoted(holiday.name));
    out.line(QStringLiteral("holidays"), QLatin1Char('[') + holidays.join(QStringLiteral(", ")) + QLatin1Char(']'));
}

QString number(Decimal value)
{
    const qsizetype point = value.toText().indexOf(QLatin1Char('.'));
    const QString plain = value.toText();
    const QString whole = QLocale().toString(plain.left(point < 0 ? plain.size() : point).toLongLong());
    return point < 0 ? whole : whole + QLocale().decimalPoint() + plain.sliced(point + 1);
}

QString listOr(const QStringList &texts, const QString &ifEmpty)
{
    return texts.isEmpty() ? ifEmpty : texts.join(QStringLiteral(", "));
}

PolicySection eligibilitySentences(const Policy &policy)
{
    QStringList terms;
    for (const TermRule &term : policy.terms)
        terms += term.name;
    QStringList out;
    out += policy.segmentsNeedingPo.isEmpty()
        ? Words::tr("No segment needs a purchase order number.")
        : Words::tr("Deals of these segments need a purchase order number: %1.").arg(policy.segmentsNeedingPo.join(QStringLiteral(", ")));
    out += Words::tr("Standard payment terms: %1.").arg(listOr(terms, Words::tr("none")));
    out += policy.defaultTerms.isEmpty()
        ? Words::tr("A deal that names no terms, and whose account names none, is an exception.")
        : Words::tr("A deal that names no terms, and whose account names none, gets %1.").arg(policy.defaultTerms);
    out += policy.createCustomers
        ? Words::tr("Sluice may create a customer when nobody in the books resembles the account.")
        : Words::tr("Sluice never creates a customer.");
    if (policy.createCustomers && policy.activateBeforeCreating)
        out += Words::tr("A controller activates every new customer first.");
    out += Words::tr("A delivery that nobody confirmed becomes an exception %1 days after it was expected.")
               .arg(policy.deliveryOverdueDays);
    if (policy.closedPeriodByDelivery)
        out += Words::tr("What was delivered in a closed period waits until the books are open again.");
    return { Words::tr("What may be billed"), out };
}

PolicySection approvalSentences(const Policy &policy)
{
    const ApprovalRules &rules = policy.approval;
    QStringList out;
    out += rules.autoApproveClean
        ? Words::tr("P1: clean invoices up to %1 approve themselves; a controller looks at %2 % of them afterwards.")
              .arg(number(rules.limits.clean)).arg(rules.samplePercent)
        : Words::tr("P1: nothing approves itself.");
    out += Words::tr("P2: a controller approves up to %1.").arg(number(rules.limits.large));
    out += Words::tr("P3: above %1, the CFO signs after the controller.").arg(number(rules.limits.large));
    for (const QString &code : sortedKeys(rules.limitsByCurrency)) {
        const AmountLimits &limits = *rules.limitsByCurrency.constFind(code);
        out += Words::tr("In %1 the two limits are %2 and %3.").arg(code, number(limits.clean), number(limits.large));
    }
    out += Words::tr("P4: the first invoice to a customer goes to a controller.");
    out += Words::tr("P5: a discount above %1 % goes to a controller, above %2 % also to the CFO.")
               .arg(number(rules.discountControllerAbove), number(rules.discountCfoAbove));
    out += Words::tr("P6: terms from %1 days go to a controller; longer than %2 days, or not on the list, also to the CFO.")
               .arg(rules.termsControllerFrom).arg(rules.termsCfoAbove);
    out += Words::tr("P7: above the credit limit a controller decides; more than %1 % above it, also the CFO.")
               .arg(rules.creditCfoOverPercent);
    out += Words::tr("P8: a tax-exempt invoice goes to a controller.");
    out += Words::tr("Clean requests may be approved in one go, at most %1.").arg(rules.bulkItemsMax);
    return { Words::tr("Who approves"), out };
}

PolicySection changeSentences(const Policy &policy)
{
    return { Words::tr("What changes after approval do"),
        { Words::tr("More money, other items or quantities, longer terms, another customer, currency or tax code void an approval."),
            Words::tr("An amount may fall by %1 % or %2, whichever is more.")
                .arg(number(policy.reapproval.amountDownPercent), number(policy.reapproval.amountDownAbsolute)),
            Words::tr("Shorter terms and another purchase order number are noted; a purchase order number that disappears blocks.") } };
}

PolicySection clockSentences(const Policy &policy)
{
    const auto hours = [&](Severity severity) {
        return QString::number(std::chrono::duration_cast<std::chrono::hours>(policy.sla.target(severity)).count());
    };
    QStringList week;
    for (const WeeklyInterval &interval : policy.calendar.week())
        week += toText(interval);
    QStringList reasons;
    for (const QString &reason : policy.sla.pauseReasons)
        reasons += pauseReasonTitle(reason);
    QStringList out;
    out += Words::tr("An exception is settled within %1 working hours when it is high, %2 when medium, %3 when low.")
               .arg(hours(Severity::High), hours(Severity::Medium), hours(Severity::Low));
    out += Words::tr("Working time (%1): %2.").arg(QString::fromLatin1(policy.calendar.zone().id()), week.join(QStringLiteral(", ")));
    for (const Holiday &holiday : policy.calendar.holidays())
        out += Words::tr("Holiday: %1, %2.").arg(QLocale().toString(holiday.on, QLocale::ShortFormat), holiday.name);
    out += Words::tr("The clock may be paused for: %1.").arg(listOr(reasons, Words::tr("nothing")));
    return { Words::tr("How long exceptions may take"), out };
}

PolicySection comparisonSentences(const Policy &policy)
{
    return { Words::tr("How both systems are compared"),
        { Words::tr("A difference up to %1, or %2 % of the booked amount, is forgiven for %3 days.")
                .arg(number(policy.reconcile.absolute), number(policy.reconcile.percent)).arg(policy.reconcile.daysOpenMax),
            Words::tr("An invoice made by hand is looked for from %1 days before the deal was won until %2 days after it was due to be billed.")
                .arg(policy.match.invoiceDaysBefore).arg(policy.match.invoiceDaysAfter) } };
}

} // namespace

QString policyToml(const Policy &policy)
{
    TomlText out;
    out.write("version", policy.version);
    writeEligibility(out, policy);
    writeTax(out, policy);
    writeApproval(out, policy);
    writeClocks(out, policy);
    out.section(QStringLiteral("reconcile"));
    out.write("absolute", policy.reconcile.absolute);
    out.write("percent", policy.reconcile.percent);
    out.write("days_open_max", policy.reconcile.daysOpenMax);
    out.section(QStringLiteral("match"));
    out.write("invoice_days_before", policy.match.invoiceDaysBefore);
    out.write("invoice_days_after", policy.match.invoiceDaysAfter);
    return out.text();
}

std::vector<PolicySection> policySentences(const Policy &policy)
{
    return { eligibilitySentences(policy), approvalSentences(policy), changeSentences(policy), clockSentences(policy),
        comparisonSentences(policy) };
}

} // namespace sluice::rules
