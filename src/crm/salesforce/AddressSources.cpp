#include "crm/salesforce/AddressSources.h"

#include <utility>

namespace sluice::salesforce {

namespace {

const QString kKnownNote = QStringLiteral("contacts");
constexpr uint kShards = 16; ///< A large org has 100,000 of them: one that changes must not write all.

QString noteOf(uint shard) { return QStringLiteral("contacts.%1").arg(shard); }

} // namespace

bool AddressSources::known()
{
    if (!std::exchange(m_recalled, true))
        recall();
    return m_known;
}

void AddressSources::recall()
{
    if (!m_memory || m_memory->recall(kKnownNote).isEmpty())
        return;
    for (uint shard = 0; shard < kShards; ++shard) {
        const QString text = m_memory->recall(noteOf(shard));
        for (const QString &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            QStringList ids = line.split(QLatin1Char(' '));
            const QString contact = ids.takeFirst();
            m_accounts.insert(contact, ids);
        }
    }
    m_known = true;
}

void AddressSources::forget()
{
    m_recalled = true;
    m_known = false;
    m_accounts.clear();
    m_read.clear();
    m_touched.clear();
    for (uint shard = 0; shard < kShards; ++shard)
        m_touched.insert(noteOf(shard));
    if (m_memory)
        m_memory->keep(kKnownNote, {});
}

void AddressSources::note(const QString &accountId, const QString &contactId)
{
    m_read.insert(accountId, contactId);
    if (contactId.isEmpty() || m_accounts.value(contactId).contains(accountId))
        return;
    m_accounts[contactId].append(accountId);
    m_touched.insert(shardOf(contactId));
}

void AddressSources::keep()
{
    if (m_touched.isEmpty())
        return;
    QHash<QString, QStringList> lines;
    if (m_memory) {
        for (auto it = m_accounts.cbegin(); it != m_accounts.cend(); ++it) {
            if (const QString shard = shardOf(it.key()); m_touched.contains(shard))
                lines[shard].append((QStringList { it.key() } + it.value()).join(QLatin1Char(' ')));
        }
        for (const QString &shard : std::as_const(m_touched)) {
            const QString text = lines.value(shard).join(QLatin1Char('\n'));
            if (m_memory->recall(shard) != text) // Reading is cheaper than a transaction.
                m_memory->keep(shard, text);
        }
    }
    m_touched.clear();
}

void AddressSources::close()
{
    keep();
    m_read.clear();
    m_known = true;
    if (m_memory)
        m_memory->keep(kKnownNote, QStringLiteral("known"));
}

void AddressSources::settle(const QSet<QString> &contactIds)
{
    for (const QString &contact : contactIds) {
        const auto accounts = m_accounts.find(contact);
        if (accounts == m_accounts.end())
            continue;
        const auto hasAnother = [&](const QString &account) { return m_read.contains(account) && m_read.value(account) != contact; };
        if (accounts->removeIf(hasAnother) > 0)
            m_touched.insert(shardOf(contact));
        if (accounts->isEmpty())
            m_accounts.remove(contact);
    }
    keep();
    m_read.clear();
}

QString AddressSources::shardOf(const QString &contactId)
{
    uint sum = 0;
    for (const QChar letter : contactId)
        sum = sum * 31 + letter.unicode();
    return noteOf(sum % kShards);
}

} // namespace sluice::salesforce
