#pragma once

#include <QString>

namespace sluice {

/// A text from outside as one line that a terminal and the reader of a log can only show: control characters, line ends and
/// what turns the direction of writing are spelled out as JSON spells them ("\n", "\u001b"). Inside the strings of a JSON
/// document that changes how they are written, not what they say.
QString printable(const QString &text);

} // namespace sluice
