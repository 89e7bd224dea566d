#include "Gzip.h"

#include <zlib.h>

#include <algorithm>

namespace sluice::sandbox {

namespace {

constexpr int kGzipWindow = 15 + 16; // 15: the largest window; +16: gzip head and tail instead of zlib's.
constexpr int kBareWindow = -15;       // Negative: neither head nor tail.
constexpr int kMemoryLevel = 8;

Bytef *bytesOf(const char *data)
{
    // zlib never writes through next_in; its interface is older than const.
    return reinterpret_cast<Bytef *>(const_cast<char *>(data));
}

QByteArray deflated(QByteArrayView plain, int windowBits, int flush)
{
    constexpr qsizetype kFlushBytes = 16;
    z_stream stream {};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, windowBits, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(plain.size()))) + kFlushBytes,
                      Qt::Uninitialized);
    stream.next_in = bytesOf(plain.data());
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = bytesOf(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int outcome = deflate(&stream, flush); // The bound above makes one call enough.
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return outcome == (flush == Z_FINISH ? Z_STREAM_END : Z_OK) ? packed : QByteArray();
}

} // namespace

QByteArray packGzip(const QByteArray &plain)
{
    return deflated(plain, kGzipWindow, Z_FINISH);
}

QByteArray packBlocks(QByteArrayView plain, Ending ending)
{
    return deflated(plain, kBareWindow, ending == Ending::Last ? Z_FINISH : Z_FULL_FLUSH);
}

std::optional<QByteArray> unpackGzip(const QByteArray &packed, qsizetype sizeMax)
{
    z_stream stream {};
    if (inflateInit2(&stream, kGzipWindow) != Z_OK)
        return {};
    stream.next_in = bytesOf(packed.constData());
    stream.avail_in = static_cast<uInt>(packed.size());

    QByteArray plain;
    int outcome = Z_OK;
    while (outcome == Z_OK && plain.size() <= sizeMax) {
        const qsizetype filled = plain.size();
        plain.resize(filled + std::max<qsizetype>(packed.size() * 2, 4096));
        stream.next_out = bytesOf(plain.data() + filled);
        stream.avail_out = static_cast<uInt>(plain.size() - filled);
        outcome = inflate(&stream, Z_NO_FLUSH);
        plain.truncate(static_cast<qsizetype>(stream.total_out));
        if (outcome == Z_OK && stream.avail_in == 0 && stream.avail_out > 0)
            outcome = Z_BUF_ERROR; // The input ended before the stream did.
    }
    inflateEnd(&stream);
    if (outcome != Z_STREAM_END || plain.size() > sizeMax)
        return {};
    return plain;
}

} // namespace sluice::sandbox
