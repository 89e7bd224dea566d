#pragma once

#include "sandbox/salesforce/Access.h"
#include "sandbox/salesforce/XmlTree.h"

#include <QMap>

#include <vector>

namespace sluice::sandbox::salesforce {

/// A package as somebody wants it deployed: its components, and what is wrong with them. The stand-in has room for the
/// objects and fields of its schema and for no others; a definition that differs from it is refused, too.
class DeployPackage {
public:
    struct Component {
        QString type;     ///< "CustomField"
        QString fullName; ///< "Opportunity.Sluice_Invoice_Id__c"
        QString file;
        int line = 1;
        QString problem; ///< Empty: nothing is wrong.
    };
    struct PermissionSet {
        QString name, label;
        Permissions permissions;
    };

    /// `access`: what is installed already; fields of the package count as installed for its permission sets.
    DeployPackage(const QByteArray &zip, const Access &access);

    const std::vector<Component> &components() const { return m_components; }
    bool isFaultless() const;
    /// Objects with an empty field, and fields, by the names of the schema.
    const std::vector<std::pair<QString, QString>> &additions() const { return m_additions; }
    const std::vector<PermissionSet> &permissionSets() const { return m_permissionSets; }

private:
    void readManifest(const QByteArray &xml);
    void readObject(const QString &file, const QString &name, const XmlNode &root);
    void readField(const QString &file, const QString &object, const XmlNode &field);
    void readPermissionSet(const QString &file, const QString &name, const XmlNode &root);
    void add(Component component);
    void compareWithManifest();
    bool exists(const QString &object, const QString &field) const;

    const Access &m_access;
    QMap<QString, QStringList> m_manifest;
    std::vector<Component> m_components;
    std::vector<std::pair<QString, QString>> m_additions;
    std::vector<PermissionSet> m_permissionSets;
};

} // namespace sluice::sandbox::salesforce
