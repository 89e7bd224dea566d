#include "sandbox/salesforce/XmlTree.h"

#include <QXmlStreamReader>

namespace sluice::sandbox::salesforce {

namespace {

XmlNode readElement(QXmlStreamReader &reader, int depth)
{
    XmlNode node { reader.name().toString(), {}, static_cast<int>(reader.lineNumber()), {} };
    while (!reader.atEnd() && !reader.hasError()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement:
            if (depth > 20) {
                reader.raiseError(QStringLiteral("nested too deeply"));
                break;
            }
            node.children.push_back(readElement(reader, depth + 1));
            break;
        case QXmlStreamReader::Characters: node.text += reader.text(); break;
        case QXmlStreamReader::EndElement: node.text = node.text.trimmed(); return node;
        default: break;
        }
    }
    return node;
}

} // namespace

const XmlNode *XmlNode::child(QStringView childName) const
{
    for (const XmlNode &one : children) {
        if (one.name == childName)
            return &one;
    }
    return nullptr;
}

QString XmlNode::value(QStringView childName) const
{
    const XmlNode *found = child(childName);
    return found ? found->text : QString();
}

XmlNode parseMetadata(const QByteArray &xml)
{
    QXmlStreamReader reader(xml);
    XmlNode root;
    if (reader.readNextStartElement()) {
        if (reader.namespaceUri() == u"http://soap.sforce.com/2006/04/metadata")
            root = readElement(reader, 0);
        else
            reader.raiseError(QStringLiteral("unknown namespace"));
    }
    while (!reader.atEnd() && !reader.hasError())
        reader.readNext();
    if (reader.hasError())
        root = { {}, QStringLiteral("Error parsing file: %1").arg(reader.errorString()), static_cast<int>(reader.lineNumber()), {} };
    return root;
}

} // namespace sluice::sandbox::salesforce
