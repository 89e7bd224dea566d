// Replies of QuickBooks: judged, and read as query pages, change capture, single records of every kind, settings and taxes.

#include "books/quickbooks/Fault.h"
#include "books/quickbooks/Rows.h"
#include "fuzz/Must.h"

using namespace sluice;
using namespace sluice::quickbooks;

namespace {

const RowContext &context()
{
    static const RowContext context { Realm { QStringLiteral("9130350000000000") }, Currency { { 'U', 'S', 'D' }, 2 } };
    return context;
}

const Entity *entityNamed(std::string_view name)
{
    for (const Entity &entity : entities()) {
        if (name == entity.name)
            return &entity;
    }
    return nullptr;
}

Result<void> readArrays(net::JsonObject object)
{
    PullSink::Page page;
    return object.forEachObjectOfArrays([&](std::string_view name, net::JsonObject row) -> Result<void> {
        const Entity *entity = entityNamed(name);
        return entity ? entity->read(row, context(), page) : Result<void> {};
    });
}

void readQuery(const QByteArray &body)
{
    net::JsonText text(body);
    Result<net::JsonObject> root = text.root();
    if (!root)
        return;
    if (std::optional<net::JsonObject> response = root->object("QueryResponse"))
        (void)readArrays(*response);
    (void)text.finish();
}

void readChanges(const QByteArray &body)
{
    net::JsonText text(body);
    Result<net::JsonObject> root = text.root();
    if (!root)
        return;
    (void)root->forEachObject("CDCResponse", [](net::JsonObject part) {
        return part.forEachObject("QueryResponse", [](net::JsonObject response) { return readArrays(response); });
    });
    (void)text.finish();
}

void readSingles(const QByteArray &body)
{
    for (const Entity &entity : entities()) {
        net::JsonText text(body);
        Result<net::JsonObject> root = text.root();
        if (!root)
            return;
        PullSink::Page page;
        if (std::optional<net::JsonObject> row = root->object(entity.name))
            (void)entity.read(*row, context(), page);
        (void)text.finish();
    }
}

void readSettings(const QByteArray &body)
{
    net::JsonText text(body);
    Result<net::JsonObject> root = text.root();
    if (!root)
        return;
    Company company;
    if (std::optional<net::JsonObject> preferences = root->object("Preferences")) {
        const Result<void> read = readPreferences(*preferences, company);
        fuzz::must(!read || !company.homeCurrency.isNone(), "a company has a home currency");
    }
    if (root = text.root(); root) {
        if (std::optional<net::JsonObject> info = root->object("CompanyInfo"))
            (void)readCompanyInfo(*info, company);
    }
}

std::optional<DatedRate> rateIn(const QByteArray &text)
{
    net::JsonText json(text);
    Result<net::JsonObject> root = json.root();
    Result<TaxRateRow> read = root ? readTaxRate(*root) : tl::unexpected(root.error());
    return read && json.finish() ? std::optional(std::move(read->rate)) : std::nullopt;
}

void readTaxes(const QByteArray &body)
{
    net::JsonText text(body);
    Result<net::JsonObject> root = text.root();
    std::optional<net::JsonObject> response = root ? root->object("QueryResponse") : std::nullopt;
    if (!response)
        return;
    (void)response->forEachObjectOfArrays([&](std::string_view name, net::JsonObject row) -> Result<void> {
        if (name == "TaxCode")
            (void)readTaxCode(row);
        if (name != "TaxRate")
            return {};
        const std::string_view raw = row.raw();
        const QByteArray rate(raw.data(), static_cast<qsizetype>(raw.size()));
        const std::optional<DatedRate> read = rateIn(rate);
        fuzz::must(!read || read->steps().size() <= 1 || rate.contains("EffectiveTaxRate"), "only a dated rate changes");
        return {};
    });
}

bool isObject(const QByteArray &body)
{
    net::JsonText text(body);
    return text.root().has_value();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray body(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const int status : { 200, 400, 401, 403, 404, 429, 500, 503 }) {
        const Result<void> judged = judgeReply({ status, {}, body });
        fuzz::must(status < 300 || !judged, "a refusal is never good to use");
        if (!judged && status >= 500 && !isObject(body.trimmed()))
            fuzz::must(outcomeOf(judged.error()) == books::WriteOutcome::Uncertain, "a broken server has decided nothing");
    }
    readQuery(body);
    readChanges(body);
    readSingles(body);
    readSettings(body);
    readTaxes(body);
    return 0;
}
