#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace sluice::sandbox::salesforce {

/// One element of a metadata file.
struct XmlNode {
    QString name, text;
    int line = 0;
    std::vector<XmlNode> children;

    /// The first child with this name; null if there is none.
    const XmlNode *child(QStringView childName) const;
    /// Its text; empty if there is none.
    QString value(QStringView childName) const;
    bool flag(QStringView childName) const { return value(childName) == u"true"; }
};

/// The root element; its name is empty, and the text says why, when the file is no XML or not of the metadata namespace.
XmlNode parseMetadata(const QByteArray &xml);

} // namespace sluice::sandbox::salesforce
