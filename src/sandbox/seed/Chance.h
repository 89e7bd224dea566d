#pragma once

#include "core/Random.h"

#include <QByteArrayView>
#include <QString>

#include <cstdint>
#include <span>

namespace sluice::sandbox::seed {

/// Chance for the demo company. Whole numbers only, so that a seed gives the same company on every machine.
class Chance {
public:
    explicit Chance(std::uint64_t seed)
        : m_random(seed)
    {
    }

    /// A stream of its own for one topic: what is drawn for products does not move what is drawn for deals.
    static Chance forTopic(std::uint64_t seed, QByteArrayView topic);

    int between(int low, int high); ///< Both ends included.
    bool percent(int share) { return between(1, 100) <= share; }

    /// A number whose distribution is told by its quantiles: equally spaced, ascending, interpolated between.
    /// `{0, 1, 3, 9, 40}` has the median 3 and a long tail.
    int fromQuantiles(std::span<const int> quantiles);

    /// An index, as often as its weight says.
    int weighted(std::span<const int> weights);

    template <class Items>
    const auto &pick(const Items &items)
    {
        return items[static_cast<std::size_t>(between(0, static_cast<int>(std::size(items)) - 1))];
    }

    /// `#` becomes a digit, `@` a capital letter that nobody confuses with a digit; everything else stays.
    QString fill(QStringView pattern);

private:
    SeededRandom m_random;
};

} // namespace sluice::sandbox::seed
