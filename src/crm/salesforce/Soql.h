#pragma once

#include "core/Time.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace sluice::salesforce {

/// A SOQL string literal with its quotes. Every character that means something to SOQL is escaped, so a value can never
/// leave its quotes. Source: SOQL reference, "Quoted String Escape Sequences".
QString quoted(QStringView value);

/// A literal for LIKE that matches `value` itself anywhere: `%` and `_` in it stand for themselves.
QString likeContaining(QStringView value);

/// `('a','b')`. The values must not be empty: SOQL knows no empty list.
QString listOf(const QStringList &values);

/// A datetime literal: `2026-10-30T16:05:02.000Z`, without quotes.
QString literal(Instant at);

/// The number of a record id in base 62, as far as it counts: ids of one object and instance differ in their last nine of
/// fifteen characters. Empty when the text is no id.
std::optional<std::uint64_t> idNumber(QStringView id);

/// Bounds that cut the ids from `first` to `last` (inclusive) into `parts` stretches of equal width: the first id of every
/// stretch but the first, 18 characters, ascending. Fewer when the stretches would be empty; none when the ids do not
/// belong together.
QStringList idBounds(const QString &first, const QString &last, int parts);

/// The id that lies `times` as far beyond `last` as `last` lies beyond `first`; empty when the two do not belong together or
/// it would be no id any more.
std::optional<QString> idBeyond(const QString &first, const QString &last, double times);

/// The 18-character form of a 15-character id. Source: Salesforce sheet, section 6.1.
QString withChecksum(const QString &id15);

} // namespace sluice::salesforce
