#include "sandbox/salesforce/DeployPackage.h"

#include "sandbox/salesforce/FieldDefinition.h"
#include "sandbox/salesforce/ZipReader.h"

#include <algorithm>

namespace sluice::sandbox::salesforce {

namespace {

const QString kManifest = QStringLiteral("package.xml");
const QString kObjects = QStringLiteral("objects/"), kObject = QStringLiteral(".object");
const QString kSets = QStringLiteral("permissionsets/"), kSet = QStringLiteral(".permissionset");

/// The name between folder and suffix; empty when the path is another one.
QString nameIn(const QString &path, const QString &folder, const QString &suffix)
{
    if (!path.startsWith(folder) || !path.endsWith(suffix))
        return {};
    return path.mid(folder.size()).chopped(suffix.size());
}

/// Custom fields of Task and Event belong to Activity.
QString schemaName(const QString &object) { return object == u"Activity" ? QStringLiteral("Task") : object; }

QString objectProblem(const XmlNode &root)
{
    for (const char *required : { "label", "pluralLabel", "nameField", "deploymentStatus", "sharingModel" }) {
        if (!root.child(QString::fromLatin1(required)))
            return QStringLiteral("Must specify a %1 for the CustomObject").arg(QString::fromLatin1(required));
    }
    return {};
}

} // namespace

DeployPackage::DeployPackage(const QByteArray &zip, const Access &access)
    : m_access(access)
{
    const std::optional<QMap<QString, QByteArray>> files = unzip(zip);
    if (!files || !files->contains(kManifest)) {
        add({ {}, kManifest, kManifest, 1, QStringLiteral("No package.xml found") });
        return;
    }
    readManifest(files->value(kManifest));
    for (auto file = files->cbegin(); file != files->cend(); ++file) {
        const QString object = nameIn(file.key(), kObjects, kObject), set = nameIn(file.key(), kSets, kSet);
        if (file.key() == kManifest)
            continue;
        const XmlNode root = parseMetadata(*file);
        if (root.name.isEmpty())
            add({ {}, file.key(), file.key(), root.line, root.text });
        else if (!object.isEmpty() && root.name == u"CustomObject")
            readObject(file.key(), object, root);
        else if (!set.isEmpty() && root.name == u"PermissionSet")
            readPermissionSet(file.key(), set, root);
        else
            add({ {}, file.key(), file.key(), 1, QStringLiteral("An object '%1' of type %2 was found, but is not expected here").arg(file.key(), root.name) });
    }
    compareWithManifest();
}

bool DeployPackage::isFaultless() const
{
    return std::all_of(m_components.begin(), m_components.end(), [](const Component &one) { return one.problem.isEmpty(); });
}

void DeployPackage::add(Component component) { m_components.push_back(std::move(component)); }

void DeployPackage::readManifest(const QByteArray &xml)
{
    const XmlNode root = parseMetadata(xml);
    if (root.name != u"Package" || root.value(u"version").isEmpty()) {
        add({ {}, kManifest, kManifest, root.line, root.name.isEmpty() ? root.text : QStringLiteral("Invalid package.xml") });
        return;
    }
    for (const XmlNode &types : root.children) {
        for (const XmlNode &member : types.children) {
            if (member.name == u"members")
                m_manifest[types.value(u"name")].append(member.text);
        }
    }
}

void DeployPackage::readObject(const QString &file, const QString &name, const XmlNode &root)
{
    const SObject *object = Schema::instance().find(schemaName(name));
    const QString type = QStringLiteral("CustomObject");
    if (!object) {
        add({ type, name, file, 1, QStringLiteral("no CustomObject named %1 found").arg(name) });
        return;
    }
    if (object->isCustom()) {
        add({ type, name, file, 1, objectProblem(root) });
        m_additions.emplace_back(object->name, QString());
    }
    for (const XmlNode &field : root.children) {
        if (field.name == u"fields")
            readField(file, name, field);
    }
}

void DeployPackage::readField(const QString &file, const QString &object, const XmlNode &field)
{
    const SObject &known = *Schema::instance().find(schemaName(object));
    const QString name = field.value(u"fullName");
    const QString fullName = object + u'.' + name;
    const int index = known.indexOf(name);
    QString problem = definitionProblem(field);
    if (problem.isEmpty() && index < 0)
        problem = QStringLiteral("This stand-in has no room for a field %1").arg(fullName);
    if (problem.isEmpty())
        problem = differenceFrom(known.fields[static_cast<std::size_t>(index)], field);
    if (problem.isEmpty())
        m_additions.emplace_back(known.name, known.fields[static_cast<std::size_t>(index)].name);
    add({ QStringLiteral("CustomField"), fullName, file, field.line, problem });
}

bool DeployPackage::exists(const QString &object, const QString &field) const
{
    if (m_access.isInstalled(object, field) && Schema::instance().find(object))
        return field.isEmpty() || Schema::instance().find(object)->indexOf(field) >= 0;
    return std::find(m_additions.begin(), m_additions.end(), std::pair(object, field)) != m_additions.end();
}

void DeployPackage::readPermissionSet(const QString &file, const QString &name, const XmlNode &root)
{
    PermissionSet set { name, root.value(u"label"), {} };
    QString problem;
    int line = root.line;
    const auto fault = [&](const XmlNode &node, const QString &text) {
        if (!problem.isEmpty())
            return; // Salesforce names the first.
        problem = text;
        line = node.line;
    };
    if (set.label.isEmpty())
        fault(root, QStringLiteral("Required field is missing: label"));
    for (const XmlNode &node : root.children) {
        if (node.name == u"fieldPermissions") {
            const QString object = node.value(u"field").section(u'.', 0, 0), field = node.value(u"field").section(u'.', 1);
            if (!exists(object, field))
                fault(node, QStringLiteral("In field: field - no CustomField named %1 found").arg(node.value(u"field")));
            set.permissions.add(object, field, node.flag(u"readable"), node.flag(u"editable"));
        } else if (node.name == u"objectPermissions") {
            const QString object = node.value(u"object");
            if (!exists(object, {}))
                fault(node, QStringLiteral("In field: object - no CustomObject named %1 found").arg(object));
            if (node.flag(u"allowEdit") && !node.flag(u"allowRead"))
                fault(node, QStringLiteral("Permission Edit %1 depends on permission(s): Read %1").arg(object));
            set.permissions.add(object, {}, node.flag(u"allowRead"), node.flag(u"allowEdit") || node.flag(u"allowCreate"));
        }
    }
    add({ QStringLiteral("PermissionSet"), name, file, line, problem });
    m_permissionSets.push_back(std::move(set));
}

/// What the manifest names must be there, and what is there must be named.
void DeployPackage::compareWithManifest()
{
    for (auto type = m_manifest.cbegin(); type != m_manifest.cend(); ++type) {
        for (const QString &member : *type) {
            const bool found = std::any_of(m_components.begin(), m_components.end(), [&](const Component &component) {
                return component.type == type.key() && component.fullName == member;
            });
            if (!found)
                add({ type.key(), member, kManifest, 1,
                    QStringLiteral("An object '%1' of type %2 was named in package.xml, but was not found in zipped directory")
                        .arg(member, type.key()) });
        }
    }
    for (Component &component : m_components) {
        // A custom object brings all of its fields.
        const QString owner = component.fullName.section(u'.', 0, 0);
        const bool named = component.type.isEmpty() || m_manifest.value(component.type).contains(component.fullName)
            || (component.type == u"CustomField" && m_manifest.value(QStringLiteral("CustomObject")).contains(owner));
        if (!named && component.problem.isEmpty())
            component.problem = QStringLiteral("An object '%1' of type %2 was found in zipped directory, but was not named in package.xml")
                                    .arg(component.fullName, component.type);
    }
}

} // namespace sluice::sandbox::salesforce
