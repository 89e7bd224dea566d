#pragma once

#include "sandbox/quickbooks/ApiFault.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <memory>

namespace sluice::sandbox::quickbooks {

class Shape;

/// What a property of an entity may hold.
enum class Kind { Text, Number, Flag, Date, Moment, Choice, Object, List, Anything };

/// One property as the schema knows it.
struct Property {
    QString name;
    Kind kind = Kind::Text;
    int max = 0; ///< Longest text; 0: no limit.
    QStringList choices {}; ///< Values of a Choice, compared with case.
    bool readOnly = false; ///< Known, but what a client sends is ignored.
    std::shared_ptr<const Shape> shape {}; ///< Of an Object, or of the items of a List.
};

/// The properties of one JSON object. What it does not know, the API refuses (2010).
class Shape {
public:
    explicit Shape(QString className, QList<Property> properties);

    const Property *find(const QString &name) const;
    const QList<Property> &properties() const { return m_properties; }

    /// The body with what can be written: read-only members and nulls dropped, texts coerced to their kind as
    /// Intuit's reader does (`"12"` for a number, `12` for a text). Empty texts stay, because they clear a
    /// field. Refusals: 2010, 2050, 2080, 2170.
    Checked<Value> accept(const Value &body, const QString &prefix = {}) const;

private:
    Checked<Value> acceptMember(const Property &property, const Value &value, const QString &path) const;
    ApiFault unknown(const QString &name) const;

    QString m_className;
    QList<Property> m_properties;
    QHash<QString, qsizetype> m_index;
};

/// Short ways to write a schema.
namespace shapes {
std::shared_ptr<const Shape> shape(const char *className, QList<Property> properties);
Property text(const char *name, int max = 0);
Property number(const char *name);
Property flag(const char *name);
Property date(const char *name);
Property choice(const char *name, const char *choices); ///< Choices separated by spaces.
Property reference(const char *name);
Property object(const char *name, std::shared_ptr<const Shape> shape);
Property list(const char *name, std::shared_ptr<const Shape> shape);
Property readOnly(const char *name);
Property address(const char *name);
Property email(const char *name);
Property phone(const char *name);
} // namespace shapes

} // namespace sluice::sandbox::quickbooks
