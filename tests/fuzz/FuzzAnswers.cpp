// What Salesforce says of writes: collections, graphs and Tasks; and the answers to several questions in one.

#include "crm/salesforce/Tasks.h"
#include "crm/salesforce/WholeWriteBack.h"
#include "fuzz/AtOnce.h"
#include "fuzz/Org.h"
#include "fuzz/Quiet.h"

#include <algorithm>

using namespace sluice;
using namespace sluice::salesforce;
using fuzz::must;

namespace {

constexpr int kRecordsMax = 8; ///< More of them say nothing new.

const Schema &schema()
{
    static const Schema shown = [] {
        Schema made;
        fuzz::show(made, "Opportunity", { "Sluice_Billing_Key__c", "Sluice_Invoice_Id__c", "Sluice_Invoice_Status__c" });
        fuzz::show(made, "Account", { "Sluice_Customer_Id__c", "CurrencyIsoCode" });
        fuzz::show(made, "Task", { "Sluice_Task_Key__c", "Subject", "Status", "OwnerId", "Description", "ActivityDate", "IsClosed" });
        fuzz::show(made, "Sluice_Sync_Exception__c", { "Sync_Key__c", "Cause__c", "Message__c" });
        fuzz::show(made, "Sluice_Witness__c", { "Key__c", "Head__c", "Events__c", "At__c" });
        return made;
    }();
    return shown;
}

QString idOf(int number) { return QStringLiteral("006Qy00000%1").arg(number, 8, 10, QLatin1Char('0')); }

/// How many answers a text holds, and how many of them say that something was written.
struct Said {
    int answers = 0, written = 0;
};

Said saidOfRecords(const QByteArray &text)
{
    Said said;
    net::JsonText json(text);
    (void)json.forEachObject([&](net::JsonObject entry) -> Result<void> {
        ++said.answers;
        said.written += entry.flag("success").value_or(false) ? 1 : 0;
        return {};
    });
    return said;
}

/// A graph is written when it says so and none of its steps says otherwise.
Said saidOfGraphs(const QByteArray &text)
{
    Said said;
    net::JsonText json(text);
    Result<net::JsonObject> root = json.root();
    if (!root)
        return said;
    (void)root->forEachObject("graphs", [&](net::JsonObject graph) -> Result<void> {
        ++said.answers;
        bool fell = false;
        if (std::optional<net::JsonObject> response = graph.object("graphResponse")) {
            const Result<void> steps = response->forEachObject("compositeResponse", [&](net::JsonObject step) -> Result<void> {
                const std::int64_t status = step.whole("httpStatusCode").value_or(0);
                fell = fell || status >= 300;
                return {};
            });
            fell = fell || !steps;
        }
        said.written += graph.flag("isSuccessful").value_or(false) && !fell ? 1 : 0;
        return {};
    });
    return said;
}

void checkReport(const Result<WriteBackReport> &report, int records, const Said &said)
{
    if (!report)
        return must(!report.error().detail.isEmpty(), "what failed has a reason");
    must(!report->broken && report->untold.isEmpty(), "one call fails as a whole or not at all");
    must(report->written + static_cast<int>(report->failures.size()) == records, "every record has its answer");
    must(report->written <= said.written, "nothing counts as written that the org does not call so");
    for (const WriteFailure &failure : report->failures)
        must(!failure.subject.isEmpty() && !failure.error.code.isEmpty(), "a refusal says whose it is and what it is");
}

void writeRecords(const QByteArray &text)
{
    const Said said = saidOfRecords(text);
    const int records = std::clamp(said.answers, 1, kRecordsMax);
    std::vector<DealStatus> deals;
    std::vector<SyncException> exceptions;
    for (int at = 0; at < records; ++at) {
        deals.push_back({ .dealId = DealId(idOf(at)), .invoiceId = QStringLiteral("145"), .status = InvoiceStatus::Paid });
        exceptions.push_back({ .key = idOf(at), .cause = QStringLiteral("mapping") });
    }
    fuzz::Org forDeals(text), forExceptions(text), forWitness(text);
    checkReport(fuzz::atOnce(WriteBack(forDeals.api, schema()).deals(deals)), records, said);
    checkReport(fuzz::atOnce(WriteBack(forExceptions.api, schema()).exceptions(exceptions)), records, said);
    checkReport(fuzz::atOnce(WriteBack(forWitness.api, schema()).witness({ .key = idOf(0), .head = idOf(1), .events = 7 })), 1, said);
}

void writeGraphs(const QByteArray &text)
{
    const Said said = saidOfGraphs(text);
    const int graphs = std::clamp(said.answers, 1, kRecordsMax);
    std::vector<WholeWrite> writes;
    for (int at = 0; at < graphs; ++at) {
        writes.push_back({ .deal = { .dealId = DealId(idOf(at)), .invoiceId = QStringLiteral("145") },
            .account = AccountStatus { .accountId = AccountId(idOf(at)) }, .exceptions = { { .key = idOf(at) } } });
    }
    fuzz::Org org(text);
    checkReport(fuzz::atOnce(WholeWriteBack(org.api, schema()).write(writes)), graphs, said);
}

void readWitness(const QByteArray &text)
{
    fuzz::Org org(text);
    const Result<WitnessAnswer> answer = fuzz::atOnce(WriteBack(org.api, schema()).readWitness(idOf(0)));
    must(!answer || !answer->skipped, "an org with a place for the witness is asked");
    must(!answer || !answer->witness || text.contains("records"), "a witness is not made up");
}

void keepTasks(const QByteArray &text)
{
    fuzz::Org forFind(text), forCreate(text), forUpdate(text), forAccounts(text);
    (void)fuzz::atOnce(Tasks(forFind.api, schema()).find({ idOf(0) }));
    const Result<QString> made = fuzz::atOnce(Tasks(forCreate.api, schema()).create({ .key = idOf(0), .subject = idOf(1) }));
    must(made ? !made->isEmpty() : made.error().kind == ErrorKind::Timeout, "whether a Task was made is known or unknown, never wrong");
    must(forCreate.calls == 1, "a Task is sent once");
    Tasks tasks(forUpdate.api, schema());
    (void)fuzz::atOnce(tasks.update(idOf(0), { .key = idOf(0), .closes = true }));
    std::vector<AccountStatus> accounts { { .accountId = AccountId(idOf(0)) } };
    (void)fuzz::atOnce(WriteBack(forAccounts.api, schema()).accounts(accounts, Currency()));
}

void readMany(const QByteArray &text)
{
    net::JsonText json(text);
    int next = 0;
    (void)forEachAnswer(json, [&](int index, int status, net::JsonObject entry) -> Result<void> {
        must(index == next++, "answers come in the order of the questions");
        if (status != 200)
            must(!errorOfAnswer(status, entry).code.isEmpty(), "a refusal has a code");
        return {};
    });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::beQuiet();
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    writeRecords(text);
    writeGraphs(text);
    readWitness(text);
    keepTasks(text);
    readMany(text);
    return 0;
}
