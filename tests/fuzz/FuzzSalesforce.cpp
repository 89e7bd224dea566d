// Replies of Salesforce: judged, and read as pages of every kind of record that is pulled.

#include "crm/salesforce/Fault.h"
#include "fuzz/FeedColumns.h"

using namespace sluice;
using namespace sluice::salesforce;

namespace {

void readPage(const QByteArray &body, const Feed &feed, const Columns &columns)
{
    static const StageNames stages(nullptr);
    RowContext context;
    context.currency = Currency { { 'U', 'S', 'D' }, 2 };
    context.stages = &stages;
    net::JsonText text(body);
    Result<net::JsonObject> root = text.root();
    if (!root)
        return;
    PullSink::Page page;
    const Result<void> walked = root->forEachObject("records", [&](net::JsonObject record) -> Result<void> {
        Row row(record, columns);
        const QString id = row.text("Id");
        const Instant at = row.instant("SystemModstamp").value_or(Instant {});
        return feed.read(row, id, at, context, page);
    });
    (void)walked;
    (void)text.finish();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray body(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const int status : { 200, 204, 400, 401, 403, 404, 500, 503 }) {
        const Result<void> judged = judgeReply({ status, {}, body });
        fuzz::must(status < 300 || !judged, "a refusal is never good to use");
    }
    for (std::size_t i = 0; i < feeds().size(); ++i) {
        readPage(body, feeds()[i], fuzz::allColumns(true)[i]);
        readPage(body, feeds()[i], fuzz::allColumns(false)[i]);
    }
    return 0;
}
