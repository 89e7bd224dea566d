#pragma once

#include "core/Decimal.h"
#include "core/Time.h"
#include "sandbox/Value.h"
#include "sandbox/salesforce/Schema.h"

#include <QDate>

#include <variant>

namespace sluice::sandbox::salesforce {

/// One value of a record in the form that its field's type asks for: text, flag, exact number, or a whole number, which
/// is a count (int), a Julian day (date) or milliseconds since 1970 (datetime).
using Cell = std::variant<std::monostate, bool, qint64, Decimal, QString>;

inline bool isNull(const Cell &cell) { return std::holds_alternative<std::monostate>(cell); }

/// The text in a cell; empty if it holds none. The reference is good as long as the cell.
const QString &textOf(const Cell &cell);
bool flagOf(const Cell &cell);
Decimal decimalOf(const Cell &cell); ///< Zero if it holds none.
qint64 wholeOf(const Cell &cell);    ///< Zero if it holds none.

/// Order of two values of the same type: negative, zero, positive. Null comes first. Ids compare with their case.
int compareCells(const Cell &a, const Cell &b, Qt::CaseSensitivity sensitivity = Qt::CaseInsensitive);

/// Reads a JSON value for a field. Empty if it has the wrong type; empty text is null, as in Salesforce.
std::optional<Cell> readCell(const Field &field, const Value &value);

/// Writes a cell as the data API does: `120.0`, `1.25E7`, `2026-10-30T16:05:02.000+0000`.
void writeCell(QByteArray &out, const Field &field, const Cell &cell);

/// The same as a value, for seeds and tests.
Value cellValue(const Field &field, const Cell &cell);

/// A decimal as Java prints a double, but exact: a point always, an exponent from ten millions on and below a thousandth.
QByteArray numberText(Decimal number);

/// `2026-10-30T16:05:02.000+0000`.
QByteArray dateTimeText(qint64 ms);

void writeJsonText(QByteArray &out, QStringView text);

} // namespace sluice::sandbox::salesforce
