#include "sandbox/salesforce/ZipReader.h"

#include <QtEndian>

#include <zlib.h>

namespace sluice::sandbox::salesforce {

// Source: APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16.

namespace {

constexpr quint32 kLocalHead = 0x04034b50, kCentralHead = 0x02014b50, kEnd = 0x06054b50;
constexpr qsizetype kLocalSize = 30, kCentralSize = 46, kEndSize = 22;
constexpr quint32 kFileMax = 100u * 1024 * 1024;
constexpr quint16 kStored = 0, kDeflated = 8;

template <class Number>
Number at(const QByteArray &bytes, qsizetype offset)
{
    return qFromLittleEndian<Number>(bytes.constData() + offset);
}

std::optional<QByteArray> inflated(const QByteArray &packed, quint32 size)
{
    z_stream stream {};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) // Negative: no head, as in a zip.
        return {};
    QByteArray plain(static_cast<qsizetype>(size), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef *>(plain.data());
    stream.avail_out = size;
    const int ended = inflate(&stream, Z_FINISH);
    const bool whole = ended == Z_STREAM_END && stream.avail_out == 0;
    inflateEnd(&stream);
    return whole ? std::optional(plain) : std::nullopt;
}

struct Entry {
    QString name;
    quint16 method = 0;
    quint32 crc = 0, packedSize = 0, size = 0, offset = 0;
};

std::optional<QByteArray> contentOf(const QByteArray &archive, const Entry &entry)
{
    const qsizetype head = entry.offset;
    if (head + kLocalSize > archive.size() || at<quint32>(archive, head) != kLocalHead || entry.size > kFileMax)
        return {};
    const qsizetype begin = head + kLocalSize + at<quint16>(archive, head + 26) + at<quint16>(archive, head + 28);
    if (begin + qsizetype(entry.packedSize) > archive.size())
        return {};
    const QByteArray packed = archive.mid(begin, entry.packedSize);
    std::optional<QByteArray> plain;
    if (entry.method == kStored && entry.packedSize == entry.size)
        plain = packed;
    else if (entry.method == kDeflated)
        plain = inflated(packed, entry.size);
    if (!plain)
        return {};
    const auto *bytes = reinterpret_cast<const Bytef *>(plain->constData());
    if (crc32_z(0, bytes, static_cast<z_size_t>(plain->size())) != entry.crc)
        return {};
    return plain;
}

} // namespace

std::optional<QMap<QString, QByteArray>> unzip(const QByteArray &archive)
{
    qsizetype end = archive.size() - kEndSize; // Archives with a comment behind their end are not for deployments.
    if (end < 0 || at<quint32>(archive, end) != kEnd)
        return {};
    const int count = at<quint16>(archive, end + 10);
    qsizetype offset = at<quint32>(archive, end + 16);
    QMap<QString, QByteArray> files;
    for (int i = 0; i < count; ++i) {
        if (offset + kCentralSize > end || at<quint32>(archive, offset) != kCentralHead)
            return {};
        const qsizetype nameSize = at<quint16>(archive, offset + 28);
        if (offset + kCentralSize + nameSize > end)
            return {};
        const Entry entry { QString::fromUtf8(archive.mid(offset + kCentralSize, nameSize)), at<quint16>(archive, offset + 10),
            at<quint32>(archive, offset + 16), at<quint32>(archive, offset + 20), at<quint32>(archive, offset + 24),
            at<quint32>(archive, offset + 42) };
        std::optional<QByteArray> content = contentOf(archive, entry);
        if (!content)
            return {};
        if (!entry.name.endsWith(u'/'))
            files.insert(entry.name, *std::move(content));
        offset += kCentralSize + nameSize + at<quint16>(archive, offset + 30) + at<quint16>(archive, offset + 32);
    }
    return files;
}

} // namespace sluice::sandbox::salesforce
