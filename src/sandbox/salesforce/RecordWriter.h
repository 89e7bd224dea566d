#pragma once

#include "sandbox/salesforce/SoqlPlan.h"

#include <functional>

namespace sluice::sandbox::salesforce {

/// Writes rows as the JSON of a query answer.
class RecordWriter {
public:
    /// Keeps rows that did not fit and returns where they can be fetched from.
    using Overflow = std::function<QByteArray(std::shared_ptr<const soql::Plan>, const std::vector<const Row *> &, std::size_t)>;

    RecordWriter(const Store &store, QByteArray base, Overflow overflow = {})
        : m_store(store)
        , m_base(std::move(base))
        , m_overflow(std::move(overflow))
    {
    }

    /// Appends `{"attributes":…,"Name":…}`; at most `childrenMax` rows in each child list. Returns how many child rows
    /// it wrote.
    std::size_t write(QByteArray &out, const SObject &object, const Row &row, const std::vector<soql::Output> &outputs,
        std::size_t childrenMax) const;

    /// Every field that this caller sees, as a row GET gives them.
    void writeAll(QByteArray &out, const SObject &object, const Row &row, const Access &access,
        const Caller &caller) const;

    static QByteArray url(const QByteArray &base, const SObject &object, const QString &id);

private:
    void writeHead(QByteArray &out, const SObject &object, const QString &id) const;
    void writeParent(QByteArray &out, const SObject &object, const Row &row, const soql::Output &output) const;
    std::size_t writeChildren(QByteArray &out, const Row &row, const soql::Output &output, std::size_t childrenMax) const;

    const Store &m_store;
    QByteArray m_base;
    Overflow m_overflow;
};

} // namespace sluice::sandbox::salesforce
