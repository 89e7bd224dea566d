#include "sandbox/salesforce/Store.h"

#include "sandbox/salesforce/Ids.h"

#include <algorithm>

namespace sluice::sandbox::salesforce {

Store::Store(SandboxClock &clock)
    : m_clock(clock)
{
    const std::vector<SObject> &objects = Schema::instance().objects();
    for (const SObject &object : objects)
        m_tables.push_back(std::make_unique<Table>(object));
    m_counts.resize(objects.size());
    m_deletions.resize(objects.size());
}

Instant Store::now() const { return std::chrono::floor<std::chrono::seconds>(m_clock.now() + m_skew); }

const Row *Store::find(const QString &id) const
{
    const SObject *object = Schema::instance().byPrefix(id);
    return object ? table(*object).find(id) : nullptr;
}

const Row *Store::findLive(const QString &id) const
{
    const Row *row = find(id);
    return row && !row->isDeleted() ? row : nullptr;
}

QString Store::nextId(const SObject &object)
{
    quint64 &count = m_counts[static_cast<std::size_t>(object.index)];
    QString id;
    do {
        id = makeId(object.keyPrefix, ++count);
    } while (table(object).find(id)); // A seed may have brought ids of its own.
    return id;
}

void Store::write(const SObject &object, Row row)
{
    const QString id = row.id();
    if (m_depth > 0) {
        const Row *before = table(object).find(id);
        m_undo.push_back({ &object, id, before ? std::optional<Row>(*before) : std::nullopt });
    }
    apply(object, id, std::move(row));
}

void Store::purge(const SObject &object, const QString &id)
{
    ++m_revision;
    m_tables[static_cast<std::size_t>(object.index)]->erase(id);
}

const std::vector<Store::Deletion> &Store::deletions(const SObject &object) const
{
    return m_deletions[static_cast<std::size_t>(object.index)];
}

void Store::apply(const SObject &object, const QString &id, std::optional<Row> row)
{
    Table &table = *m_tables[static_cast<std::size_t>(object.index)];
    std::vector<Deletion> &log = m_deletions[static_cast<std::size_t>(object.index)];
    const Row *before = table.find(id);
    ++m_revision;
    const bool wasDeleted = before && before->isDeleted();
    const bool isDeleted = row && row->isDeleted();
    if (isDeleted && !wasDeleted)
        log.push_back({ id, row->stampMs() });
    else if (wasDeleted && !isDeleted)
        std::erase_if(log, [&id](const Deletion &deletion) { return deletion.id == id; });
    if (row)
        table.write(std::move(*row));
    else
        table.erase(id);
}

std::vector<Store::Change> Store::takeBack(std::size_t mark)
{
    std::vector<Change> written;
    while (m_undo.size() > mark) {
        Change before = std::move(m_undo.back());
        m_undo.pop_back();
        const Row *now = table(*before.object).find(before.id);
        const bool known = std::any_of(written.begin(), written.end(),
            [&before](const Change &change) { return change.id == before.id; });
        if (!known && now)
            written.push_back({ before.object, before.id, *now });
        apply(*before.object, before.id, std::move(before.row));
    }
    std::reverse(written.begin(), written.end());
    return written;
}

Store::Transaction::Transaction(Store &store)
    : m_store(store)
    , m_mark(store.m_undo.size())
{
    ++m_store.m_depth;
}

Store::Transaction::~Transaction()
{
    if (--m_store.m_depth == 0)
        m_store.m_undo.clear();
}

void Store::Transaction::rollBack() { m_store.takeBack(m_mark); }

void Store::Transaction::holdBack(Instant due)
{
    m_store.m_heldBack.push_back({ due, m_store.now(), m_store.takeBack(m_mark) });
}

void Store::settle()
{
    for (std::size_t i = 0; i < m_heldBack.size();) {
        if (m_heldBack[i].due > m_clock.now()) {
            ++i;
            continue;
        }
        HeldBack held = std::move(m_heldBack[i]);
        m_heldBack.erase(m_heldBack.begin() + static_cast<std::ptrdiff_t>(i));
        release(std::move(held));
    }
}

void Store::release(HeldBack held)
{
    for (Change &change : held.changes)
        apply(*change.object, change.id, std::move(change.row));
}

bool Store::isHeldBack(const QString &id) const
{
    return std::any_of(m_heldBack.begin(), m_heldBack.end(), [&id](const HeldBack &held) {
        return std::any_of(held.changes.begin(), held.changes.end(),
            [&id](const Change &change) { return change.id == id; });
    });
}

void Store::settleNow(const QString &id)
{
    while (isHeldBack(id)) {
        HeldBack held = std::move(m_heldBack.front());
        m_heldBack.pop_front();
        release(std::move(held));
    }
}

std::optional<Instant> Store::oldestHeldBack() const
{
    if (m_heldBack.empty())
        return {};
    return m_heldBack.front().since;
}

} // namespace sluice::sandbox::salesforce
