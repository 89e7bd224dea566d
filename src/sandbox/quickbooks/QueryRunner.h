#pragma once

#include "core/Time.h"
#include "sandbox/quickbooks/Query.h"
#include "sandbox/quickbooks/Table.h"

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
    /// A record that matched, with what sorting needs.
    struct Hit {
        const Value *record;
        qsizetype position; ///< In the order in which records were made.
        Instant created;
        Instant updated;

        Instant moment(const QString &property) const
        {
            return property == QLatin1String("MetaData.CreateTime") ? created : updated;
        }
    };

    Checked<QList<Test>> prepare(const Query &query) const;
    QList<Hit> matches(const Query &query, const QList<Test> &tests) const;
    static void sort(QList<Hit> &hits, const Query &query);
    static Value projected(const Value &record, const QStringList &fields);

    const Realm &m_realm;
    Instant m_now;
};

} // namespace sluice::sandbox::quickbooks
