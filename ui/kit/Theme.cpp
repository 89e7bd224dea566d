#include "ui/kit/Theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>

#include <array>

// A static library's resources are dropped by the linker unless somebody asks for them; the macro wants no namespace.
static void loadResources()
{
    Q_INIT_RESOURCE(ui);
}

namespace sluice::ui {

namespace {

ThemeMode currentMode = ThemeMode::Light;

struct Pair {
    const char *light, *dark;
};

QColor pick(const Pair &pair)
{
    return QColor(QLatin1String(currentMode == ThemeMode::Light ? pair.light : pair.dark));
}

const QString kFamily = QStringLiteral("IBM Plex Sans");

void loadFont()
{
    static const bool once = [] {
        loadResources();
        QFontDatabase::addApplicationFont(QStringLiteral(":/ui/fonts/IBMPlexSans-Regular.ttf"));
        QFontDatabase::addApplicationFont(QStringLiteral(":/ui/fonts/IBMPlexSans-SemiBold.ttf"));
        return true;
    }();
    Q_UNUSED(once)
}

QPalette paletteOfTokens()
{
    QPalette palette;
    palette.setColor(QPalette::Window, ink(Ink::Ground));
    palette.setColor(QPalette::WindowText, ink(Ink::Text));
    palette.setColor(QPalette::Base, ink(Ink::Surface));
    palette.setColor(QPalette::AlternateBase, ink(Ink::Ground));
    palette.setColor(QPalette::Text, ink(Ink::Text));
    palette.setColor(QPalette::Button, ink(Ink::Surface));
    palette.setColor(QPalette::ButtonText, ink(Ink::Text));
    palette.setColor(QPalette::BrightText, ink(Ink::Bad));
    palette.setColor(QPalette::Highlight, ink(Ink::AccentGround));
    palette.setColor(QPalette::HighlightedText, ink(Ink::Text));
    palette.setColor(QPalette::Link, ink(Ink::Accent));
    palette.setColor(QPalette::LinkVisited, ink(Ink::Accent));
    palette.setColor(QPalette::PlaceholderText, ink(Ink::Muted));
    palette.setColor(QPalette::ToolTipBase, ink(Ink::Raised));
    palette.setColor(QPalette::ToolTipText, ink(Ink::Text));
    palette.setColor(QPalette::Mid, ink(Ink::Line));
    palette.setColor(QPalette::Midlight, ink(Ink::Line));
    palette.setColor(QPalette::Light, ink(Ink::Surface));
    palette.setColor(QPalette::Dark, ink(Ink::Line));
    palette.setColor(QPalette::Shadow, ink(Ink::Line));
    for (const QPalette::ColorRole role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, ink(Ink::Faint));
    return palette;
}

/// Only shapes that Fusion cannot be talked into by its palette. `@name` stands for a token. Editors name no colour of
/// text: Qt would take half of it for placeholders, which is too pale to read.
const QString kSheet = QStringLiteral(R"(
* { outline: none; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 4px 6px; }
QLabel { background: transparent; }
QLabel[ink="muted"] { color: @muted; }
QLabel[ink="bad"] { color: @bad; }
QLabel[ink="good"] { color: @good; }
QLabel[ink="warn"] { color: @warn; }
QLabel[ink="accent"] { color: @accent; }
QFrame[role="card"], QWidget[role="card"] { background: @surface; border: 1px solid @line; border-radius: 6px; }
QWidget[role="surface"] { background: @surface; }
QFrame[role="hairline"] { background: @line; border: none; }
QPushButton { background: @surface; color: @text; border: 1px solid @line; border-radius: 6px; padding: 5px 12px; min-height: 18px; }
QPushButton:hover { border-color: @faint; }
QPushButton:pressed { background: @ground; }
QPushButton:focus { border: 2px solid @accent; padding: 4px 11px; }
QPushButton:disabled { color: @faint; }
QPushButton[role="primary"] { background: @accent; color: @onaccent; border-color: @accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: @accenthover; }
QPushButton[role="primary"]:focus { border: 2px solid @text; }
QPushButton[role="primary"]:disabled { background: @line; color: @muted; border-color: @line; }
QPushButton[role="flat"] { background: transparent; border-color: transparent; color: @accent; padding: 3px 6px; }
QPushButton[role="flat"]:hover { background: @accentground; }
QPushButton[role="flat"]:focus { border: 2px solid @accent; padding: 2px 5px; }
QPushButton[role="pill"] { border-radius: 13px; padding: 3px 11px; color: @muted; background: transparent; min-height: 18px; }
QPushButton[role="pill"]:hover { color: @text; }
QPushButton[role="pill"]:focus { border: 2px solid @accent; padding: 2px 10px; }
QPushButton[role="pill"]:checked { background: @accentground; color: @accent; border-color: @accentground; font-weight: 600; }
QPushButton[role="pill"]:checked:focus { border-color: @accent; }
QPushButton[role="link"] { background: transparent; border: none; color: @accent; padding: 3px 0; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-bottom: 2px solid @accent; }
QPushButton[role="figure"] { background: transparent; border: none; padding: 0; text-align: left; font-size: 30px; font-weight: 600; }
QPushButton[role="figure"]:hover { color: @accent; }
QPushButton[role="figure"]:focus { border-bottom: 2px solid @accent; }
QPushButton[role="figure"]:disabled { color: @text; }
QPushButton[role="status"] { background: transparent; border: 1px solid transparent; color: @muted; padding: 2px 6px; }
QPushButton[role="status"]:hover { background: @hover; color: @text; }
QPushButton[role="status"]:focus { border: 1px solid @accent; }
QPushButton[role="action"] { padding: 4px 9px; }
QPushButton[role="action"]:focus { padding: 3px 8px; }
QPushButton[role="primaryaction"] { padding: 4px 9px; background: @accent; color: @onaccent; border-color: @accent; font-weight: 600; }
QPushButton[role="primaryaction"]:hover { background: @accenthover; }
QPushButton[role="primaryaction"]:focus { border: 2px solid @text; padding: 3px 8px; }
QPushButton[role="primaryaction"]:disabled { background: @line; color: @muted; border-color: @line; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; color: @text; }
QToolButton:hover { background: @hover; }
QToolButton:focus { border: 1px solid @accent; }
QToolButton::menu-indicator { image: none; }
QLineEdit, QPlainTextEdit, QDateEdit, QComboBox, QSpinBox { background: @surface; border: 1px solid @line;
  border-radius: 6px; padding: 4px 8px; selection-background-color: @accent; selection-color: @onaccent; min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QDateEdit:focus, QComboBox:focus { border: 2px solid @accent; padding: 3px 7px; }
QLineEdit[role="value"], QLineEdit[role="value"]:focus { background: transparent; border: none; padding: 0; min-height: 16px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 22px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(:/ui/icons/@arrow.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @line; selection-background-color: @accentground; selection-color: @text; padding: 4px; }
QTableView, QListView, QTreeView { background: @surface; border: none; gridline-color: @line; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; border: none; border-bottom: 1px solid @line; }
QTableCornerButton::section { background: @surface; border: none; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted; padding: 7px 2px; margin-right: 18px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { color: @accent; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QMenu { background: @raised; color: @text; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @accentground; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QListWidget { border: 1px solid @line; border-radius: 6px; padding: 4px; }
QListWidget::item { min-height: 28px; padding: 0 8px; border-radius: 4px; color: @text; }
QListWidget::item:selected { background: @accentground; color: @text; }
QScrollArea { background: transparent; border: none; }
QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @accent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @scroll; border-radius: 3px; min-height: 32px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: @scroll; border-radius: 3px; min-width: 32px; margin: 2px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator:unchecked { width: 13px; height: 13px; border: 1px solid @faint; border-radius: 3px; background: @surface; }
QDialog { background: @ground; }
QProgressBar { background: @line; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
)");

QString sheetOfTokens()
{
    // Longer names first, so that @accentground is not read as @accent.
    const std::array<std::pair<const char *, QColor>, 18> tokens { {
        { "@accentground", ink(Ink::AccentGround) },
        { "@accenthover",
            currentMode == ThemeMode::Light ? ink(Ink::Accent).darker(112) : ink(Ink::Accent).lighter(112) },
        { "@accent", ink(Ink::Accent) },
        { "@onaccent", ink(Ink::OnAccent) },
        { "@ground", ink(Ink::Ground) },
        { "@surface", ink(Ink::Surface) },
        { "@raised", ink(Ink::Raised) },
        { "@hover", ink(Ink::Line) },
        { "@line", ink(Ink::Line) },
        { "@text", ink(Ink::Text) },
        { "@muted", ink(Ink::Muted) },
        { "@faint", ink(Ink::Faint) },
        { "@good", ink(Ink::Good) },
        { "@warn", ink(Ink::Warn) },
        { "@bad", ink(Ink::Bad) },
        { "@info", ink(Ink::Info) },
        { "@scroll", currentMode == ThemeMode::Light ? QColor(0xC3CAD3) : QColor(0x3B4656) },
        { "@none", QColor(Qt::transparent) },
    } };
    QString sheet = kSheet;
    for (const auto &[name, colour] : tokens)
        sheet.replace(QLatin1String(name), colour.name());
    // A style sheet shows a picture as it is; it cannot draw it in a token's colour.
    sheet.replace(QLatin1String("@arrow"), currentMode == ThemeMode::Light ? QStringLiteral("down") : QStringLiteral("down-pale"));
    return sheet;
}

} // namespace

void Theme::apply(QApplication &app, ThemeMode mode)
{
    loadFont();
    currentMode = mode;
    static const bool styled = [] {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        return true;
    }();
    Q_UNUSED(styled)
    QApplication::setFont(type(Type::Body));
    QApplication::setPalette(paletteOfTokens());
    app.setStyleSheet(sheetOfTokens());
}

ThemeMode Theme::mode()
{
    return currentMode;
}

QColor ink(Ink which)
{
    switch (which) {
    case Ink::Ground:
        return pick({ "#F6F7F9", "#13171E" });
    case Ink::Surface:
        return pick({ "#FFFFFF", "#1A202A" });
    case Ink::Raised:
        return pick({ "#FFFFFF", "#222A36" });
    case Ink::Line:
        return pick({ "#E2E6EB", "#2D3644" });
    case Ink::Text:
        return pick({ "#18212D", "#E7EBF1" });
    case Ink::Muted:
        return pick({ "#566272", "#9CA8B7" });
    case Ink::Faint:
        return pick({ "#8A95A3", "#6B7788" });
    case Ink::Accent:
        return pick({ "#0B63C5", "#62ABFF" });
    case Ink::AccentGround:
        return pick({ "#E8F1FC", "#1B2F49" });
    case Ink::OnAccent:
        return pick({ "#FFFFFF", "#0B1320" });
    case Ink::Good:
        return pick({ "#1B7A4B", "#4CC38A" });
    case Ink::Warn:
        return pick({ "#9A5B00", "#E0A33B" });
    case Ink::Bad:
        return pick({ "#B93227", "#FF7A70" });
    case Ink::Info:
        return pick({ "#4A57B5", "#98A4FF" });
    }
    return {};
}

QColor ink(ChartInk which)
{
    switch (which) {
    case ChartInk::Billed:
        return pick({ "#0072B2", "#3B9BD6" });
    case ChartInk::Unbilled:
        return pick({ "#E69F00", "#E69F00" });
    case ChartInk::Blocked:
        return pick({ "#D55E00", "#E5752A" });
    case ChartInk::Paid:
        return pick({ "#009E73", "#21B98E" });
    case ChartInk::Overdue:
        return pick({ "#B93227", "#FF7A70" });
    case ChartInk::Forecast:
        return pick({ "#8A95A3", "#8A95A3" });
    case ChartInk::Comparison:
        return pick({ "#56B4E9", "#56B4E9" });
    }
    return {};
}

QColor ink(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return ink(Ink::Muted);
    case Tone::Accent:
        return ink(Ink::Accent);
    case Tone::Good:
        return ink(Ink::Good);
    case Tone::Warn:
        return ink(Ink::Warn);
    case Tone::Bad:
        return ink(Ink::Bad);
    case Tone::Info:
        return ink(Ink::Info);
    }
    return {};
}

QColor ground(Tone tone)
{
    QColor colour = ink(tone);
    colour.setAlphaF(tone == Tone::Neutral ? 0.10F : 0.12F);
    return colour;
}

QFont type(Type size, Weight weight)
{
    QFont font(kFamily);
    font.setPixelSize(static_cast<int>(size));
    font.setWeight(weight == Weight::Strong ? QFont::DemiBold : QFont::Normal);
    // Kerning off would widen text; digits are equally wide in this face, so columns of figures line up as they are.
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace sluice::ui
