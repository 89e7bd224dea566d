#pragma once

#include "core/Random.h"
#include "sandbox/Faults.h"

#include <QStringView>

#include <optional>

namespace sluice::sandbox::control {

/// Which of the two systems a request is for.
enum class System { Salesforce, QuickBooks };

/// How badly the network and the far side behave all the time, as opposed to faults that somebody plans one by one.
class Weather {
public:
    enum class Kind { Calm, Flaky, Hostile };

    Weather(Kind kind, std::uint64_t seed)
        : m_kind(kind)
        , m_random(seed)
    {
    }

    /// "none", "flaky" or "hostile".
    static std::optional<Kind> kindFromName(QStringView name);
    static QString nameOf(Kind kind);

    /// The fault that befalls this request, if any. Signing in is spared: nobody could start otherwise.
    std::optional<Fault> befall(System system, const Request &request);

private:
    Kind m_kind;
    SeededRandom m_random;
};

} // namespace sluice::sandbox::control
