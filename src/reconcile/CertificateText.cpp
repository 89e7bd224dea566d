#include "reconcile/CertificateText.h"

#include "core/Csv.h"
#include "reconcile/Census.h"
#include "reconcile/CensusWords.h"

#include <QCoreApplication>

namespace sluice::reconcile {

using desk::Certificate;

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(reconcile)
};

QString moneyText(Money money)
{
    return money.currency().text() + QLatin1Char(' ') + money.toText();
}

QString momentText(const std::optional<Instant> &at)
{
    return at ? toIso(*at) : Say::tr("never");
}

QString verdictOf(const Certificate &certificate)
{
    if (certificate.faults > 0)
        return Say::tr("%1 findings break it; they are named below.").arg(certificate.faults);
    if (certificate.unsettled > 0)
        return Say::tr("Nothing breaks it; %1 intents are still without a definite answer.").arg(certificate.unsettled);
    return Say::tr("Clean: every intent has one outcome and at most one document, and every document has its intent and approval.");
}

QString sayingOf(const Certificate::WitnessRead &read)
{
    switch (read.outcome) {
    case desk::WitnessOutcome::Same: return Say::tr("it holds the head at event %1, and the chain agrees.").arg(read.events);
    case desk::WitnessOutcome::Absent: return Say::tr("it holds no head of this journal.");
    case desk::WitnessOutcome::Older:
        return Say::tr("it holds the head at event %1, which this journal did not reach.").arg(read.events);
    case desk::WitnessOutcome::Rewritten:
        return Say::tr("it holds another head at event %1 than this journal.").arg(read.events);
    }
    Q_UNREACHABLE();
}

QStringList journalLines(const Certificate &certificate)
{
    QStringList lines { Say::tr("Journal %1: %2 events, the chain holds, head %3")
                            .arg(certificate.journalId).arg(certificate.events).arg(certificate.head) };
    if (const std::optional<Certificate::Witness> &witness = certificate.witness) {
        const QString said = Say::tr("Salesforce was told the head at event %1 on %2").arg(witness->events).arg(toIso(witness->at));
        lines.append(said + (witness->agrees ? Say::tr(": the chain agrees.") : Say::tr(": the chain does NOT agree.")));
    } else {
        lines.append(Say::tr("Salesforce was never told a head."));
    }
    if (const std::optional<Certificate::WitnessRead> &read = certificate.witnessRead)
        lines.append(Say::tr("Salesforce was asked on %1: %2").arg(toIso(read->at), sayingOf(*read)));
    return lines;
}

QStringList companyLines(const Certificate &certificate)
{
    QStringList lines;
    for (const desk::CertificateCompany &company : certificate.companies) {
        lines.append(Say::tr("%1 (%2): %3 marked documents; read %4; last census %5")
                         .arg(company.name, company.realm).arg(company.documents)
                         .arg(momentText(company.readAt), momentText(company.censusAt)));
    }
    return lines;
}

QStringList findingLines(const Certificate &certificate)
{
    QStringList lines;
    for (const desk::CensusFinding &finding : certificate.findings) {
        const QString where = finding.amount.currency().isNone()
            ? finding.companyName : finding.companyName + QStringLiteral(", ") + moneyText(finding.amount);
        lines.append(QStringLiteral("%1 %2: %3 [%4]").arg(finding.isFault ? QStringLiteral("!") : QStringLiteral("-"),
            nameOf(finding.kind), finding.sentence, where));
        for (const desk::Difference &difference : finding.differences) {
            if (finding.kind == desk::CensusFindingKind::Altered)
                lines.append(Say::tr("      %1: intended %2, stored %3").arg(difference.field, difference.was, difference.is));
        }
    }
    return lines;
}

QStringList rowLines(const Certificate &certificate)
{
    QStringList lines;
    for (const desk::CertificateRow &row : certificate.rows) {
        const QString title = row.dealName.isEmpty() ? row.title : row.dealName + QStringLiteral(" · ") + row.title;
        const QString number = row.docNumber.isEmpty() ? row.invoiceId : row.docNumber;
        lines.append(QStringLiteral("%1  %2  %3  %4  %5%6").arg(toIso(row.intendedAt), moneyText(row.amount).rightJustified(18),
            wordOf(row.outcome).leftJustified(22), number.leftJustified(14), title,
            row.why.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(row.why)));
    }
    return lines;
}

void addSection(QStringList &page, const QString &head, const QStringList &lines)
{
    page.append(QString());
    page.append(head);
    page.append(QString(head.size(), QLatin1Char('-')));
    page.append(lines.isEmpty() ? QStringList { Say::tr("none") } : lines);
}

QString amountCell(Money money)
{
    return money.isNegative() ? QString() : money.toText(); // An intent is never negative; a sign would read as a formula.
}

} // namespace

QString textOf(const Certificate &certificate)
{
    QStringList page { Say::tr("Certificate of posting"),
        certificate.month.isValid() ? Say::tr("Month: %1").arg(certificate.month.toString(QStringLiteral("yyyy-MM")))
                                    : Say::tr("Since the journal began"),
        Say::tr("Made: %1").arg(toIso(certificate.madeAt)), QString(), verdictOf(certificate) };
    page += journalLines(certificate);
    addSection(page, Say::tr("Companies"), companyLines(certificate));
    QStringList sums;
    for (const desk::OutcomeSum &sum : certificate.sums)
        sums.append(QStringLiteral("%1  %2  %3").arg(wordOf(sum.outcome).leftJustified(22),
            QString::number(sum.count).rightJustified(6), moneyText(sum.sum).rightJustified(20)));
    addSection(page, Say::tr("Outcomes"), sums);
    addSection(page, Say::tr("Findings"), findingLines(certificate));
    addSection(page, Say::tr("Intents"), rowLines(certificate));
    QStringList limits;
    for (const QString &limit : certificate.limits)
        limits.append(QStringLiteral("- ") + limit);
    addSection(page, Say::tr("What this certificate cannot promise"), limits);
    return page.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString csvOf(const Certificate &certificate)
{
    QString csv = csv::line({ QStringLiteral("realm"), QStringLiteral("company"), QStringLiteral("key"), QStringLiteral("revision"),
        QStringLiteral("request"), QStringLiteral("deal"), QStringLiteral("title"), QStringLiteral("intended_at"),
        QStringLiteral("settled_at"), QStringLiteral("approved_by"), QStringLiteral("amount"), QStringLiteral("currency"),
        QStringLiteral("outcome"), QStringLiteral("invoice"), QStringLiteral("doc_number"), QStringLiteral("findings"),
        QStringLiteral("why") });
    for (const desk::CertificateRow &row : certificate.rows) {
        QStringList findings;
        for (const desk::CensusFindingKind kind : row.findings)
            findings.append(nameOf(kind));
        csv += csv::line({ row.realm, row.companyName, row.key, QString::number(row.revision), row.requestId.value, row.dealId.value,
            row.title, toIso(row.intendedAt), row.settledAt ? toIso(*row.settledAt) : QString(),
            row.approvedBy.join(QLatin1Char(' ')), amountCell(row.amount), row.amount.currency().text(), nameOf(row.outcome),
            row.invoiceId, row.docNumber, findings.join(QLatin1Char(' ')), row.why });
    }
    for (const desk::CensusFinding &finding : certificate.findings) {
        if (finding.kind != desk::CensusFindingKind::Foreign && finding.kind != desk::CensusFindingKind::Duplicate)
            continue; // The others stand in the row of their intent.
        csv += csv::line({ finding.realm, finding.companyName, finding.key, QString(), finding.requestId.value, finding.dealId.value,
            finding.sentence, QString(), QString(), QString(), amountCell(finding.amount), finding.amount.currency().text(),
            nameOf(finding.kind), finding.invoiceId, finding.docNumber, nameOf(finding.kind), QString() });
    }
    return csv;
}

} // namespace sluice::reconcile
