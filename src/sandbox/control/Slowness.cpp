#include "sandbox/control/Slowness.h"

#include <algorithm>

namespace sluice::sandbox::control {

void Slowness::set(Rule rule)
{
    m_rules.removeIf([&rule](const Rule &known) { return known.system == rule.system && known.method == rule.method; });
    if (rule.method.isEmpty())
        m_rules.append(std::move(rule));
    else
        m_rules.prepend(std::move(rule));
}

std::chrono::milliseconds Slowness::delayOf(System system, const Request &request) const
{
    const auto rule = std::find_if(m_rules.cbegin(), m_rules.cend(), [&](const Rule &known) {
        return known.system == system && (known.method.isEmpty() || known.method == request.method);
    });
    if (rule == m_rules.cend())
        return std::chrono::milliseconds(0);
    // A batch works off what is in it one after another.
    const bool batch = request.path().endsWith("/batch");
    return rule->delay * std::max<qsizetype>(batch ? request.body.count("\"bId\"") : 1, 1);
}

int Slowness::open(const QString &realm, Instant now)
{
    QList<Instant> &leaving = m_leaving[realm];
    leaving.removeIf([now](Instant at) { return at <= now; });
    return static_cast<int>(leaving.size());
}

} // namespace sluice::sandbox::control
