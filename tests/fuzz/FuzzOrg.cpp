// What an org says of itself: its versions, its objects, its rights and rules; and how deployments and bulk jobs go on.

#include "crm/salesforce/BulkQuery.h"
#include "crm/salesforce/Installer.h"
#include "crm/salesforce/Memory.h"
#include "crm/salesforce/OrgKnowledge.h"
#include "crm/salesforce/Readiness.h"
#include "fuzz/AtOnce.h"
#include "fuzz/Org.h"
#include "fuzz/Quiet.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace sluice;
using namespace sluice::salesforce;
using fuzz::must;
using fuzz::Org;

namespace {

class Notes final : public Memory {
public:
    QString recall(const QString &name) const override { return m_notes.value(name); }
    void keep(const QString &name, const QString &text) override { m_notes.insert(name, text); }

private:
    QHash<QString, QString> m_notes;
};

QByteArray savedText(const Schema &schema)
{
    return QJsonDocument(schema.saved()).toJson(QJsonDocument::Compact);
}

void checkSaved(const Schema &schema)
{
    Schema again;
    must(again.restore(schema.saved()) == !schema.isEmpty(), "what was saved is taken back");
    must(savedText(again) == savedText(schema), "a schema says the same after it was saved");
    for (const ReadinessItem &item : readinessOf(schema))
        must(!item.object.isEmpty(), "what is missing has a place");
}

void agreeOnVersion(const QByteArray &text)
{
    static const QRegularExpression ours(QRegularExpression::anchoredPattern(QStringLiteral("6[0-4]\\.[0-9]")));
    Org org(text, Org::Version::Asked);
    if (fuzz::atOnce(org.api.open()))
        must(ours.match(org.api.version()).hasMatch(), "a version that was agreed on is one of ours");
}

void learn(const QByteArray &text)
{
    Notes notes;
    Org org(text);
    OrgKnowledge knowledge({}, {}, Currency(), &notes);
    if (!fuzz::atOnce(knowledge.refresh(&org.api)))
        return;
    for (const QString &object : describedObjects())
        must(knowledge.schema().knows(object), "every object was asked for");
    checkSaved(knowledge.schema());

    const int calls = org.calls;
    OrgKnowledge again({}, {}, Currency(), &notes);
    must(fuzz::atOnce(again.refresh(&org.api)) && org.calls == calls, "what is known is not asked for");
    must(again.print() == knowledge.print() && again.currency() == knowledge.currency(), "what was kept is what was learned");
}

void describe(const QByteArray &text)
{
    net::JsonText json(text);
    Result<net::JsonObject> root = json.root();
    Schema schema;
    if (root && schema.add(QStringLiteral("Opportunity"), *root))
        checkSaved(schema);
}

void recall(const QByteArray &text)
{
    Schema schema;
    if (schema.restore(QJsonDocument::fromJson(text).object()))
        checkSaved(schema);
    else
        must(schema.isEmpty(), "what is not taken leaves nothing");
}

void deploy(const QByteArray &text)
{
    Org org(text);
    Deployment deployment(org.api);
    const Result<DeployReport> report = fuzz::atOnce(deployment.run({ { QStringLiteral("package.xml"), "<Package/>" } }, DeployMode::CheckOnly));
    must(!report || !report->id.isEmpty(), "a report says which deployment it is of");
}

void queryInBulk(const QByteArray &text)
{
    Org org(text);
    BulkQuery query(org.api, [] { return false; });
    (void)fuzz::atOnce(query.run(QStringLiteral("SELECT Id FROM Account"), BulkQuery::Rows::Living, [](CsvReader &rows) -> Result<void> {
        for (;;) {
            const Result<bool> next = rows.next();
            if (!next)
                return tl::unexpected(next.error());
            if (!*next)
                return {};
        }
    }));
}

void askForRights(const QByteArray &text)
{
    Org forRules(text), forSet(text), forFields(text);
    const Schema nothing;
    for (const ReadinessItem &item : fuzz::atOnce(Installer(forRules.api).rightsAndRules(QStringLiteral("005"), nothing)))
        must(!item.essential, "a rule keeps nobody from working");
    (void)fuzz::atOnce(Installer(forSet.api).assignPermissionSet(QStringLiteral("005")));
    std::vector<ReadinessItem> items = readinessOf(nothing);
    const std::size_t count = items.size();
    must(fuzz::atOnce(Installer(forFields.api).tellHiddenApart(std::move(items), nothing)).size() == count, "nothing that is missing is forgotten");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::beQuiet();
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    agreeOnVersion(text);
    learn(text);
    describe(text);
    recall(text);
    deploy(text);
    queryInBulk(text);
    askForRights(text);
    return 0;
}
