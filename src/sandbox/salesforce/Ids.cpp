#include "sandbox/salesforce/Ids.h"

namespace sluice::sandbox::salesforce {

namespace {

constexpr QStringView kDigits = u"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr QStringView kChecks = u"ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
constexpr QStringView kPod = u"Qy0"; // Where the org lives; the same for every record of it.
constexpr int kShort = 15;
constexpr int kLong = 18;
constexpr int kGroup = 5;

bool isUpper(QChar c) { return c >= u'A' && c <= u'Z'; }
bool isLower(QChar c) { return c >= u'a' && c <= u'z'; }
bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

/// The 15 characters with the case that the checksum remembers; empty if both contradict each other.
std::optional<QString> restoreCase(QStringView id15, QStringView checksum)
{
    QString restored;
    restored.reserve(kLong);
    for (int i = 0; i < kShort; ++i) {
        const qsizetype bits = kChecks.indexOf(checksum[i / kGroup].toUpper());
        if (bits < 0)
            return {};
        const bool upper = (bits >> (i % kGroup)) & 1;
        if (upper && isDigit(id15[i]))
            return {};
        restored += upper ? id15[i].toUpper() : id15[i].toLower();
    }
    return restored;
}

} // namespace

QString idChecksum(QStringView id15)
{
    QString checksum;
    for (int group = 0; group < kShort / kGroup; ++group) {
        int bits = 0;
        for (int i = 0; i < kGroup; ++i)
            bits |= isUpper(id15[group * kGroup + i]) ? 1 << i : 0;
        checksum += kChecks[bits];
    }
    return checksum;
}

QString makeId(QStringView prefix, quint64 count)
{
    const qsizetype head = prefix.size() + kPod.size();
    QString id = prefix.toString() + kPod.toString() + QString(kShort - head, u'0');
    for (qsizetype i = kShort - 1; i >= head && count > 0; --i, count /= 62)
        id[i] = kDigits[static_cast<qsizetype>(count % 62)];
    return id + idChecksum(id);
}

std::optional<QString> normalId(QStringView id)
{
    if (id.size() != kShort && id.size() != kLong)
        return {};
    for (const QChar c : id) {
        if (!isUpper(c) && !isLower(c) && !isDigit(c))
            return {};
    }
    if (id.size() == kShort)
        return id.toString() + idChecksum(id);
    std::optional<QString> restored = restoreCase(id.first(kShort), id.last(kLong - kShort));
    if (restored)
        *restored += idChecksum(*restored);
    return restored;
}

} // namespace sluice::sandbox::salesforce
