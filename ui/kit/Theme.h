#pragma once

#include <QColor>
#include <QFont>

class QApplication;

// The one file of design tokens: every widget, chart and printed page takes its colours, sizes and spaces from here.

namespace sluice::ui {

enum class ThemeMode { Light, Dark };

enum class Ink { Ground, Surface, Raised, Line, Text, Muted, Faint, Accent, AccentGround, OnAccent, Good, Warn, Bad, Info };

/// Colours of charts: the same meaning everywhere, told apart by people who do not see all colours.
enum class ChartInk { Billed, Unbilled, Blocked, Paid, Overdue, Forecast, Comparison };

/// The mood of a chip or a mark; always beside a word.
enum class Tone { Neutral, Accent, Good, Warn, Bad, Info };

/// Pixels at 100 %.
enum class Type { Caption = 12, Body = 13, Section = 15, Title = 20, Figure = 30 };
enum class Weight { Regular, Strong };

namespace space {
inline constexpr int xs = 4, s = 8, m = 12, l = 16, xl = 24, xxl = 32;
}
inline constexpr int kCorner = 6;
inline constexpr int kRowComfortable = 32;
inline constexpr int kRowCompact = 26;

class Theme {
public:
    /// Loads the bundled font, sets style, palette and style sheet. Call once before the first window, and again to
    /// change the mode; open windows follow.
    static void apply(QApplication &app, ThemeMode mode);
    static ThemeMode mode();
};

QColor ink(Ink which);
QColor ink(ChartInk which);
QColor ink(Tone tone);
/// The tone's colour at 12 %, to stand behind text of that colour.
QColor ground(Tone tone);
QFont type(Type size, Weight weight = Weight::Regular);

} // namespace sluice::ui
