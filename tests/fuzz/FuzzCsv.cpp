// Results of Bulk queries: every record has as many values as the header, whatever the text; and the rows of every kind of
// record that is pulled.

#include "crm/salesforce/ContactAddresses.h"
#include "crm/salesforce/CsvReader.h"
#include "fuzz/FeedColumns.h"

#include <string>

using namespace sluice;
using namespace sluice::salesforce;
using fuzz::must;

namespace {

/// Every record, told apart; the end is that of the text or the first break in it.
std::vector<std::string> recordsOf(const QByteArray &text)
{
    std::vector<std::string> records;
    CsvReader reader(text);
    for (;;) {
        const Result<bool> next = reader.next();
        if (!next)
            must(next.error().kind == ErrorKind::BadReply, "a broken text is a bad reply");
        if (!next || !*next)
            return records;
        records.push_back(reader.record());
    }
}

void readValues(const QByteArray &text)
{
    CsvReader reader(text);
    int records = 0;
    for (;;) {
        const Result<bool> next = reader.next();
        if (!next || !*next)
            break;
        ++records;
        // In the order of the header, against it, and by a name that is not there.
        for (const char *name : { "Id", "SystemModstamp", "Name", "Amount", "Amount", "Name", "Id", "", "No such" }) {
            const std::optional<std::string_view> value = reader.value(name);
            must(!value || (!value->empty() && reader.has(name)), "an empty or missing value is nothing");
        }
    }
    must(reader.recordsRead() >= records, "every record is counted");
}

/// `record` as a line in which every value is quoted.
QByteArray quoted(const std::string &record)
{
    QByteArray line;
    std::size_t at = 0;
    while (at < record.size()) {
        const std::size_t end = record.find('\0', at);
        const QByteArray value(record.data() + at, static_cast<qsizetype>(end - at));
        line += (line.isEmpty() ? "\"" : ",\"") + QByteArray(value).replace('"', "\"\"") + '"';
        at = end + 1;
    }
    return line + '\n';
}

void writeAndReadAgain(const QByteArray &text)
{
    const std::vector<std::string> records = recordsOf(text);
    if (records.empty())
        return;
    QByteArray written = quoted(records.front()); // As its header: it has as many values.
    for (const std::string &record : records)
        written += quoted(record);
    must(recordsOf(written) == records, "values read the same when all of them are quoted");
}

void readRows(const QByteArray &text)
{
    StageNames stages(nullptr);
    stages.set({ QStringLiteral("Closed Won") }, { QStringLiteral("Closed Won") });
    const RowContext context { Currency { { 'U', 'S', 'D' }, 2 }, &stages };
    for (std::size_t i = 0; i < feeds().size(); ++i) {
        CsvReader reader(text);
        PullSink::Page page;
        for (;;) {
            const Result<bool> next = reader.next();
            if (!next || !*next)
                break;
            Row row(reader, fuzz::allColumns(true)[i]);
            const QString id = row.text("Id");
            (void)feeds()[i].read(row, id, row.instant("SystemModstamp").value_or(Instant {}), context, page);
        }
    }
    CsvReader contacts(text);
    ContactAddresses addresses;
    (void)addresses.take(contacts);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    readValues(text);
    writeAndReadAgain(text);
    readRows(text);
    return 0;
}
