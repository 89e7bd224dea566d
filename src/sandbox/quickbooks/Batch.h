#pragma once

#include "sandbox/quickbooks/Company.h"
#include "sandbox/quickbooks/Switches.h"

namespace sluice::sandbox::quickbooks {

/// Several operations in one call: one after the other, each on its own, none aware of what the same call
/// created.
class Batch {
public:
    Batch(Company &company, const Switches &switches, Exchange &exchange, QString requestId);

    /// The `BatchItemResponse` array. Refusals: 2020, 1040.
    Checked<Value> run(const Value &body);

private:
    Value answer(const Value &item);
    bool hiccups(qsizetype number) const;
    Value spoiled(const Value &item);
    Checked<Value> perform(const Value &item);
    Checked<Value> write(const Entity &entity, const Value &item);
    /// Refuses what points at a record that this very batch made (2500).
    Checked<void> noCrossReference(const Value &value) const;

    Company &m_company;
    const Switches &m_switches;
    Exchange &m_exchange;
    QString m_requestId;
    Instant m_now;
    QStringList m_createdIds; ///< "Customer:71".
};

} // namespace sluice::sandbox::quickbooks
