#include "sandbox/salesforce/Metadata.h"

#include "sandbox/salesforce/Ids.h"

#include <QRegularExpression>

namespace sluice::sandbox::salesforce {

namespace {

const QString kSets = QStringLiteral("PermissionSet"), kAssignments = QStringLiteral("PermissionSetAssignment");

/// The parts of a multipart body by the name in their disposition.
QHash<QByteArray, QByteArray> partsOf(const Request &request)
{
    static const QRegularExpression boundaryForm(QStringLiteral("boundary=\"?([^\";]+)"));
    static const QRegularExpression nameForm(QStringLiteral("[; ]name=\"?([^\";\\r\\n]+)"));
    const auto boundary = boundaryForm.match(QString::fromLatin1(request.header("Content-Type")));
    QHash<QByteArray, QByteArray> parts;
    if (!request.header("Content-Type").startsWith("multipart/form-data") || !boundary.hasMatch())
        return parts;
    const QByteArray mark = "--" + boundary.captured(1).toLatin1();
    qsizetype at = request.body.indexOf(mark);
    while (at >= 0) {
        const qsizetype begin = at + mark.size() + 2; // Behind its line end.
        const qsizetype headEnd = request.body.indexOf("\r\n\r\n", begin);
        const qsizetype next = request.body.indexOf("\r\n" + mark, begin);
        if (headEnd < 0 || next < headEnd)
            break;
        const auto name = nameForm.match(QString::fromLatin1(request.body.mid(begin, headEnd - begin)));
        parts.insert(name.captured(1).toLatin1(), request.body.mid(headEnd + 4, next - headEnd - 4));
        at = next + 2;
    }
    return parts;
}

} // namespace

Response Metadata::deployRequest(const Call &call)
{
    if (call.segment(1) != u"deployRequest")
        return noSuchResource();
    if (call.path.size() == 2)
        return call.is("POST") ? create(call) : methodNotAllowed(call.request);
    const auto found = m_deployments.find(normalId(call.segment(2)).value_or(QString()));
    if (found == m_deployments.end())
        return noSuchResource();
    Deployment &deployment = found->second;
    if (call.is("PATCH")) {
        const Outcome<Value> body = objectBody(call.request);
        if (!body)
            return errorResponse(body.error());
        if (!deployment.done && (*body)[u"deployResult"][u"status"].toString() == u"Canceling")
            deployment.canceled = deployment.done = true;
        return jsonResponse(202, describe(deployment, false).toJson());
    }
    if (!call.is("GET"))
        return methodNotAllowed(call.request);
    advance(deployment);
    return jsonResponse(200, describe(deployment, call.request.parameter("includeDetails") == u"true").toJson());
}

Response Metadata::create(const Call &call)
{
    if (!m_switches.mayDeploy)
        return errorResponse({ 403, "INSUFFICIENT_ACCESS",
            QStringLiteral("use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions"), {}, false });
    const QHash<QByteArray, QByteArray> parts = partsOf(call.request);
    const std::optional<Value> order = Value::parse(parts.value("json"));
    if (!order || !(*order)[u"deployOptions"].isObject() || !parts.contains("file"))
        return errorResponse({ 400, "INVALID_MULTIPART_REQUEST",
            QStringLiteral("a part json with deployOptions and a part file are required"), {}, false });
    Deployment deployment;
    deployment.id = makeId(u"0Af", m_deployments.size() + 1);
    deployment.options = (*order)[u"deployOptions"];
    deployment.checkOnly = deployment.options[u"checkOnly"].toBool();
    deployment.created = m_org.store().now();
    deployment.zip = parts.value("file");
    const QString id = deployment.id;
    return jsonResponse(201, describe(m_deployments.emplace(id, std::move(deployment)).first->second, false).toJson());
}

void Metadata::advance(Deployment &deployment)
{
    if (deployment.done || m_org.store().now() < deployment.created + m_switches.deployDelay)
        return;
    const DeployPackage package(deployment.zip, m_org.access());
    deployment.done = true;
    deployment.success = package.isFaultless();
    deployment.components = package.components();
    deployment.zip.clear();
    if (deployment.success && !deployment.checkOnly)
        install(package);
}

void Metadata::install(const DeployPackage &package)
{
    for (const auto &[object, field] : package.additions())
        m_org.access().install(object, field);
    for (const DeployPackage::PermissionSet &set : package.permissionSets()) {
        QString id;
        for (const Value &known : m_org.all(kSets)) {
            if (known[u"Name"].toString() == set.name)
                id = known[u"Id"].toString();
        }
        if (id.isEmpty())
            id = m_org.put(kSets, Value::object({ { QStringLiteral("Name"), set.name }, { QStringLiteral("Label"), set.label } }));
        m_permissionSets.insert(id, set.permissions);
    }
    m_assignmentsSeen = 0; // Whoever has a set already, sees what came to it.
    m_changed();
}

void Metadata::noticeAssignments()
{
    if (m_permissionSets.isEmpty() || m_org.count(kAssignments) == m_assignmentsSeen)
        return;
    const QList<Value> assignments = m_org.all(kAssignments);
    m_org.access().revokeAll();
    for (const Value &assignment : assignments)
        m_org.access().grant(assignment[u"AssigneeId"].toString(),
            m_permissionSets.value(assignment[u"PermissionSetId"].toString()));
    m_assignmentsSeen = assignments.size();
    m_changed();
}

Value Metadata::describe(const Deployment &deployment, bool details) const
{
    const auto failed = std::count_if(deployment.components.begin(), deployment.components.end(),
        [](const DeployPackage::Component &one) { return !one.problem.isEmpty(); });
    const auto total = static_cast<qint64>(deployment.components.size());
    const char *status = deployment.canceled ? "Canceled"
        : !deployment.done                   ? (m_org.store().now() > deployment.created ? "InProgress" : "Pending")
        : deployment.success                 ? "Succeeded"
                                             : "Failed";
    Value result = Value::object({ { QStringLiteral("id"), deployment.id }, { QStringLiteral("status"), status },
        { QStringLiteral("done"), deployment.done }, { QStringLiteral("success"), deployment.success },
        { QStringLiteral("checkOnly"), deployment.checkOnly }, { QStringLiteral("rollbackOnError"), true },
        { QStringLiteral("numberComponentsTotal"), total }, { QStringLiteral("numberComponentErrors"), qint64(failed) },
        { QStringLiteral("numberComponentsDeployed"), deployment.done && deployment.success ? total : total - failed } });
    if (details) {
        Value failures = Value::array(), successes = Value::array();
        for (const DeployPackage::Component &component : deployment.components) {
            Value one = Value::object({ { QStringLiteral("componentType"), component.type },
                { QStringLiteral("fullName"), component.fullName }, { QStringLiteral("fileName"), component.file },
                { QStringLiteral("success"), component.problem.isEmpty() } });
            if (component.problem.isEmpty()) {
                successes.append(one);
                continue;
            }
            // As the documentation shows them: numbers in quotes.
            one.set(QStringLiteral("lineNumber"), QString::number(component.line));
            one.set(QStringLiteral("columnNumber"), QStringLiteral("1"));
            one.set(QStringLiteral("problem"), component.problem);
            one.set(QStringLiteral("problemType"), QStringLiteral("Error"));
            failures.append(one);
        }
        result.set(QStringLiteral("details"), Value::object({ { QStringLiteral("componentFailures"), failures },
                                                  { QStringLiteral("componentSuccesses"), successes } }));
    }
    return Value::object({ { QStringLiteral("id"), deployment.id }, { QStringLiteral("deployOptions"), deployment.options },
        { QStringLiteral("deployResult"), result } });
}

Response Metadata::validationRules(const QString &statement) const
{
    Value records = Value::array();
    for (const ValidationRule &rule : m_org.validationRules()) {
        if (statement.contains(QLatin1Char('\'') + rule.object->name + QLatin1Char('\'')))
            records.append(Value::object({ { QStringLiteral("ValidationName"), rule.name },
                { QStringLiteral("EntityDefinition"), Value::object({ { QStringLiteral("QualifiedApiName"), rule.object->name } }) } }));
    }
    return jsonResponse(200,
        Value::object({ { QStringLiteral("size"), qint64(records.items().size()) }, { QStringLiteral("totalSize"), qint64(records.items().size()) },
                          { QStringLiteral("done"), true }, { QStringLiteral("records"), records } })
            .toJson());
}

Response Metadata::tooling(const Call &call) const
{
    static const QRegularExpression fieldsForm(QStringLiteral(
        "\\ASELECT DeveloperName FROM CustomField WHERE EntityDefinition\\.QualifiedApiName = '(\\w+)'\\z"));
    static const QRegularExpression objectsForm(QStringLiteral("\\ASELECT DeveloperName FROM CustomObject\\z"));
    if (call.segment(1) != u"query" || !call.is("GET"))
        return noSuchResource();
    if (!m_switches.mayViewSetup)
        return errorResponse({ 400, "INVALID_TYPE", QStringLiteral("sObject type 'CustomField' is not supported."), {}, false });
    const QString statement = call.request.parameter("q").simplified();
    if (statement.startsWith(u"SELECT ValidationName, EntityDefinition.QualifiedApiName FROM ValidationRule WHERE Active = TRUE AND"))
        return validationRules(statement);
    const auto fields = fieldsForm.match(statement);
    if (!fields.hasMatch() && !objectsForm.match(statement).hasMatch())
        return errorResponse({ 400, "MALFORMED_QUERY", QStringLiteral("This stand-in knows no such tooling query"), {}, false });
    Value records = Value::array();
    const auto append = [&](const QString &name) {
        records.append(Value::object({ { QStringLiteral("DeveloperName"), name.chopped(3) } }));
    };
    for (const SObject &object : Schema::instance().objects()) {
        if (!fields.hasMatch() && object.isCustom() && m_org.access().isInstalled(object.name, {}))
            append(object.name);
        const QString asked = fields.captured(1) == u"Activity" ? QStringLiteral("Task") : fields.captured(1);
        if (!fields.hasMatch() || object.name != asked)
            continue;
        for (const Field &field : object.fields) {
            if (field.isCustom() && m_org.access().isInstalled(object.name, field.name))
                append(field.name);
        }
    }
    return jsonResponse(200,
        Value::object({ { QStringLiteral("size"), qint64(records.items().size()) }, { QStringLiteral("totalSize"), qint64(records.items().size()) },
                          { QStringLiteral("done"), true }, { QStringLiteral("records"), records } })
            .toJson());
}

} // namespace sluice::sandbox::salesforce
