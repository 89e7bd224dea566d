#pragma once

#include "sandbox/salesforce/SoqlPlan.h"

namespace sluice::sandbox::salesforce::soql {

/// Finds the rows of a plan, by index where the filter allows it.
class Runner {
public:
    explicit Runner(const Store &store)
        : m_store(store)
    {
    }

    /// In the order asked for, LIMIT and OFFSET applied. Without ORDER BY: by Id, or by stamp when the filter is on it.
    std::vector<const Row *> rows(const Plan &plan) const;
    /// The same among the rows whose `reference` is `parentId`.
    std::vector<const Row *> childRows(const Plan &plan, int reference, const QString &parentId) const;

private:
    bool admits(const Plan &plan, const Row &row) const;
    std::optional<std::vector<const Row *>> byKey(const Plan &plan) const;
    std::vector<const Row *> byScan(const Plan &plan, bool &sorted) const;
    void sort(const Plan &plan, std::vector<const Row *> &rows) const;
    static void cutOut(const Plan &plan, std::vector<const Row *> &rows);

    const Store &m_store;
};

} // namespace sluice::sandbox::salesforce::soql
