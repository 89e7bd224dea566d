#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace sluice::sandbox {

/// The bytes as one gzip member, packed for speed rather than size.
QByteArray packGzip(const QByteArray &plain);

enum class Ending { MoreFollows, Last };
/// The bytes as deflate blocks that begin and end on whole bytes and refer to nothing before them, so that what was packed
/// alone may stand side by side.
QByteArray packBlocks(QByteArrayView plain, Ending ending);

/// The plain bytes of a gzip stream; empty optional if it is damaged, cut short, or longer than `sizeMax` when unpacked.
std::optional<QByteArray> unpackGzip(const QByteArray &packed, qsizetype sizeMax);

} // namespace sluice::sandbox
