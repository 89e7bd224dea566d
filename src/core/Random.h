#pragma once

#include <QByteArray>

#include <cstdint>

namespace sluice {

/// Where chance comes from (state parameters, verifiers, jitter). Given from outside, so that a test can own it.
class Random {
public:
    Random() = default;
    Random(const Random &) = delete;
    Random &operator=(const Random &) = delete;
    virtual ~Random() = default;

    virtual std::uint64_t next() = 0;

    /// `count` random bytes.
    QByteArray bytes(int count);
};

/// The operating system's generator.
class SystemRandom final : public Random {
public:
    std::uint64_t next() override;
};

/// SplitMix64: small, fast, and the same everywhere for a seed. For the sandbox, the simulator and tests.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed)
        : m_state(seed)
    {
    }
    std::uint64_t next() override;

    /// A number in [0, bound); bound must be positive.
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }

    /// True once in `n` on average.
    bool oneIn(std::uint64_t n) { return below(n) == 0; }

private:
    std::uint64_t m_state;
};

} // namespace sluice
