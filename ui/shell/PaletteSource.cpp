#include "ui/shell/PaletteSource.h"

#include "ui/kit/Format.h"

#include <QAction>

namespace sluice::ui {

namespace {

bool fits(const QString &name, const QString &text)
{
    for (const QString &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (!name.contains(word, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

void addCommands(QList<CommandPalette::Entry> &entries, const QWidget *owner, const QString &text)
{
    if (!owner)
        return;
    for (QAction *action : owner->actions()) {
        if (action->isEnabled() && fits(action->text(), text))
            entries += { action->text(), action->shortcut().toString(QKeySequence::NativeText), [action] { action->trigger(); } };
    }
}

Target targetOf(const desk::FoundRow &row)
{
    switch (row.kind) {
    case desk::FoundRow::Kind::Request: return { QStringLiteral("requests"), {}, row.id };
    case desk::FoundRow::Kind::Exception: return { QStringLiteral("exceptions"), {}, row.id };
    case desk::FoundRow::Kind::Invoice: return { QStringLiteral("invoices"), {}, row.id };
    case desk::FoundRow::Kind::Customer: // Everything that is billed to it.
        return { QStringLiteral("requests"), QStringLiteral("deal:\"%1\"").arg(row.title) };
    }
    return {};
}

QString kindOf(const desk::FoundRow &row)
{
    switch (row.kind) {
    case desk::FoundRow::Kind::Request: return CommandPalette::tr("Request");
    case desk::FoundRow::Kind::Exception: return CommandPalette::tr("Exception");
    case desk::FoundRow::Kind::Invoice: return CommandPalette::tr("Invoice");
    case desk::FoundRow::Kind::Customer: return CommandPalette::tr("Customer");
    }
    return {};
}

} // namespace

QList<CommandPalette::Entry> paletteCommands(const QString &text, const QWidget &window, const QWidget *onTop)
{
    QList<CommandPalette::Entry> entries;
    addCommands(entries, &window, text);
    addCommands(entries, onTop, text);
    return entries;
}

QList<CommandPalette::Entry> paletteFinds(const std::vector<desk::FoundRow> &found, const std::function<void(const Target &)> &goTo)
{
    QList<CommandPalette::Entry> entries;
    for (const desk::FoundRow &row : found) {
        QStringList parts { row.title, row.detail };
        parts.removeAll(QString());
        if (row.amount && !row.amount->currency().isNone())
            parts += format::money(*row.amount);
        entries += { parts.join(QStringLiteral(" · ")), kindOf(row), [goTo, target = targetOf(row)] { goTo(target); } };
    }
    return entries;
}

} // namespace sluice::ui
