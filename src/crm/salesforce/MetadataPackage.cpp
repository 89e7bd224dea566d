#include "crm/salesforce/MetadataPackage.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <map>

namespace sluice::salesforce {

namespace {

const QString kNamespace = QStringLiteral("http://soap.sforce.com/2006/04/metadata");
const QString kRoot = QStringLiteral(":/salesforce/force-app/main/default/");

tl::unexpected<Error> damaged(const QString &file, const QString &why)
{
    return fail(ErrorKind::Damaged, QStringLiteral("%1: %2").arg(file, why));
}

/// Copies what stands inside the root element. Errors: Damaged when the root is another one or the XML is broken.
Result<void> copyInside(const QString &file, const QByteArray &xml, const QString &root, QXmlStreamWriter &into)
{
    QXmlStreamReader reader(xml);
    int depth = 0;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement:
            if (++depth > 1)
                into.writeStartElement(reader.name().toString());
            else if (reader.name() != root || reader.namespaceUri() != kNamespace)
                return damaged(file, QStringLiteral("not a %1").arg(root));
            break;
        case QXmlStreamReader::EndElement:
            if (--depth > 0)
                into.writeEndElement();
            break;
        case QXmlStreamReader::Characters:
            if (depth > 1 && !reader.isWhitespace())
                into.writeCharacters(reader.text().toString());
            break;
        default: break;
        }
    }
    if (reader.hasError())
        return damaged(file, QStringLiteral("line %1: %2").arg(reader.lineNumber()).arg(reader.errorString()));
    return {};
}

class Packer {
public:
    Result<void> add(const QString &path, const QByteArray &xml)
    {
        static const QRegularExpression object(QStringLiteral("^objects/(\\w+)/(\\w+)\\.object-meta\\.xml$"));
        static const QRegularExpression field(QStringLiteral("^objects/(\\w+)/fields/(\\w+)\\.field-meta\\.xml$"));
        static const QRegularExpression permissions(QStringLiteral("^permissionsets/(\\w+)\\.permissionset-meta\\.xml$"));
        if (const QRegularExpressionMatch match = object.match(path); match.hasMatch()) {
            m_members[QStringLiteral("CustomObject")].append(match.captured(1));
            return addTo(match.captured(1), path, xml, QStringLiteral("CustomObject"), {});
        }
        if (const QRegularExpressionMatch match = field.match(path); match.hasMatch()) {
            m_members[QStringLiteral("CustomField")].append(match.captured(1) + QLatin1Char('.') + match.captured(2));
            return addTo(match.captured(1), path, xml, QStringLiteral("CustomField"), QStringLiteral("fields"));
        }
        if (const QRegularExpressionMatch match = permissions.match(path); match.hasMatch()) {
            m_members[QStringLiteral("PermissionSet")].append(match.captured(1));
            m_files.insert(QStringLiteral("permissionsets/%1.permissionset").arg(match.captured(1)), xml);
            return {};
        }
        return damaged(path, QStringLiteral("no place in a package"));
    }

    QMap<QString, QByteArray> finish(const QString &apiVersion)
    {
        for (auto &[name, object] : m_objects) {
            object.writer->writeEndDocument();
            m_files.insert(QStringLiteral("objects/%1.object").arg(name), object.xml);
        }
        m_files.insert(QStringLiteral("package.xml"), manifest(apiVersion));
        return std::move(m_files);
    }

private:
    struct Object {
        QByteArray xml;
        std::unique_ptr<QXmlStreamWriter> writer;
    };

    static void begin(QXmlStreamWriter &writer, const QString &root)
    {
        writer.setAutoFormatting(true);
        writer.writeStartDocument();
        writer.writeStartElement(root);
        writer.writeDefaultNamespace(kNamespace);
    }

    Result<void> addTo(const QString &name, const QString &path, const QByteArray &xml, const QString &root, const QString &wrap)
    {
        Object &object = m_objects[name];
        if (!object.writer) {
            object.writer = std::make_unique<QXmlStreamWriter>(&object.xml);
            begin(*object.writer, QStringLiteral("CustomObject"));
        }
        if (!wrap.isEmpty())
            object.writer->writeStartElement(wrap);
        const Result<void> copied = copyInside(path, xml, root, *object.writer);
        if (!wrap.isEmpty())
            object.writer->writeEndElement();
        return copied;
    }

    QByteArray manifest(const QString &apiVersion) const
    {
        QByteArray xml;
        QXmlStreamWriter writer(&xml);
        begin(writer, QStringLiteral("Package"));
        for (auto type = m_members.cbegin(); type != m_members.cend(); ++type) {
            writer.writeStartElement(QStringLiteral("types"));
            for (const QString &member : *type)
                writer.writeTextElement(QStringLiteral("members"), member);
            writer.writeTextElement(QStringLiteral("name"), type.key());
            writer.writeEndElement();
        }
        writer.writeTextElement(QStringLiteral("version"), apiVersion);
        writer.writeEndDocument();
        return xml;
    }

    std::map<QString, Object> m_objects; ///< QMap would copy the writers.
    QMap<QString, QStringList> m_members;
    QMap<QString, QByteArray> m_files;
};

} // namespace

SourceFiles shippedMetadata()
{
    SourceFiles files;
    QDirIterator each(kRoot, { QStringLiteral("*-meta.xml") }, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        QFile file(each.next());
        if (file.open(QIODevice::ReadOnly))
            files.insert(file.fileName().mid(kRoot.size()), file.readAll());
    }
    return files;
}

Result<QMap<QString, QByteArray>> metadataPackage(const SourceFiles &source, const QString &apiVersion)
{
    Packer packer;
    for (auto file = source.cbegin(); file != source.cend(); ++file) {
        if (Result<void> added = packer.add(file.key(), *file); !added)
            return tl::unexpected(added.error());
    }
    return packer.finish(apiVersion);
}

} // namespace sluice::salesforce
