#pragma once

#include <QByteArray>
#include <QCache>

namespace sluice::sandbox {

/// Packs answers, and remembers what large ones were packed into. The same pages are asked for again and again; only their
/// first and last bytes differ (locators, the time), so those are packed each time and what lies between them once.
class PackedBodies {
public:
    PackedBodies();

    /// One gzip member.
    QByteArray pack(const QByteArray &plain);

private:
    struct Middle {
        QByteArray packed; ///< Whole blocks of deflate, joined to nothing before or after.
        quint32 checksum = 0;
    };
    Middle middleOf(QByteArrayView plain);

    using Fingerprint = std::pair<std::size_t, std::size_t>;
    QCache<Fingerprint, Middle> m_middles;
};

} // namespace sluice::sandbox
