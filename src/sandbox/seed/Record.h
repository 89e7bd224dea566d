#pragma once

#include "core/Decimal.h"
#include "core/Time.h"
#include "sandbox/Value.h"

#include <QDate>

namespace sluice::sandbox::seed {

/// Builds one record member by member. What is empty or invalid is left out, as both systems treat it as absent.
class Record {
public:
    Record &text(const QString &name, const QString &value)
    {
        return value.isEmpty() ? *this : add(name, Value(value));
    }
    Record &flag(const QString &name, bool value) { return add(name, Value(value)); }
    Record &whole(const QString &name, qint64 value) { return add(name, Value(value)); }
    Record &decimal(const QString &name, Decimal value) { return add(name, Value::number(value.toText().toLatin1())); }
    /// Two decimals; every currency of the demo company has them.
    Record &money(const QString &name, std::int64_t minor) { return decimal(name, Decimal(minor, 2)); }
    Record &date(const QString &name, QDate value)
    {
        return value.isValid() ? add(name, Value(value.toString(Qt::ISODate))) : *this;
    }
    Record &moment(const QString &name, Instant value) { return add(name, Value(toIso(value))); }
    /// A QuickBooks reference: `{"value":"58"}`.
    Record &reference(const QString &name, const QString &id)
    {
        return id.isEmpty() ? *this : add(name, Value::object({ { QStringLiteral("value"), Value(id) } }));
    }
    Record &value(const QString &name, Value value) { return add(name, std::move(value)); }

    Value take() { return Value::object(std::move(m_members)); }

private:
    Record &add(const QString &name, Value value)
    {
        m_members.append({ name, std::move(value) });
        return *this;
    }
    Value::Members m_members;
};

} // namespace sluice::sandbox::seed
