#include "mirror/RawRecord.h"

#include "mirror/Objects.h"
#include "mirror/Rows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::mirror {

namespace {

/// The columns as they stand, by name; what is NULL is left out.
QJsonObject asStored(Statement &row)
{
    QJsonObject record;
    for (int column = 0; column < row.columnCount(); ++column) {
        const std::string_view name = row.columnName(column);
        const QString key = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        if (row.nextIsNull())
            row.skip();
        else if (row.columnIsInteger(column))
            record.insert(key, row.integer());
        else
            record.insert(key, row.text());
    }
    return record;
}

/// `total_minor` becomes `total` in its currency, `modified_ms` becomes `modified`.
QJsonObject readable(const QJsonObject &stored)
{
    const QString shared = stored.value(QLatin1String("currency")).toString();
    QJsonObject record;
    for (auto field = stored.begin(); field != stored.end(); ++field) {
        const QString key = field.key();
        if (key.endsWith(QLatin1String("_minor"))) {
            const QString name = key.chopped(6);
            const QString code = stored.value(name + QLatin1String("_currency")).toString(shared);
            const Currency currency = Currency::fromCode(code).value_or(Currency {});
            record.insert(name, Money(field->toInteger(), currency).toText());
        } else if (key.endsWith(QLatin1String("_ms"))) {
            record.insert(key.chopped(3), toIso(fromMs(field->toInteger())));
        } else {
            record.insert(key, *field);
        }
    }
    return record;
}

Result<QJsonArray> rows(const Database &database, const std::string &sql, const QStringList &parameters)
{
    QJsonArray found;
    const Result<void> read = forEachRow(database, sql, parameters, [&found](Statement &row) -> Result<void> {
        found.append(readable(asStored(row)));
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

} // namespace

Result<QString> rawRecord(Database &database, const QString &object, const QString &realm, const QString &id)
{
    const ObjectTable *known = tableOfObject(object);
    if (!known)
        return QString();
    const Snapshot snapshot(database);
    const std::string key = known->table == "company" ? "realm" : "id";
    const QStringList parameters = known->ofRealm ? QStringList { id, realm } : QStringList { id };
    const std::string ofRealm = known->ofRealm ? " AND realm = ?" : "";
    const Result<QJsonArray> found
        = rows(database, "SELECT * FROM " + std::string(known->table) + " WHERE " + key + " = ?" + ofRealm, parameters);
    if (!found)
        return tl::unexpected(found.error());
    if (found->isEmpty())
        return QString();

    QJsonObject record = found->first().toObject();
    if (!known->parts.empty()) {
        const Result<QJsonArray> parts = rows(database,
            "SELECT * FROM " + std::string(known->parts) + " WHERE " + std::string(known->partsOwner) + " = ?" + ofRealm
                + " ORDER BY position",
            parameters);
        if (!parts)
            return tl::unexpected(parts.error());
        record.insert(QStringLiteral("rows"), *parts);
    }
    return QString::fromUtf8(QJsonDocument(record).toJson(QJsonDocument::Indented));
}

} // namespace sluice::mirror
