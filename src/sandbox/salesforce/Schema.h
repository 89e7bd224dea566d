#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

namespace sluice::sandbox::salesforce {

enum class FieldType {
    Id,
    Reference,
    String,
    TextArea,
    LongText,
    Picklist,
    Combobox,
    Phone,
    Email,
    Url,
    Boolean,
    Int,
    Double,
    Currency,
    Percent,
    Date,
    DateTime
};

/// One field as describe tells of it.
struct Field {
    QString name;
    FieldType type = FieldType::String;
    int length = 0;
    int precision = 0;
    int scale = 0;
    bool required = false;
    bool createable = true;
    bool updateable = true;
    bool unique = false;
    bool externalId = false;
    bool restricted = false;   ///< Picklist: no other values.
    bool defaultFirst = false; ///< Picklist: the first value stands where none was given.
    bool autoNumber = false;
    bool hidden = false; ///< Kept for the machinery; this object has no such field.
    QStringList values {};
    QStringList referenceTo {};
    QString relationship {}; ///< `Account` for `AccountId`.
    QString fromParent {};   ///< `Opportunities`: the way down from Account.
    QByteArray jsonKey {};   ///< `"Name":`, ready to write.

    bool isCustom() const { return name.endsWith(QStringLiteral("__c")); }
    bool isText() const;   ///< Stored as a string.
    bool isNumber() const; ///< Stored as a decimal.
    QString label() const;
    QString typeName() const; ///< As describe spells it.
};

/// From a parent to its rows: `OpportunityLineItems` of Opportunity.
struct ChildRelationship {
    QString name;
    QString child;
    int field = 0; ///< Ordinal of the reference in the child.
};

/// Ordinals of the fields that every object has.
enum SystemField { IdField, IsDeletedField, CreatedDateField, CreatedByField, ModifiedDateField, ModifiedByField, StampField };

/// One kind of record.
class SObject {
public:
    QString name;
    QString keyPrefix;
    QString plural;
    bool createable = true;
    bool updateable = true;
    bool deletable = true;
    int index = 0; ///< Position in the schema.
    std::vector<Field> fields;
    std::vector<ChildRelationship> children;

    /// Ordinal without regard to case, or -1.
    int indexOf(QStringView field) const;
    /// Ordinal of a field that exists; for the stand-in's own rules.
    int at(const char *field) const;
    /// Ordinal of the reference whose relationship has this name (`Account`, `Opportunity__r`), or -1.
    int relationshipIndex(QStringView relationship) const;
    const ChildRelationship *childNamed(QStringView relationship) const;
    bool isCustom() const { return name.endsWith(QStringLiteral("__c")); }

private:
    friend class Schema;
    void indexFields();
    QHash<QString, int> m_byName;
    QHash<QString, int> m_byRelationship;
};

/// Every object of the org: the standard ones that billing reads and those that Sluice installs.
class Schema {
public:
    /// One for the whole process; what a user may not see is filtered by Access.
    static const Schema &instance();

    const std::vector<SObject> &objects() const { return m_objects; }
    const SObject *find(QStringView name) const; ///< Without regard to case.
    const SObject &get(const char *name) const;  ///< An object that exists.
    const SObject *byPrefix(QStringView id) const;

private:
    Schema();
    void read(const char *text);
    void link();

    std::vector<SObject> m_objects;
    QHash<QString, int> m_byName;
    QHash<QString, int> m_byPrefix;
};

} // namespace sluice::sandbox::salesforce
