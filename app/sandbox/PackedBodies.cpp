#include "PackedBodies.h"

#include "Gzip.h"

#include <QtEndian>

#include <zlib.h>

namespace sluice::sandbox {

namespace {

constexpr qsizetype kWorthRemembering = 64LL * 1024;
constexpr qsizetype kEnds = 512; ///< What differs between two answers with the same rows lies in this many bytes.
constexpr qsizetype kBytesKept = 256LL * 1024 * 1024;
constexpr std::size_t kSecondSeed = 0x9E3779B97F4A7C15ULL;
/// Source: RFC 1952: gzip, deflate, no name, no time, packed for speed, by nobody knows what system.
constexpr char kHead[] = { '\x1f', '\x8b', 8, 0, 0, 0, 0, 0, 4, '\xff' };

quint32 checksumOf(QByteArrayView plain, quint32 before = 0)
{
    return static_cast<quint32>(
        crc32(before, reinterpret_cast<const Bytef *>(plain.data()), static_cast<uInt>(plain.size())));
}

void appendNumber(QByteArray &out, quint32 number)
{
    const quint32 little = qToLittleEndian(number);
    out.append(reinterpret_cast<const char *>(&little), sizeof little);
}

} // namespace

PackedBodies::PackedBodies()
    : m_middles(kBytesKept)
{
}

QByteArray PackedBodies::pack(const QByteArray &plain)
{
    if (plain.size() < kWorthRemembering)
        return packGzip(plain);
    const QByteArrayView view(plain);
    const QByteArrayView first = view.first(kEnds), last = view.last(kEnds);
    const QByteArrayView between = view.sliced(kEnds, view.size() - 2 * kEnds);
    const Middle middle = middleOf(between);
    const quint32 checksum = checksumOf(
        last, static_cast<quint32>(crc32_combine(checksumOf(first), middle.checksum, static_cast<z_off_t>(between.size()))));

    QByteArray out(kHead, sizeof kHead);
    out.reserve(middle.packed.size() + 4 * kEnds);
    out += packBlocks(first, Ending::MoreFollows);
    out += middle.packed;
    out += packBlocks(last, Ending::Last);
    appendNumber(out, checksum);
    appendNumber(out, static_cast<quint32>(plain.size()));
    return out;
}

PackedBodies::Middle PackedBodies::middleOf(QByteArrayView plain)
{
    const auto length = static_cast<std::size_t>(plain.size());
    const Fingerprint fingerprint(qHashBits(plain.data(), length), qHashBits(plain.data(), length, kSecondSeed));
    if (const Middle *known = m_middles.object(fingerprint))
        return *known;
    Middle middle { packBlocks(plain, Ending::MoreFollows), checksumOf(plain) };
    m_middles.insert(fingerprint, new Middle(middle), middle.packed.size());
    return middle;
}

} // namespace sluice::sandbox
