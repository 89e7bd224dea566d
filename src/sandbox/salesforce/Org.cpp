#include "sandbox/salesforce/Org.h"

#include "sandbox/salesforce/Ids.h"
#include "sandbox/salesforce/RecordRules.h"
#include "sandbox/salesforce/SoqlPlan.h"

namespace sluice::sandbox::salesforce {

namespace {

struct StageSeed {
    const char *name;
    int probability;
    const char *forecast;
    bool closed;
    bool won;
};

/// What a new org offers.
constexpr StageSeed kStages[] = {
    { "Prospecting", 10, "Pipeline", false, false },
    { "Qualification", 10, "Pipeline", false, false },
    { "Needs Analysis", 20, "Pipeline", false, false },
    { "Value Proposition", 50, "Pipeline", false, false },
    { "Id. Decision Makers", 60, "Pipeline", false, false },
    { "Perception Analysis", 70, "Pipeline", false, false },
    { "Proposal/Price Quote", 75, "Pipeline", false, false },
    { "Negotiation/Review", 90, "Pipeline", false, false },
    { "Closed Won", 100, "Closed", true, true },
    { "Closed Lost", 0, "Omitted", true, false },
};

tl::unexpected<ApiError> noSuchObject()
{
    return refuseCall(404, "NOT_FOUND", QStringLiteral("The requested resource does not exist"));
}

} // namespace

Org::Org(SandboxClock &clock, const Options &options)
    : m_clock(clock)
    , m_store(clock)
    , m_access(options.multiCurrency)
{
    seedBasics(options);
}

void Org::seedBasics(const Options &options)
{
    Value organization = Value::object();
    if (!options.organizationId.isEmpty())
        organization.set(QStringLiteral("Id"), options.organizationId);
    organization.set(QStringLiteral("Name"), "Organization");
    organization.set(QStringLiteral("DefaultCurrencyIsoCode"), "USD");
    organization.set(QStringLiteral("OrganizationType"), "Enterprise Edition");
    organization.set(QStringLiteral("FiscalYearStartMonth"), 1);
    put(QStringLiteral("Organization"), organization);
    int order = 0;
    for (const StageSeed &stage : kStages) {
        put(QStringLiteral("OpportunityStage"),
            Value::object({ { QStringLiteral("ApiName"), stage.name }, { QStringLiteral("MasterLabel"), stage.name },
                { QStringLiteral("IsActive"), true }, { QStringLiteral("IsClosed"), stage.closed },
                { QStringLiteral("IsWon"), stage.won }, { QStringLiteral("SortOrder"), ++order },
                { QStringLiteral("DefaultProbability"), stage.probability },
                { QStringLiteral("ForecastCategory"), stage.forecast },
                { QStringLiteral("ForecastCategoryName"), stage.forecast } }));
    }
    order = 0;
    for (const char *status : { "Not Started", "In Progress", "Completed", "Waiting on someone else", "Deferred" }) {
        put(QStringLiteral("TaskStatus"),
            Value::object({ { QStringLiteral("ApiName"), status }, { QStringLiteral("MasterLabel"), status },
                { QStringLiteral("IsClosed"), QLatin1String(status) == QLatin1String("Completed") },
                { QStringLiteral("IsDefault"), order == 0 }, { QStringLiteral("SortOrder"), order + 1 } }));
        ++order;
    }
    put(QStringLiteral("CurrencyType"),
        Value::object({ { QStringLiteral("IsoCode"), "USD" }, { QStringLiteral("ConversionRate"), 1 },
            { QStringLiteral("DecimalPlaces"), 2 }, { QStringLiteral("IsActive"), true },
            { QStringLiteral("IsCorporate"), true } }));
}

QString Org::naturalId(const SObject &object, const Value &record) const
{
    if (const Value &given = record[u"Id"]; given.isString())
        return normalId(given.toString()).value_or(QString());
    const Table &table = m_store.table(object);
    if (object.name == QStringLiteral("Organization") && !table.byId().empty())
        return table.byId().begin()->first;
    const bool isStatus = object.name == QStringLiteral("OpportunityStage") || object.name == QStringLiteral("TaskStatus");
    const char *key = isStatus ? "ApiName"
        : object.name == QStringLiteral("CurrencyType")                 ? "IsoCode"
                                                                        : nullptr;
    if (!key)
        return {};
    const std::vector<const Row *> &same = table.matching(object.at(key), record[QString::fromLatin1(key)].toString());
    return same.empty() ? QString() : same.front()->id();
}

QString Org::put(const QString &sobject, const Value &record)
{
    const SObject *object = Schema::instance().find(sobject);
    if (!object)
        return {};
    Row row { std::vector<Cell>(object->fields.size()) };
    for (const auto &[name, value] : record.members()) {
        if (name == QStringLiteral("attributes"))
            continue;
        const int field = object->indexOf(name);
        std::optional<Cell> cell
            = field < 0 ? std::nullopt : readCell(object->fields[static_cast<std::size_t>(field)], value);
        if (!cell)
            return {};
        if (object->fields[static_cast<std::size_t>(field)].type == FieldType::Reference && !isNull(*cell))
            cell = Cell(normalId(textOf(*cell)).value_or(textOf(*cell)));
        row.at(field) = *std::move(cell);
    }
    QString id = naturalId(*object, record);
    row.at(IdField) = id.isEmpty() ? m_store.nextId(*object) : id;
    if (isNull(row.at(IsDeletedField)))
        row.at(IsDeletedField) = false;
    stampSeed(*object, row);
    derive({ m_store, *object, row, nullptr, [](int) { return false; }, true });
    id = row.id();
    if (object->name == QStringLiteral("OpportunityLineItem"))
        markParentOfLine(row);
    m_store.write(*object, std::move(row));
    m_shown.clear();
    return id;
}

void Org::stampSeed(const SObject &object, Row &row) const
{
    if (isNull(row.at(CreatedDateField)))
        row.at(CreatedDateField) = isNull(row.at(ModifiedDateField)) ? Cell(m_store.nowMs()) : row.at(ModifiedDateField);
    if (isNull(row.at(ModifiedDateField)))
        row.at(ModifiedDateField) = row.at(CreatedDateField);
    if (isNull(row.at(StampField)))
        row.at(StampField) = row.at(ModifiedDateField);
    const QString user = object.name == QStringLiteral("User") ? row.id() : userIdOf({});
    for (const int by : { int(CreatedByField), int(ModifiedByField) }) {
        if (isNull(row.at(by)) && !user.isEmpty())
            row.at(by) = user;
    }
    const int owner = object.indexOf(u"OwnerId");
    if (owner >= 0 && isNull(row.at(owner)))
        row.at(owner) = row.at(CreatedByField);
}

void Org::markParentOfLine(const Row &line)
{
    static const SObject &lines = Schema::instance().get("OpportunityLineItem");
    static const SObject &deals = Schema::instance().get("Opportunity");
    static const int parent = lines.at("OpportunityId");
    static const int hasLines = deals.at("HasOpportunityLineItem");
    const Row *deal = m_store.find(textOf(line.at(parent)));
    if (!deal || flagOf(deal->at(hasLines)))
        return;
    Row marked = *deal;
    marked.at(hasLines) = true;
    m_store.write(deals, std::move(marked));
}

Value Org::valueOf(const SObject &object, const Row &row) const
{
    Value value = Value::object();
    for (std::size_t i = 0; i < object.fields.size(); ++i) {
        if (!object.fields[i].hidden)
            value.set(object.fields[i].name, cellValue(object.fields[i], row.cells[i]));
    }
    return value;
}

const Value *Org::find(const QString &sobject, const QString &id) const
{
    const SObject *object = Schema::instance().find(sobject);
    const std::optional<QString> full = normalId(id);
    const Row *row = object && full ? m_store.table(*object).find(*full) : nullptr;
    if (!row)
        return nullptr;
    Value &shown = m_shown[*full];
    shown = valueOf(*object, *row);
    return &shown;
}

QList<Value> Org::all(const QString &sobject) const
{
    QList<Value> records;
    const SObject *object = Schema::instance().find(sobject);
    if (!object)
        return records;
    for (const auto &[id, row] : m_store.table(*object).byId()) {
        if (!row.isDeleted())
            records.append(valueOf(*object, row));
    }
    return records;
}

qsizetype Org::count(const QString &sobject) const
{
    const SObject *object = Schema::instance().find(sobject);
    qsizetype live = 0;
    if (object) {
        for (const auto &[id, row] : m_store.table(*object).byId())
            live += row.isDeleted() ? 0 : 1;
    }
    return live;
}

template <class Work>
auto Org::edit(const QString &id, const QString &userId, Work work)
{
    m_shown.clear();
    m_store.settleNow(id);
    Store::Transaction transaction(m_store);
    Dml dml({ m_store, m_locks, nullptr, m_rules, callerFor(userId.isEmpty() ? userIdOf({}) : userId) });
    auto outcome = work(dml);
    if (outcome && m_commitDelay.count() > 0)
        transaction.holdBack(m_clock.now() + m_commitDelay);
    return outcome;
}

Outcome<QString> Org::create(const QString &sobject, const Value &record, const QString &userId)
{
    const SObject *object = Schema::instance().find(sobject);
    if (!object)
        return noSuchObject();
    return edit({}, userId, [&](Dml &dml) { return dml.insert(*object, record); });
}

Outcome<void> Org::update(const QString &sobject, const QString &id, const Value &changes, const QString &userId)
{
    const SObject *object = Schema::instance().find(sobject);
    if (!object)
        return noSuchObject();
    const QString full = normalId(id).value_or(id);
    return edit(full, userId, [&](Dml &dml) { return dml.update(*object, full, changes); });
}

Outcome<void> Org::remove(const QString &sobject, const QString &id)
{
    const SObject *object = Schema::instance().find(sobject);
    if (!object)
        return noSuchObject();
    const QString full = normalId(id).value_or(id);
    return edit(full, {}, [&](Dml &dml) { return dml.remove(*object, full); });
}

Outcome<void> Org::undelete(const QString &sobject, const QString &id)
{
    const SObject *object = Schema::instance().find(sobject);
    if (!object)
        return noSuchObject();
    const QString full = normalId(id).value_or(id);
    return edit(full, {}, [&](Dml &dml) { return dml.undelete(*object, full); });
}

Outcome<void> Org::mergeAccounts(const QString &survivor, const QString &loser)
{
    static const SObject &accounts = Schema::instance().get("Account");
    const QString into = normalId(survivor).value_or(survivor), from = normalId(loser).value_or(loser);
    for (const QString &id : { into, from }) {
        if (const Outcome<const Row *> live = Dml::live(m_store, accounts, id); !live)
            return tl::unexpected(live.error());
    }
    for (const char *name : { "Opportunity", "Contact", "Task" }) {
        const SObject &object = Schema::instance().get(name);
        const int account = object.at("AccountId");
        std::vector<Row> moved;
        for (const auto &[id, row] : m_store.table(object).byId()) {
            if (textOf(row.at(account)) != from)
                continue;
            moved.push_back(row);
            moved.back().at(account) = into;
        }
        for (Row &row : moved)
            m_store.write(object, std::move(row));
    }
    Row gone = *m_store.find(from);
    gone.at(accounts.at("MasterRecordId")) = into;
    m_store.write(accounts, std::move(gone));
    return remove(QStringLiteral("Account"), from);
}

void Org::purge(const QString &sobject, const QString &id)
{
    const SObject *object = Schema::instance().find(sobject);
    const QString full = normalId(id).value_or(id);
    const Row *row = object ? m_store.table(*object).find(full) : nullptr;
    if (row && row->isDeleted())
        m_store.purge(*object, full);
    m_shown.clear();
}

Outcome<void> Org::addValidationRule(const QString &sobject, const QString &condition, const QString &message,
    const QString &field)
{
    const SObject *object = Schema::instance().find(sobject);
    if (!object)
        return noSuchObject();
    const Outcome<soql::Condition> parsed = soql::parseCondition(condition);
    if (!parsed)
        return tl::unexpected(parsed.error());
    const Access everything(true);
    const Caller nobody;
    Outcome<soql::Test> test = soql::Planner(m_store, everything, nobody, condition, false).test(*object, *parsed);
    if (!test)
        return tl::unexpected(test.error());
    auto broken = [this, test = *std::move(test)](const Row &row) { return test.holds(m_store, row); };
    m_rules.push_back({ object, std::move(broken), message, field, QStringLiteral("Rule_%1").arg(m_rules.size() + 1) });
    return {};
}

QString Org::organizationId() const
{
    return m_store.table(Schema::instance().get("Organization")).byId().begin()->first;
}

QString Org::userIdOf(const QString &username) const
{
    static const SObject &users = Schema::instance().get("User");
    static const int name = users.at("Username");
    static const int isActive = users.at("IsActive");
    const Table &table = m_store.table(users);
    if (!username.isEmpty()) {
        const std::vector<const Row *> &named = table.matching(name, username);
        return named.empty() ? QString() : named.front()->id();
    }
    for (const auto &[id, row] : table.byId()) {
        if (flagOf(row.at(isActive)))
            return id;
    }
    return {};
}

Caller Org::callerFor(const QString &userId) const
{
    static const int profile = Schema::instance().get("User").at("ProfileId");
    const Row *user = m_store.find(userId);
    return { userId, user ? textOf(user->at(profile)) : QString() };
}

Dml Org::dml(const Caller &caller)
{
    m_shown.clear();
    return Dml({ m_store, m_locks, &m_access, m_rules, caller, m_forceValidationError, m_storageFull });
}

} // namespace sluice::sandbox::salesforce
