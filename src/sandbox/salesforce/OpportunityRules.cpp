#include "sandbox/salesforce/OpportunityRules.h"

namespace sluice::sandbox::salesforce {

namespace {

struct DealFields {
    const SObject &object = Schema::instance().get("Opportunity");
    int stage = object.at("StageName");
    int isWon = object.at("IsWon");
    int isClosed = object.at("IsClosed");
    int amount = object.at("Amount");
    int closeDate = object.at("CloseDate");
    int stageChanged = object.at("LastStageChangeDate");
    int hasLines = object.at("HasOpportunityLineItem");
    int probability = object.at("Probability");
    int expected = object.at("ExpectedRevenue");
    int forecast = object.at("ForecastCategory");
    int forecastName = object.at("ForecastCategoryName");
    int year = object.at("FiscalYear");
    int quarter = object.at("FiscalQuarter");
    int fiscal = object.at("Fiscal");
    int currency = object.at("CurrencyIsoCode");
    static const DealFields &get()
    {
        static const DealFields fields;
        return fields;
    }
};

struct StageFields {
    const SObject &object = Schema::instance().get("OpportunityStage");
    int apiName = object.at("ApiName");
    int isWon = object.at("IsWon");
    int isClosed = object.at("IsClosed");
    int probability = object.at("DefaultProbability");
    int forecast = object.at("ForecastCategory");
    int forecastName = object.at("ForecastCategoryName");
    static const StageFields &get()
    {
        static const StageFields fields;
        return fields;
    }
};

struct HistoryFields {
    const SObject &object = Schema::instance().get("OpportunityHistory");
    int deal = object.at("OpportunityId");
    int stage = object.at("StageName");
    int amount = object.at("Amount");
    int expected = object.at("ExpectedRevenue");
    int closeDate = object.at("CloseDate");
    int probability = object.at("Probability");
    int forecast = object.at("ForecastCategory");
    int prevAmount = object.at("PrevAmount");
    int prevCloseDate = object.at("PrevCloseDate");
    int currency = object.at("CurrencyIsoCode");
    static const HistoryFields &get()
    {
        static const HistoryFields fields;
        return fields;
    }
};

const Row *stageNamed(const Store &store, const QString &name)
{
    const StageFields &f = StageFields::get();
    const std::vector<const Row *> &rows = store.table(f.object).matching(f.apiName, name);
    return rows.empty() ? nullptr : rows.front();
}

void deriveStage(const Derivation &d)
{
    const DealFields &f = DealFields::get();
    const StageFields &s = StageFields::get();
    const Row *stage = stageNamed(d.store, textOf(d.row.at(f.stage)));
    if (!stage)
        return;
    d.row.at(f.isWon) = stage->at(s.isWon);
    d.row.at(f.isClosed) = stage->at(s.isClosed);
    if (d.seeding ? isNull(d.row.at(f.probability)) : !d.given(f.probability))
        d.row.at(f.probability) = stage->at(s.probability);
    if (d.seeding ? isNull(d.row.at(f.forecastName)) : !d.given(f.forecastName))
        d.row.at(f.forecastName) = stage->at(s.forecastName);
    d.row.at(f.forecast) = stage->at(s.forecast);
    if (d.before)
        d.row.at(f.stageChanged) = d.store.nowMs();
}

void deriveFiscalPeriod(const Derivation &d)
{
    const DealFields &f = DealFields::get();
    if (isNull(d.row.at(f.closeDate)))
        return;
    const QDate close = QDate::fromJulianDay(wholeOf(d.row.at(f.closeDate)));
    const int quarter = (close.month() + 2) / 3;
    d.row.at(f.year) = qint64(close.year());
    d.row.at(f.quarter) = qint64(quarter);
    d.row.at(f.fiscal) = QStringLiteral("%1 %2").arg(close.year()).arg(quarter);
}

/// amount × probability, exact; empty without an amount.
Cell expectedRevenue(const Cell &amount, const Cell &probability)
{
    if (isNull(amount))
        return {};
    const Result<Decimal> product = decimalOf(amount).times(decimalOf(probability));
    if (!product)
        return {};
    const Result<Decimal> expected = product->times(Decimal(1, 2));
    return expected ? Cell(expected->rounded(2, Rounding::HalfUp)) : Cell();
}

} // namespace

void deriveOpportunity(const Derivation &d)
{
    const DealFields &f = DealFields::get();
    if (!d.before || d.before->at(f.stage) != d.row.at(f.stage))
        deriveStage(d);
    // An amount that lines own is silently kept. Source: section 6.3, Amount.
    if (d.before && flagOf(d.before->at(f.hasLines)) && d.given(f.amount))
        d.row.at(f.amount) = d.before->at(f.amount);
    d.row.at(f.expected) = expectedRevenue(d.row.at(f.amount), d.row.at(f.probability));
    deriveFiscalPeriod(d);
}

void propagateOpportunity(Store &store, const Row &row, const std::optional<Row> &before, const QString &userId)
{
    const DealFields &f = DealFields::get();
    const HistoryFields &h = HistoryFields::get();
    const auto same = [&](int field) { return before->at(field) == row.at(field); };
    if (before && same(f.stage) && same(f.amount) && same(f.probability) && same(f.closeDate))
        return;
    Row entry { std::vector<Cell>(h.object.fields.size()) };
    entry.at(IdField) = store.nextId(h.object);
    entry.at(IsDeletedField) = false;
    entry.at(CreatedDateField) = store.nowMs();
    entry.at(CreatedByField) = userId.isEmpty() ? Cell() : Cell(userId);
    entry.at(ModifiedDateField) = store.nowMs();
    entry.at(ModifiedByField) = entry.at(CreatedByField);
    entry.at(StampField) = store.nowMs();
    entry.at(h.deal) = row.id();
    entry.at(h.stage) = row.at(f.stage);
    entry.at(h.amount) = row.at(f.amount);
    entry.at(h.expected) = row.at(f.expected);
    entry.at(h.closeDate) = row.at(f.closeDate);
    entry.at(h.probability) = row.at(f.probability);
    entry.at(h.forecast) = row.at(f.forecast);
    entry.at(h.currency) = row.at(f.currency);
    if (before) {
        entry.at(h.prevAmount) = before->at(f.amount);
        entry.at(h.prevCloseDate) = before->at(f.closeDate);
    }
    store.write(h.object, std::move(entry));
}

void propagateLineItem(Store &store, const Row &line, const QString &userId)
{
    static const SObject &lines = Schema::instance().get("OpportunityLineItem");
    static const int deal = lines.at("OpportunityId");
    static const int total = lines.at("TotalPrice");
    const DealFields &f = DealFields::get();
    const Row *parent = store.findLive(textOf(line.at(deal)));
    if (!parent)
        return;
    Decimal sum;
    bool any = false;
    for (const Row *each : store.table(lines).matching(deal, parent->id())) {
        if (each->isDeleted())
            continue;
        any = true;
        if (const Result<Decimal> more = sum.plus(decimalOf(each->at(total))))
            sum = *more;
    }
    const Row before = *parent;
    Row after = before;
    after.at(f.hasLines) = any;
    if (any)
        after.at(f.amount) = sum.rounded(2, Rounding::HalfUp);
    if (after.cells == before.cells)
        return; // A change of a line that leaves the amount alone does not move the deal's stamp.
    after.at(f.expected) = expectedRevenue(after.at(f.amount), after.at(f.probability));
    stampEdit(store, after, userId);
    const QString id = after.id();
    store.write(f.object, std::move(after));
    propagateOpportunity(store, *store.find(id), before, userId);
}

} // namespace sluice::sandbox::salesforce
