#pragma once

#include "core/Time.h"
#include "sandbox/quickbooks/Query.h"
#include "sandbox/quickbooks/Table.h"

#include <variant>
#include <vector>

namespace sluice::sandbox::quickbooks {

class Realm;

/// Runs statements over one company, as its lagging index sees it.
class QueryRunner {
public:
    QueryRunner(const Realm &realm, Instant now)
        : m_realm(realm)
        , m_now(now)
    {
    }

    /// The `QueryResponse` object of a statement. Refusals: 4000, 4001.
    Checked<Value> run(const QString &statement) const;
    Checked<Value> run(const Query &query) const;

private:
    /// A condition with its values read once for all rows.
    struct Test;
    using Key = std::variant<std::int64_t, double, QString>;
    /// A record that matched, with what sorting needs.
    struct Hit {
        const Row *row;
        const Value *record;
        qsizetype position; ///< In the order in which records were made.
        Instant created;
        Instant updated;
        std::vector<Key> keys {}; ///< By ordering; read once, not at every comparison.

        Instant moment(const QString &property) const
        {
            return property == QLatin1String("MetaData.CreateTime") ? created : updated;
        }
    };

    Checked<QList<Test>> prepare(const Query &query) const;
    /// At most `limit` of them.
    std::vector<Hit> matches(const Query &query, const QList<Test> &tests, std::size_t limit) const;
    bool scansInOrder(const Query &query, const QList<Test> &tests) const;
    static Key keyOf(const Hit &hit, const QString &property);
    static void sort(std::vector<Hit> &hits, const Query &query);
    static Value projected(const Value &record, const QStringList &fields);

    const Realm &m_realm;
    Instant m_now;
};

} // namespace sluice::sandbox::quickbooks
