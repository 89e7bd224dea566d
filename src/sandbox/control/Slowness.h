#pragma once

#include "sandbox/control/Weather.h"
#include "sandbox/quickbooks/Service.h"

#include <QHash>
#include <QList>

namespace sluice::sandbox::control {

/// How long each system takes to answer, and how many calls of a company are therefore open at once.
class Slowness {
public:
    struct Rule {
        System system = System::Salesforce;
        QByteArray method; ///< Empty: any.
        std::chrono::milliseconds delay { 0 };
    };

    /// Replaces the rule for the same calls; one with a method goes before one without.
    void set(Rule rule);
    std::chrono::milliseconds delayOf(System system, const Request &request) const;

    /// Calls of this company that were made and are not answered at `now`.
    int open(const QString &realm, Instant now);
    void answerLeaves(const QString &realm, Instant at) { m_leaving[realm].append(at); }

private:
    QList<Rule> m_rules;
    QHash<QString, QList<Instant>> m_leaving;
};

} // namespace sluice::sandbox::control
