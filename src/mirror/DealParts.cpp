#include "mirror/DealParts.h"

#include "mirror/CrmColumns.h"

#include <QHash>

#include <algorithm>

namespace sluice::mirror {

namespace {

constexpr std::size_t kFewDeals = 200;
constexpr const char *kAll = "WHERE deleted = 0";
constexpr const char *kOfDeal = "WHERE deal_id = ? AND deleted = 0";

void give(DealLineRow &row, Deal &deal)
{
    deal.lines.push_back(std::move(row.line));
}

void give(MilestoneRow &row, Deal &deal)
{
    deal.milestones.push_back(std::move(row.milestone));
}

/// A scan in the order of the table with a look-up in memory is many times faster than following the index of deals.
template <class Row> Result<void> addFromScan(const Database &database, std::vector<Deal> &deals)
{
    QHash<QString, std::size_t> places;
    places.reserve(static_cast<qsizetype>(deals.size()));
    for (std::size_t i = 0; i < deals.size(); ++i)
        places.insert(deals[i].id.value, i);
    return forEachRow(database, tableSql<Row>().select + ' ' + kAll, {}, [&](Statement &statement) -> Result<void> {
        Row row;
        if (const Result<void> taken = take(statement, row); !taken)
            return taken;
        const auto place = places.constFind(row.dealId.value);
        if (place != places.cend())
            give(row, deals[*place]);
        return {};
    });
}

template <class Row> Result<void> addByIndex(const Database &database, std::vector<Deal> &deals)
{
    const std::string sql = tableSql<Row>().select + ' ' + kOfDeal;
    for (Deal &deal : deals) {
        const auto add = [&deal](Statement &statement) -> Result<void> {
            Row row;
            if (const Result<void> taken = take(statement, row); !taken)
                return taken;
            give(row, deal);
            return {};
        };
        if (const Result<void> read = forEachRow(database, sql, { deal.id.value }, add); !read)
            return read;
    }
    return {};
}

template <class Row> Result<void> add(const Database &database, std::vector<Deal> &deals)
{
    return deals.size() <= kFewDeals ? addByIndex<Row>(database, deals) : addFromScan<Row>(database, deals);
}

bool comesFirst(const DealLine &left, const DealLine &right)
{
    return left.sortOrder != right.sortOrder ? left.sortOrder < right.sortOrder : left.id < right.id;
}

bool isPlannedFirst(const Milestone &left, const Milestone &right)
{
    if (left.plannedOn.isValid() != right.plannedOn.isValid())
        return left.plannedOn.isValid();
    return left.plannedOn != right.plannedOn ? left.plannedOn < right.plannedOn : left.id < right.id;
}

} // namespace

Result<void> addParts(const Database &database, std::vector<Deal> &deals)
{
    return add<DealLineRow>(database, deals)
        .and_then([&] { return add<MilestoneRow>(database, deals); })
        .map([&deals] {
            for (Deal &deal : deals) {
                deal.lines.shrink_to_fit(); // They came one by one, and all of them stay in memory.
                deal.milestones.shrink_to_fit();
                std::ranges::sort(deal.lines, comesFirst);
                std::ranges::sort(deal.milestones, isPlannedFirst);
            }
        });
}

} // namespace sluice::mirror
