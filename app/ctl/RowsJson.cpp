#include "ctl/RowsJson.h"

#include "rules/Duties.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sluice::ctl {

namespace {

QString day(QDate date)
{
    return date.toString(Qt::ISODate);
}

QJsonValue moment(const std::optional<Instant> &at)
{
    return at ? QJsonValue(toIso(*at)) : QJsonValue(QJsonValue::Null);
}

QJsonObject counts(const QMap<QString, int> &records)
{
    QJsonObject object;
    for (auto it = records.cbegin(); it != records.cend(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QJsonObject findingJson(const Finding &finding)
{
    return { { QStringLiteral("check"), finding.check }, { QStringLiteral("field"), finding.field },
        { QStringLiteral("found"), finding.found }, { QStringLiteral("needed"), finding.needed },
        { QStringLiteral("cause"), nameOf(finding.cause) }, { QStringLiteral("severity"), nameOf(finding.severity) },
        { QStringLiteral("fixer"), nameOf(finding.fixer) } };
}

QJsonObject lineJson(const desk::LineRow &line)
{
    return { { QStringLiteral("item"), line.itemCode }, { QStringLiteral("description"), line.description },
        { QStringLiteral("quantity"), line.quantity }, { QStringLiteral("unit_price"), line.unitPrice },
        { QStringLiteral("discount"), line.discountPercent }, { QStringLiteral("amount"), line.amount.toText() },
        { QStringLiteral("tax_code"), line.taxCode } };
}

template <class Row>
QJsonArray listed(const std::vector<Row> &rows, QJsonObject (*rowJson)(const Row &))
{
    QJsonArray array;
    for (const Row &row : rows)
        array.append(rowJson(row));
    return array;
}

QJsonObject differenceJson(const desk::Difference &difference)
{
    return { { QStringLiteral("field"), difference.field }, { QStringLiteral("was"), difference.was },
        { QStringLiteral("is"), difference.is } };
}

QJsonObject previewJson(const desk::InvoicePreview &preview)
{
    return { { QStringLiteral("company"), preview.companyName }, { QStringLiteral("customer"), preview.customerName },
        { QStringLiteral("doc_number"), preview.docNumber }, { QStringLiteral("terms"), preview.terms },
        { QStringLiteral("po_number"), preview.poNumber }, { QStringLiteral("txn_on"), day(preview.txnOn) },
        { QStringLiteral("due_on"), day(preview.dueOn) }, { QStringLiteral("currency"), preview.currency.text() },
        { QStringLiteral("lines"), listed(preview.lines, lineJson) }, { QStringLiteral("net"), preview.net.toText() },
        { QStringLiteral("discount"), preview.discount.toText() }, { QStringLiteral("tax"), preview.tax.toText() },
        { QStringLiteral("total"), preview.total.toText() } };
}

QJsonObject systemJson(const engine::CycleSummary::System &system, const QString &idKey)
{
    QJsonObject object { { QStringLiteral("calls"), system.calls }, { QStringLiteral("records"), counts(system.records) } };
    if (!idKey.isEmpty())
        object.insert(idKey, system.id);
    if (system.error)
        object.insert(QStringLiteral("error"), system.error->detail);
    if (system.writeError)
        object.insert(QStringLiteral("write_error"), system.writeError->detail);
    return object;
}

} // namespace

QJsonObject toJson(const engine::CycleSummary &summary)
{
    QJsonArray companies;
    for (const engine::CycleSummary::System &company : summary.companies)
        companies.append(systemJson(company, QStringLiteral("realm")));
    QJsonObject object { { QStringLiteral("salesforce"), systemJson(summary.salesforce, {}) }, { QStringLiteral("quickbooks"), companies },
        { QStringLiteral("requests"),
            QJsonObject { { QStringLiteral("assessed"), summary.assessed }, { QStringLiteral("ready"), summary.ready },
                { QStringLiteral("blocked"), summary.blocked } } },
        { QStringLiteral("exceptions"),
            QJsonObject { { QStringLiteral("opened"), summary.exceptionsOpened },
                { QStringLiteral("closed"), summary.exceptionsClosed } } },
        { QStringLiteral("invoices"),
            QJsonObject { { QStringLiteral("posted"), summary.invoices.posted },
                { QStringLiteral("uncertain"), summary.invoices.uncertain },
                { QStringLiteral("rejected"), summary.invoices.rejected },
                { QStringLiteral("not_sent"), summary.invoices.notSent } } },
        { QStringLiteral("written_back"), summary.writtenBack },
        { QStringLiteral("write_back_failed"), summary.writeBackFailed },
        { QStringLiteral("duration_ms"), static_cast<qint64>(summary.duration.count()) } };
    if (summary.writeBackError)
        object.insert(QStringLiteral("write_back_error"), summary.writeBackError->detail);
    if (summary.censusError)
        object.insert(QStringLiteral("census_error"), summary.censusError->detail);
    if (summary.censusFaults)
        object.insert(QStringLiteral("census"), QJsonObject { { QStringLiteral("faults"), *summary.censusFaults } });
    return object;
}

QJsonObject toJson(const desk::RequestRow &row)
{
    return { { QStringLiteral("id"), row.id.value }, { QStringLiteral("deal_id"), row.dealId.value },
        { QStringLiteral("account_id"), row.accountId.value }, { QStringLiteral("deal"), row.dealName },
        { QStringLiteral("account"), row.accountName }, { QStringLiteral("title"), row.title },
        { QStringLiteral("state"), nameOf(row.state) }, { QStringLiteral("amount"), row.amount.toText() },
        { QStringLiteral("currency"), row.amount.currency().text() }, { QStringLiteral("entity"), row.entity },
        { QStringLiteral("realm"), row.realm }, { QStringLiteral("customer_id"), row.customerId },
        { QStringLiteral("planned_on"), day(row.plannedOn) }, { QStringLiteral("due_on"), day(row.dueOn) },
        { QStringLiteral("invoice_id"), row.invoiceId }, { QStringLiteral("doc_number"), row.docNumber },
        { QStringLiteral("failed"), listed(row.failed, findingJson) } };
}

QJsonObject toJson(const desk::RequestDetail &detail)
{
    QJsonObject object = toJson(detail.row);
    object.insert(QStringLiteral("fingerprint"), detail.fingerprint);
    QJsonArray checks;
    for (const desk::CheckRow &check : detail.checks)
        checks.append(QJsonObject { { QStringLiteral("check"), check.check }, { QStringLiteral("fact"), check.label },
            { QStringLiteral("passed"), check.passed } });
    object.insert(QStringLiteral("checks"), checks);
    object.insert(QStringLiteral("invoice"), previewJson(detail.preview));
    object.insert(QStringLiteral("deal_lines"), listed(detail.dealLines, lineJson));
    object.insert(QStringLiteral("differences"), listed(detail.differences, differenceJson));
    object.insert(QStringLiteral("since_approval"), listed(detail.sinceApproval, differenceJson));
    object.insert(QStringLiteral("history"), toJson(detail.history));
    return object;
}

QJsonObject toJson(const desk::ExceptionRow &row)
{
    return { { QStringLiteral("id"), row.id.value }, { QStringLiteral("state"), nameOf(row.state) },
        { QStringLiteral("severity"), nameOf(row.severity) }, { QStringLiteral("check"), row.check },
        { QStringLiteral("cause_proposed"), nameOf(row.causeProposed) },
        { QStringLiteral("cause"), row.cause ? QJsonValue(nameOf(*row.cause)) : QJsonValue(QJsonValue::Null) },
        { QStringLiteral("deal_id"), row.dealId.value }, { QStringLiteral("request_id"), row.requestId.value },
        { QStringLiteral("amount"), row.amount.toText() }, { QStringLiteral("currency"), row.amount.currency().text() },
        { QStringLiteral("summary"), row.summary }, { QStringLiteral("owner"), row.owner },
        { QStringLiteral("opened_at"), toIso(row.openedAt) }, { QStringLiteral("due_at"), toIso(row.dueAt) },
        { QStringLiteral("sla"), nameOf(row.sla) }, { QStringLiteral("remaining_minutes"), row.remainingMinutes },
        { QStringLiteral("field"), row.field }, { QStringLiteral("found"), row.found },
        { QStringLiteral("needed"), row.needed }, { QStringLiteral("seen"), row.seen }, { QStringLiteral("cycle"), row.cycle },
        { QStringLiteral("resolved_by"), row.resolvedBy } };
}

QJsonObject toJson(const desk::ExceptionDetail &detail)
{
    QJsonObject object = toJson(detail.row);
    object.insert(QStringLiteral("clock"), detail.clockSentence);
    object.insert(QStringLiteral("siblings"), detail.siblings);
    object.insert(QStringLiteral("records"), listed(detail.records, differenceJson));
    object.insert(QStringLiteral("history"), toJson(detail.history));
    object.insert(QStringLiteral("ask"), detail.askText);
    return object;
}

QJsonObject toJson(const desk::ApprovalRow &row)
{
    return { { QStringLiteral("id"), row.id }, { QStringLiteral("request_id"), row.requestId.value },
        { QStringLiteral("deal_id"), row.dealId.value }, { QStringLiteral("deal"), row.dealName },
        { QStringLiteral("amount"), row.amount.toText() }, { QStringLiteral("currency"), row.amount.currency().text() },
        { QStringLiteral("policy"), row.policy }, { QStringLiteral("needs"), QJsonArray::fromStringList(row.needs) },
        { QStringLiteral("waiting_since"), toIso(row.waitingSince) }, { QStringLiteral("fingerprint"), row.fingerprint },
        { QStringLiteral("risks"), QJsonArray::fromStringList(row.risks) },
        { QStringLiteral("can_decide"), row.canDecide }, { QStringLiteral("why_not"), row.whyNot } };
}

QJsonObject toJson(const desk::InvoiceRow &row)
{
    return { { QStringLiteral("id"), row.id }, { QStringLiteral("realm"), row.realm },
        { QStringLiteral("doc_number"), row.docNumber }, { QStringLiteral("request_id"), row.requestId.value },
        { QStringLiteral("deal_id"), row.dealId.value }, { QStringLiteral("customer"), row.customerName },
        { QStringLiteral("origin"), nameOf(row.origin) }, { QStringLiteral("total"), row.total.toText() },
        { QStringLiteral("balance"), row.balance.toText() }, { QStringLiteral("currency"), row.total.currency().text() },
        { QStringLiteral("status"), nameOf(row.status) }, { QStringLiteral("txn_on"), day(row.txnOn) },
        { QStringLiteral("due_on"), day(row.dueOn) }, { QStringLiteral("deleted"), row.deleted } };
}

QJsonObject toJson(const desk::InvoiceDetail &detail)
{
    QJsonObject object = toJson(detail.row);
    object.insert(QStringLiteral("stored"), previewJson(detail.stored));
    object.insert(QStringLiteral("differences"), listed(detail.differences, differenceJson));
    object.insert(QStringLiteral("history"), toJson(detail.history));
    return object;
}

QJsonObject toJson(const desk::CustomerRow &row)
{
    return { { QStringLiteral("account_id"), row.accountId.value }, { QStringLiteral("account"), row.accountName },
        { QStringLiteral("realm"), row.realm }, { QStringLiteral("customer_id"), row.customerId },
        { QStringLiteral("customer"), row.customerName }, { QStringLiteral("how"), row.how },
        { QStringLiteral("candidates"), row.candidates }, { QStringLiteral("activated"), row.activated } };
}

QJsonObject toJson(const desk::ItemRow &row)
{
    return { { QStringLiteral("product_id"), row.productId.value }, { QStringLiteral("product"), row.productName },
        { QStringLiteral("item_code"), row.itemCode }, { QStringLiteral("realm"), row.realm },
        { QStringLiteral("item_id"), row.itemId }, { QStringLiteral("item"), row.itemName },
        { QStringLiteral("how"), row.how } };
}

QJsonObject toJson(const desk::ConnectionRow &row)
{
    return { { QStringLiteral("id"), row.id }, { QStringLiteral("system"), row.system },
        { QStringLiteral("name"), row.name }, { QStringLiteral("entity"), row.entity },
        { QStringLiteral("signed_in"), row.signedIn }, { QStringLiteral("fresh_at"), moment(row.freshAt) },
        { QStringLiteral("reconnect_by"), moment(row.reconnectBy) },
        { QStringLiteral("reads_this_month"), row.readsThisMonth ? QJsonValue(*row.readsThisMonth) : QJsonValue() },
        { QStringLiteral("last_error"), row.lastError }, { QStringLiteral("do"), row.whatToDo },
        { QStringLiteral("remark"), row.remark }, { QStringLiteral("jwt_user"), row.jwtUser } };
}

QJsonObject toJson(const desk::EventRow &row)
{
    return { { QStringLiteral("seq"), row.seq }, { QStringLiteral("at"), toIso(row.at) },
        { QStringLiteral("kind"), row.kind }, { QStringLiteral("subject"), row.subject },
        { QStringLiteral("actor"), row.actor }, { QStringLiteral("summary"), row.summary },
        { QStringLiteral("payload"), QJsonDocument::fromJson(row.payload.toUtf8()).object() }, { QStringLiteral("hash"), row.hash } };
}

QJsonObject toJson(const Person &person)
{
    QJsonArray roles;
    for (const Role role : person.roles)
        roles.append(nameOf(role));
    return { { QStringLiteral("email"), person.email }, { QStringLiteral("name"), person.name },
        { QStringLiteral("signed_in"), rules::hasSignedIn(person) }, { QStringLiteral("roles"), roles } };
}

} // namespace sluice::ctl
