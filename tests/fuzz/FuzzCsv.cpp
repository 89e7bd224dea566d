// Results of Bulk queries: every record has as many values as the header, whatever the text.

#include "crm/salesforce/CsvReader.h"
#include "fuzz/Must.h"

using namespace sluice;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    salesforce::CsvReader reader(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    int records = 0;
    for (;;) {
        const Result<bool> next = reader.next();
        if (!next)
            fuzz::must(next.error().kind == ErrorKind::BadReply, "a broken text is a bad reply");
        if (!next || !*next)
            break;
        ++records;
        // In the order of the header, against it, and by a name that is not there.
        for (const char *name : { "Id", "SystemModstamp", "Name", "Amount", "Amount", "Name", "Id", "", "No such" }) {
            const std::optional<std::string_view> value = reader.value(name);
            fuzz::must(!value || (!value->empty() && reader.has(name)), "an empty or missing value is nothing");
        }
    }
    fuzz::must(reader.recordsRead() >= records, "every record is counted");
    return 0;
}
