#include "core/Random.h"

#include <QRandomGenerator>

#include <cstring>

namespace sluice {

QByteArray Random::bytes(int count)
{
    QByteArray out(count, Qt::Uninitialized);
    for (int at = 0; at < count; at += 8) {
        const std::uint64_t word = next();
        std::memcpy(out.data() + at, &word, static_cast<std::size_t>(std::min(8, count - at)));
    }
    return out;
}

std::uint64_t SystemRandom::next()
{
    return QRandomGenerator::system()->generate64();
}

std::uint64_t SeededRandom::next()
{
    m_state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    return mixed ^ (mixed >> 31);
}

} // namespace sluice
