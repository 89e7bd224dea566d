#pragma once

#include "core/Result.h"
#include "domain/Enums.h"

#include <QStringList>

namespace sluice::ctl {

/// The refusal of a word that names no value of an enum: it says which words there are, up to the one of `last`.
template <class Enum>
Error unknownName(const QString &what, const QString &given, Enum last, const QStringList &others = {})
{
    QStringList names;
    for (int value = 0; value <= static_cast<int>(last); ++value)
        names.append(nameOf(static_cast<Enum>(value)));
    const QString known = (names + others).join(QStringLiteral(", "));
    return { ErrorKind::Usage, QStringLiteral("there is no %1 %2; there are %3").arg(what, given, known), {}, {}, {} };
}

} // namespace sluice::ctl
