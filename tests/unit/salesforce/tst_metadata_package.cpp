#include "crm/salesforce/MetadataPackage.h"
#include "crm/salesforce/ZipWriter.h"
#include "sandbox/salesforce/Access.h"
#include "sandbox/salesforce/DeployPackage.h"
#include "sandbox/salesforce/ZipReader.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using salesforce::SourceFiles;
using salesforce::metadataPackage;

namespace {

const QByteArray kField = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<CustomField xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n"
      "    <fullName>Sync_Key__c</fullName>\n"
      "    <label>Key &amp; more</label>\n"
      "    <type>Text</type>\n"
      "    <length>120</length>\n"
      "</CustomField>";
const QByteArray kObject = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<CustomObject xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n"
      "    <label>Sync Exception</label>\n"
      "    <nameField><label>Number</label><type>AutoNumber</type></nameField>\n"
      "</CustomObject>";

/// Element names and texts in their order: what a file says, however it is indented.
QStringList outline(const QByteArray &xml)
{
    QStringList words;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement())
            words.append(reader.name().toString());
        else if (reader.isEndElement())
            words.append(u'/' + reader.name().toString());
        else if (reader.isCharacters() && !reader.isWhitespace())
            words.append(u'=' + reader.text().toString());
    }
    return reader.hasError() ? QStringList { reader.errorString() } : words;
}

} // namespace

/// From source layout to metadata layout, into a zip and out of it again.
class MetadataPackages final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anObjectAndItsFieldsBecomeOneFile()
    {
        const SourceFiles source { { u"objects/X__c/X__c.object-meta.xml"_s, kObject },
            { u"objects/X__c/fields/Sync_Key__c.field-meta.xml"_s, kField },
            { u"permissionsets/Set.permissionset-meta.xml"_s, "<PermissionSet/>" } };

        const auto package = metadataPackage(source, u"64.0"_s);

        QVERIFY2(package.has_value(), package ? "" : qPrintable(package.error().detail));
        QCOMPARE(package->keys(), (QStringList { u"objects/X__c.object"_s, u"package.xml"_s, u"permissionsets/Set.permissionset"_s }));
        QCOMPARE(outline(package->value(u"objects/X__c.object"_s)).join(u' '),
            u"CustomObject label =Sync Exception /label nameField label =Number /label type =AutoNumber /type /nameField "
            "fields fullName =Sync_Key__c /fullName label =Key & more /label type =Text /type length =120 /length /fields /CustomObject"_s);
        QCOMPARE(outline(package->value(u"package.xml"_s)).join(u' '),
            u"Package types members =X__c.Sync_Key__c /members name =CustomField /name /types types members =X__c /members "
            "name =CustomObject /name /types types members =Set /members name =PermissionSet /name /types version =64.0 /version /Package"_s);
        QVERIFY(package->value(u"objects/X__c.object"_s).contains("xmlns=\"http://soap.sforce.com/2006/04/metadata\""));
    }

    void whatHasNoPlaceOrIsBrokenIsNamed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("says");
        QTest::newRow("an unknown kind") << u"layouts/X.layout-meta.xml"_s << QByteArray("<Layout/>") << u"layouts/X"_s;
        QTest::newRow("broken XML") << u"objects/X__c/fields/A__c.field-meta.xml"_s << kField.chopped(20) << u"line"_s;
        QTest::newRow("another root") << u"objects/X__c/fields/A__c.field-meta.xml"_s << kObject << u"not a CustomField"_s;
        QTest::newRow("no namespace") << u"objects/X__c/fields/A__c.field-meta.xml"_s
                                      << QByteArray("<CustomField><fullName>A__c</fullName></CustomField>") << u"not a CustomField"_s;
    }

    void whatHasNoPlaceOrIsBrokenIsNamed()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, xml);
        QFETCH(QString, says);

        const auto package = metadataPackage({ { path, xml } }, u"64.0"_s);

        QVERIFY(!package.has_value());
        QVERIFY2(package.error().detail.contains(says), qPrintable(package.error().detail));
        QVERIFY(package.error().detail.startsWith(path.left(8)));
    }

    void aZipComesOutAsItWentIn()
    {
        const QMap<QString, QByteArray> files { { u"package.xml"_s, "<Package/>" }, { u"objects/\u00dcber.object"_s, QByteArray(70'000, 'x') },
            { u"empty"_s, "" } };

        const QByteArray zip = salesforce::zipOf(files);

        QCOMPARE(sandbox::salesforce::unzip(zip), std::optional(files));
        QCOMPARE(salesforce::zipOf(files), zip);
    }

    void aDamagedZipIsRefused()
    {
        const QByteArray zip = salesforce::zipOf({ { u"a"_s, "hello" }, { u"b"_s, "world" } });

        for (qsizetype length = 0; length < zip.size(); ++length)
            QVERIFY(!sandbox::salesforce::unzip(zip.left(length)));
        QByteArray changed = zip;
        changed[zip.indexOf("hello")] = 'j';
        QVERIFY(!sandbox::salesforce::unzip(changed));
    }

    void whatSluiceShipsIsComplete()
    {
        const SourceFiles shipped = salesforce::shippedMetadata();

        const auto package = metadataPackage(shipped, u"64.0"_s);

        QVERIFY2(package.has_value(), package ? "" : qPrintable(package.error().detail));
        QCOMPARE(shipped.size(), 55); // 51 fields, 3 objects, the permission set.
        // The stand-in compares every field with its own schema, which was written from the contract, too.
        sandbox::salesforce::Access access(true);
        access.uninstallSluice();
        const sandbox::salesforce::DeployPackage deployed(salesforce::zipOf(*package), access);
        for (const auto &component : deployed.components())
            QVERIFY2(component.problem.isEmpty(), qPrintable(component.fullName + u": "_s + component.problem));
        QCOMPARE(deployed.components().size(), std::size_t(55));
        for (const sandbox::salesforce::SObject &object : sandbox::salesforce::Schema::instance().objects()) {
            for (const sandbox::salesforce::Field &field : object.fields) {
                const auto added = std::find(deployed.additions().begin(), deployed.additions().end(), std::pair(object.name, field.name));
                QVERIFY2(!field.isCustom() || added != deployed.additions().end(), qPrintable(object.name + u'.' + field.name));
            }
        }
    }
};

QTEST_APPLESS_MAIN(MetadataPackages)
#include "tst_metadata_package.moc"
