#include "ctl/CertificateJson.h"

#include "reconcile/Census.h"
#include "reconcile/Witness.h"

#include <QJsonArray>

namespace sluice::ctl {

using desk::Certificate;

namespace {

QJsonValue moment(const std::optional<Instant> &at)
{
    return at ? QJsonValue(toIso(*at)) : QJsonValue(QJsonValue::Null);
}

QJsonObject companyJson(const desk::CertificateCompany &company)
{
    return { { QStringLiteral("realm"), company.realm }, { QStringLiteral("name"), company.name },
        { QStringLiteral("zone"), company.zone }, { QStringLiteral("connected"), company.connected },
        { QStringLiteral("read_at"), moment(company.readAt) }, { QStringLiteral("census_at"), moment(company.censusAt) },
        { QStringLiteral("documents"), company.documents } };
}

QJsonObject rowJson(const desk::CertificateRow &row)
{
    QJsonArray findings;
    for (const desk::CensusFindingKind kind : row.findings)
        findings.append(reconcile::nameOf(kind));
    return { { QStringLiteral("realm"), row.realm }, { QStringLiteral("key"), row.key },
        { QStringLiteral("revision"), row.revision }, { QStringLiteral("request_id"), row.requestId.value },
        { QStringLiteral("deal_id"), row.dealId.value }, { QStringLiteral("title"), row.title },
        { QStringLiteral("intended_at"), toIso(row.intendedAt) }, { QStringLiteral("settled_at"), moment(row.settledAt) },
        { QStringLiteral("approved_by"), QJsonArray::fromStringList(row.approvedBy) },
        { QStringLiteral("amount"), row.amount.toText() }, { QStringLiteral("currency"), row.amount.currency().text() },
        { QStringLiteral("outcome"), reconcile::nameOf(row.outcome) }, { QStringLiteral("why"), row.why },
        { QStringLiteral("invoice_id"), row.invoiceId }, { QStringLiteral("doc_number"), row.docNumber },
        { QStringLiteral("findings"), findings } };
}

QJsonObject findingJson(const desk::CensusFinding &finding)
{
    QJsonArray differences;
    if (finding.kind == desk::CensusFindingKind::Altered) {
        for (const desk::Difference &difference : finding.differences)
            differences.append(QJsonObject { { QStringLiteral("field"), difference.field },
                { QStringLiteral("intended"), difference.was }, { QStringLiteral("stored"), difference.is } });
    }
    return { { QStringLiteral("kind"), reconcile::nameOf(finding.kind) }, { QStringLiteral("fault"), finding.isFault },
        { QStringLiteral("realm"), finding.realm }, { QStringLiteral("invoice_id"), finding.invoiceId },
        { QStringLiteral("doc_number"), finding.docNumber }, { QStringLiteral("key"), finding.key },
        { QStringLiteral("request_id"), finding.requestId.value }, { QStringLiteral("deal_id"), finding.dealId.value },
        { QStringLiteral("amount"), finding.amount.toText() }, { QStringLiteral("currency"), finding.amount.currency().text() },
        { QStringLiteral("summary"), finding.sentence }, { QStringLiteral("differences"), differences } };
}

QJsonObject journalJson(const Certificate &certificate)
{
    QJsonObject journal { { QStringLiteral("id"), certificate.journalId }, { QStringLiteral("events"), certificate.events },
        { QStringLiteral("head"), certificate.head }, { QStringLiteral("witness"), QJsonValue::Null } };
    if (const std::optional<Certificate::Witness> &witness = certificate.witness) {
        journal.insert(QStringLiteral("witness"), QJsonObject { { QStringLiteral("at"), toIso(witness->at) },
            { QStringLiteral("events"), witness->events }, { QStringLiteral("head"), witness->head },
            { QStringLiteral("agrees"), witness->agrees } });
    }
    journal.insert(QStringLiteral("witness_read"), QJsonValue::Null);
    if (const std::optional<Certificate::WitnessRead> &read = certificate.witnessRead) {
        journal.insert(QStringLiteral("witness_read"), QJsonObject { { QStringLiteral("at"), toIso(read->at) },
            { QStringLiteral("outcome"), reconcile::nameOf(read->outcome) }, { QStringLiteral("events"), read->events },
            { QStringLiteral("head"), read->head } });
    }
    return journal;
}

template <class Row, class ToJson>
QJsonArray arrayOf(const std::vector<Row> &rows, ToJson toJsonOf)
{
    QJsonArray array;
    for (const Row &row : rows)
        array.append(toJsonOf(row));
    return array;
}

} // namespace

QJsonObject toJson(const Certificate &certificate)
{
    const auto sumJson = [](const desk::OutcomeSum &sum) {
        return QJsonObject { { QStringLiteral("outcome"), reconcile::nameOf(sum.outcome) }, { QStringLiteral("count"), sum.count },
            { QStringLiteral("sum"), sum.sum.toText() }, { QStringLiteral("currency"), sum.sum.currency().text() } };
    };
    return { { QStringLiteral("clean"), certificate.faults == 0 }, { QStringLiteral("faults"), certificate.faults },
        { QStringLiteral("unsettled"), certificate.unsettled },
        { QStringLiteral("month"), certificate.month.isValid() ? QJsonValue(certificate.month.toString(QStringLiteral("yyyy-MM")))
                                                               : QJsonValue(QJsonValue::Null) },
        { QStringLiteral("made_at"), toIso(certificate.madeAt) }, { QStringLiteral("journal"), journalJson(certificate) },
        { QStringLiteral("companies"), arrayOf(certificate.companies, companyJson) },
        { QStringLiteral("outcomes"), arrayOf(certificate.sums, sumJson) },
        { QStringLiteral("findings"), arrayOf(certificate.findings, findingJson) },
        { QStringLiteral("intents"), arrayOf(certificate.rows, rowJson) },
        { QStringLiteral("limits"), QJsonArray::fromStringList(certificate.limits) } };
}

} // namespace sluice::ctl
