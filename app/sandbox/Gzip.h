#pragma once

#include <QByteArray>

#include <optional>

namespace sluice::sandbox {

/// The bytes as one gzip member, packed for speed rather than size.
QByteArray packGzip(const QByteArray &plain);

/// The plain bytes of a gzip stream; empty optional if it is damaged, cut short, or longer than `sizeMax` when unpacked.
std::optional<QByteArray> unpackGzip(const QByteArray &packed, qsizetype sizeMax);

} // namespace sluice::sandbox
