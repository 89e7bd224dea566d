#include "crm/salesforce/ZipWriter.h"

#include <QtEndian>

#include <zlib.h>

namespace sluice::salesforce {

// Source: APPNOTE.TXT of PKWARE, sections 4.3.7 (local head), 4.3.12 (central directory), 4.3.16 (end of it).

namespace {

constexpr quint16 kVersion = 20; ///< 2.0: the oldest that everybody reads.
constexpr quint16 kUtf8Names = 0x0800;
constexpr quint16 kStored = 0;
constexpr quint16 kFirstDay = 0x0021; ///< 1980-01-01, the oldest date that a zip can name.

class Bytes {
public:
    Bytes &two(quint16 value) { return append(value); }
    Bytes &four(quint32 value) { return append(value); }
    Bytes &raw(const QByteArray &bytes)
    {
        m_bytes += bytes;
        return *this;
    }
    quint32 size() const { return static_cast<quint32>(m_bytes.size()); }
    const QByteArray &bytes() const { return m_bytes; }

private:
    template <class Number>
    Bytes &append(Number value)
    {
        char little[sizeof(Number)];
        qToLittleEndian(value, little);
        m_bytes.append(little, sizeof(Number));
        return *this;
    }
    QByteArray m_bytes;
};

quint32 checksum(const QByteArray &content)
{
    const auto *bytes = reinterpret_cast<const Bytef *>(content.constData());
    return static_cast<quint32>(crc32_z(0, bytes, static_cast<z_size_t>(content.size())));
}

/// What local head and central directory say alike of one file.
void describe(Bytes &into, const QByteArray &name, const QByteArray &content)
{
    const auto size = static_cast<quint32>(content.size());
    into.two(kVersion).two(kUtf8Names).two(kStored).two(0).two(kFirstDay).four(checksum(content)).four(size).four(size)
        .two(static_cast<quint16>(name.size())).two(0);
}

} // namespace

QByteArray zipOf(const QMap<QString, QByteArray> &files)
{
    Bytes archive, directory;
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        const QByteArray name = file.key().toUtf8();
        const quint32 offset = archive.size();
        archive.four(0x04034b50);
        describe(archive, name, *file);
        archive.raw(name).raw(*file);
        directory.four(0x02014b50).two(kVersion);
        describe(directory, name, *file);
        directory.two(0).two(0).two(0).four(0).four(offset).raw(name); // Comment, disk, attributes.
    }
    const quint32 begin = archive.size();
    const auto count = static_cast<quint16>(files.size());
    archive.raw(directory.bytes());
    archive.four(0x06054b50).two(0).two(0).two(count).two(count).four(directory.size()).four(begin).two(0);
    return archive.bytes();
}

} // namespace sluice::salesforce
