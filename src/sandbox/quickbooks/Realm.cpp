#include "sandbox/quickbooks/Realm.h"

#include "sandbox/quickbooks/Amounts.h"
#include "sandbox/quickbooks/CompanySeed.h"
#include "sandbox/quickbooks/Writer.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

constexpr qint64 kFirstNumber = 1000;

const Entity &known(const QString &name)
{
    const Entity *entity = entityByName(name);
    Q_ASSERT(entity);
    return *entity;
}

Instant momentOr(const Value &text, Instant otherwise)
{
    return parseInstant(QStringView(text.toString())).value_or(otherwise);
}

/// What a document adds to its customer's balance, in the customer's currency.
std::int64_t claimOf(const Entity &entity, const Value &record, Currency currency)
{
    if (record.isNull())
        return 0;
    if (entity.name == "Invoice"_L1)
        return minorOf(record[u"Balance"], currency).value_or(0);
    if (entity.name == "CreditMemo"_L1)
        return -minorOf(record[u"RemainingCredit"], currency).value_or(0);
    if (entity.name == "Payment"_L1)
        return -minorOf(record[u"UnappliedAmt"], currency).value_or(0);
    return 0;
}

} // namespace

Realm::Realm(SandboxClock &clock, RealmSetup setup)
    : m_clock(&clock)
    , m_setup(std::move(setup))
    , m_home(Currency::fromCode(QStringView(m_setup.homeCurrency)).value_or(Currency {}))
    , m_time(QTimeZone(m_setup.timeZone.toLatin1()))
    , m_tables(static_cast<std::size_t>(entities().size()))
    , m_numbers(static_cast<std::size_t>(entities().size()))
    , m_lastNumber(static_cast<std::size_t>(entities().size()), kFirstNumber)
{
    if (m_setup.legalName.isEmpty())
        m_setup.legalName = m_setup.companyName;
    CompanySeed(*this).fill();
}

QString Realm::put(const QString &entityName, Value record)
{
    const Entity &entity = known(entityName);
    QString id = record[u"Id"].toString();
    if (id.isEmpty()) {
        id = nextId(entity);
        record.set(u"Id"_s, id);
    }
    if (record[u"SyncToken"].isNull())
        record.set(u"SyncToken"_s, u"0"_s);
    record.set(u"domain"_s, u"QBO"_s);
    record.set(u"sparse"_s, false);
    const Instant updated = momentOr(record.at(u"MetaData.LastUpdatedTime"), now());
    const Instant created = momentOr(record.at(u"MetaData.CreateTime"), updated);
    store(entity, std::move(record), created, updated);
    return id;
}

const Value *Realm::find(const QString &entityName, const QString &id) const
{
    const Entity *entity = entityByName(entityName);
    const Row *row = entity ? table(*entity).find(id) : nullptr;
    return row && !row->deleted ? &row->record : nullptr;
}

QList<Value> Realm::all(const QString &entityName) const
{
    QList<Value> records;
    const Entity *entity = entityByName(entityName);
    if (!entity)
        return records;
    for (const Row &row : table(*entity).rows()) {
        if (!row.deleted)
            records.append(row.record);
    }
    return records;
}

Value Realm::createAt(Instant at, const QString &entity, const Value &body)
{
    WriteOrder order { &known(entity), Operation::Create, body, false, at };
    Checked<Value> made = Writer(*this).apply(order);
    return made ? *made : Value::object({ { u"Fault"_s, made.error().toValue() } });
}

Value Realm::updateAt(Instant at, const QString &entity, const Value &body)
{
    WriteOrder order { &known(entity), Operation::Update, body, false, at };
    Checked<Value> made = Writer(*this).apply(order);
    return made ? *made : Value::object({ { u"Fault"_s, made.error().toValue() } });
}

void Realm::setPreference(const QString &path, const Value &value)
{
    const Entity &entity = known(u"Preferences"_s);
    const Row *row = table(entity).find(u"1"_s);
    Q_ASSERT(row);
    Value record = row->record;
    const qsizetype dot = path.indexOf(u'.');
    Value section = record[path.left(dot)];
    section.set(path.mid(dot + 1), value);
    record.set(path.left(dot), section);
    store(entity, record, row->created, now());
}

void Realm::setBookCloseDate(QDate date)
{
    setPreference(
        u"AccountingInfoPrefs.BookCloseDate"_s, date.isValid() ? Value(date.toString(Qt::ISODate)) : Value());
}

const Value &Realm::preferences() const
{
    static const Entity &entity = known(u"Preferences"_s);
    static const Value none;
    const Row *row = table(entity).find(u"1"_s);
    return row ? row->record : none;
}

bool Realm::multiCurrency() const
{
    return preferences()[u"CurrencyPrefs"][u"MultiCurrencyEnabled"].toBool();
}

QString Realm::nextId(const Entity &entity) { return QString::number(++m_lastId[entity.idSequence]); }

QString Realm::nextNumber(const Entity &entity) const
{
    return QString::number(m_lastNumber[static_cast<std::size_t>(entity.index)] + 1);
}

QString Realm::holderOfNumber(const Entity &entity, const QString &number, const QString &exceptId) const
{
    const QStringList ids = m_numbers[static_cast<std::size_t>(entity.index)].value(number);
    for (const QString &id : ids) {
        if (id != exceptId)
            return id;
    }
    return {};
}

QPair<QString, QString> Realm::holderOfName(const QString &displayName) const
{
    return m_names.value(displayName.toCaseFolded());
}

void Realm::store(const Entity &entity, Value record, Instant created, Instant updated)
{
    const QString id = record[u"Id"].toString();
    record.set(u"MetaData"_s,
        Value::object({ { u"CreateTime"_s, m_time.seconds(created) },
            { u"LastUpdatedTime"_s, m_time.seconds(updated) } }));
    bool numeric = false;
    const qint64 number = id.toLongLong(&numeric);
    qint64 &last = m_lastId[entity.idSequence];
    if (numeric && number > last)
        last = number;

    Table &records = m_tables[static_cast<std::size_t>(entity.index)];
    const Row *row = records.find(id);
    const Value before = row ? row->record : Value();
    reindex(entity, before, record);
    records.store(id, record, updated, created, updated, m_indexLag);
    if (entity.isTransaction())
        moveCustomerBalance(entity, before, record);
}

void Realm::markDeleted(const Entity &entity, const QString &id, Instant at)
{
    Table &records = m_tables[static_cast<std::size_t>(entity.index)];
    const Row *row = records.find(id);
    if (!row || row->deleted)
        return;
    const Value before = row->record;
    reindex(entity, before, Value());
    records.markDeleted(id, at, m_indexLag);
    if (entity.isTransaction())
        moveCustomerBalance(entity, before, Value());
}

void Realm::touch(
    const Entity &entity, const QString &id, const Value &changes, Instant at, bool raiseSyncToken)
{
    const Row *row = table(entity).find(id);
    if (!row || row->deleted)
        return;
    Value record = row->record;
    for (const auto &[name, value] : changes.members())
        record.set(name, value);
    if (raiseSyncToken)
        record.set(u"SyncToken"_s, QString::number(record[u"SyncToken"].toString().toInt() + 1));
    store(entity, std::move(record), row->created, std::max(at, row->updated));
}

void Realm::reindex(const Entity &entity, const Value &before, const Value &after)
{
    if (entity.family == Family::Name) {
        const QString old = before[u"DisplayName"].toString().toCaseFolded();
        const QString fresh = after[u"DisplayName"].toString().toCaseFolded();
        if (old != fresh && !old.isEmpty())
            m_names.remove(old);
        if (!fresh.isEmpty())
            m_names.insert(fresh, { entity.name, after[u"Id"].toString() });
    }
    if (entity.family != Family::SalesForm)
        return;
    auto &numbers = m_numbers[static_cast<std::size_t>(entity.index)];
    const QString old = before[u"DocNumber"].toString();
    const QString fresh = after[u"DocNumber"].toString();
    if (old == fresh)
        return;
    if (!old.isEmpty())
        numbers[old].removeOne(before[u"Id"].toString());
    if (fresh.isEmpty())
        return;
    numbers[fresh].append(after[u"Id"].toString());
    bool plain = false;
    const qint64 number = fresh.toLongLong(&plain);
    qint64 &last = m_lastNumber[static_cast<std::size_t>(entity.index)];
    if (plain && number > last)
        last = number;
}

void Realm::moveCustomerBalance(const Entity &entity, const Value &before, const Value &after)
{
    const Value &oldCustomer = before[u"CustomerRef"][u"value"];
    const Value &newCustomer = after[u"CustomerRef"][u"value"];
    const Value &reference = after.isNull() ? before : after;
    const QString code = reference[u"CurrencyRef"][u"value"].toString();
    const Currency currency = Currency::fromCode(QStringView(code)).value_or(m_home);
    const std::int64_t oldClaim = claimOf(entity, before, currency);
    const std::int64_t newClaim = claimOf(entity, after, currency);
    if (oldCustomer == newCustomer) {
        moveBalanceOf(newCustomer.toString(), newClaim - oldClaim);
        return;
    }
    moveBalanceOf(oldCustomer.toString(), -oldClaim);
    moveBalanceOf(newCustomer.toString(), newClaim);
}

void Realm::moveBalanceOf(const QString &customerId, std::int64_t deltaMinor)
{
    if (deltaMinor == 0 || customerId.isEmpty())
        return;
    static const Entity &customers = known(u"Customer"_s);
    Table &records = m_tables[static_cast<std::size_t>(customers.index)];
    const Row *row = records.find(customerId);
    if (!row || row->deleted)
        return;
    const Currency currency
        = Currency::fromCode(QStringView(row->record[u"CurrencyRef"][u"value"].toString())).value_or(m_home);
    const std::int64_t balance = minorOf(row->record[u"Balance"], currency).value_or(0) + deltaMinor;
    records.patch(customerId, u"Balance"_s, moneyValue(balance, currency));
    records.patch(customerId, u"BalanceWithJobs"_s, moneyValue(balance, currency));
}

} // namespace sluice::sandbox::quickbooks
