#include "sandbox/seed/Chance.h"

namespace sluice::sandbox::seed {

Chance Chance::forTopic(std::uint64_t seed, QByteArrayView topic)
{
    std::uint64_t mixed = seed ^ 0xCBF29CE484222325ULL; // FNV-1a over the topic, started from the seed.
    for (const char c : topic)
        mixed = (mixed ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return Chance(mixed);
}

int Chance::between(int low, int high)
{
    return low + static_cast<int>(m_random.below(static_cast<std::uint64_t>(high - low) + 1));
}

int Chance::fromQuantiles(std::span<const int> quantiles)
{
    constexpr int kSteps = 1000;
    const int segments = static_cast<int>(quantiles.size()) - 1;
    const int at = between(0, segments * kSteps - 1);
    const int low = quantiles[static_cast<std::size_t>(at / kSteps)];
    const int high = quantiles[static_cast<std::size_t>(at / kSteps) + 1];
    return low + static_cast<int>(static_cast<std::int64_t>(high - low) * (at % kSteps) / kSteps);
}

int Chance::weighted(std::span<const int> weights)
{
    int sum = 0;
    for (const int weight : weights)
        sum += weight;
    int left = between(1, sum);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        left -= weights[i];
        if (left <= 0)
            return static_cast<int>(i);
    }
    return static_cast<int>(weights.size()) - 1;
}

QString Chance::fill(QStringView pattern)
{
    static constexpr QStringView kLetters = u"ABDEFGHJLNPRSTUWXY";
    QString text;
    text.reserve(pattern.size());
    for (const QChar c : pattern) {
        if (c == u'#')
            text += QChar(u'0' + between(0, 9));
        else if (c == u'@')
            text += kLetters[between(0, static_cast<int>(kLetters.size()) - 1)];
        else
            text += c;
    }
    return text;
}

} // namespace sluice::sandbox::seed
