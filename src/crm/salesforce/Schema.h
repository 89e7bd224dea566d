#pragma once

#include "core/Result.h"
#include "net/Json.h"

#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <string>
#include <string_view>
#include <unordered_map>

namespace sluice::salesforce {

/// Which field of the org stands for a field of ours: `"Opportunity.Sluice_PO_Number__c"` to `"PO_Ref__c"`. Fields that
/// are not listed keep their name.
using FieldMap = QHash<QString, QString>;

/// One field as describe tells of it to the user who signed in.
struct FieldShape {
    QString type; ///< "string", "currency", "picklist", …
    int length = 0, precision = 0, scale = 0;
    bool createable = false, updateable = false, calculated = false, externalId = false, unique = false;
    QStringList values; ///< Active values of a restricted picklist.
};

/// One object as describe tells of it; `exists` is false when the org has none or hides it.
struct ObjectShape {
    bool exists = false;
    bool queryable = false, createable = false, updateable = false;
    QHash<QString, FieldShape> fields;
    bool has(const QString &field) const { return fields.contains(field); }
};

/// Something in the org that is not as Sluice wants it, for the set-up screen and `doctor`.
struct ReadinessItem {
    enum class Problem {
        ObjectMissing, ///< Not installed, or hidden from this user: the two look the same from outside.
        FieldMissing,
        NotWritable,
        Calculated, ///< A formula, where Sluice writes.
        NoExternalId, ///< Without it, writing twice makes two records.
        ValueMissing, ///< A restricted picklist lacks a value that Sluice writes.
        TooShort,
        WrongType,
        ObjectNotQueryable, ///< Shown, but not to be read.
        ObjectNotWritable,  ///< To be read and not changed, whatever its fields say.
        InNamespace, ///< A managed package brought the fields, under a prefix (the value) that the settings do not name.
        PermissionSetMissing, ///< Installed, and not assigned to this user.
        ValidationRules, ///< Active ones (the value) on what Sluice writes: each may refuse it.
        DuplicateRules,
        ClockOff, ///< Our clock against that of the org, in seconds (the value).
        CurrencyUnknown ///< An org with one currency that does not tell which, and the settings do not, either.
    };
    /// Of what describe does not show.
    enum class Presence { Unknown, NotInstalled, Hidden };
    QString object, field;
    Problem problem = Problem::FieldMissing;
    bool essential = false; ///< Nothing works without it; otherwise a part of Sluice does without.
    QString value;          ///< The picklist value or length that is needed, or the type that was found.
    Presence presence = Presence::Unknown;
};

/// What the org offers: which objects and fields exist for this user. SELECT lists and bodies are built from it, so that a
/// hidden field is left out instead of failing the whole call.
class Schema {
public:
    /// `package`: the prefix of the managed package that brought the fields of Sluice, without the underscores.
    explicit Schema(FieldMap map = {}, QString package = {})
        : m_map(std::move(map))
        , m_package(std::move(package))
    {
    }

    /// Takes one describe. Errors: BadReply.
    Result<void> add(const QString &object, net::JsonObject describe);
    void addMissing(const QString &object) { m_objects[object] = {}; }

    const ObjectShape &object(const QString &name) const;
    bool isEmpty() const { return m_objects.isEmpty(); }
    /// True when the object was described, or found missing.
    bool knows(const QString &object) const { return m_objects.contains(object); }

    /// Everything that was added, for another start of the program; the field map is no part of it.
    QJsonObject saved() const;
    /// Takes what saved() gave. False, and nothing taken, when it is something else.
    bool restore(const QJsonObject &saved);

    /// The org's name of our field; empty when the org has none. Parent paths (`Product2.Name`) are taken on trust.
    QString wireName(const QString &object, const QString &field) const;
    QString wireNameUnchecked(const QString &object, const QString &field) const;
    /// The org's name of an object of ours.
    QString wireObject(const QString &object) const;

    /// True when amounts carry their currency on the record.
    bool multiCurrency() const { return object(QStringLiteral("Opportunity")).has(QStringLiteral("CurrencyIsoCode")); }

private:
    QString prefixed(const QString &name) const;

    FieldMap m_map;
    QString m_package;
    QHash<QString, ObjectShape> m_objects;
};

/// The columns of one object that can be read, in the order in which they are asked for.
class Columns {
public:
    Columns() = default;
    /// `wanted` are our names; those that the org does not have are left out and read as empty.
    Columns(const Schema &schema, const QString &object, std::span<const char *const> wanted);

    QString selectList() const { return m_select.join(QLatin1String(", ")); }
    bool has(std::string_view field) const;
    /// The name to look for in a row; empty when the column was left out.
    std::string_view wire(std::string_view field) const
    {
        if (m_odd.empty())
            return field; // The usual org: everything is there, under our names.
        const auto odd = m_odd.find(field);
        return odd == m_odd.end() ? field : std::string_view(odd->second);
    }
    const QStringList &missing() const { return m_missing; }

private:
    QStringList m_select, m_missing;
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void; ///< Found by a view, without making a string for every value of every row.
    };
    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> m_odd; ///< Left out (empty) or under another name.
};

} // namespace sluice::salesforce
