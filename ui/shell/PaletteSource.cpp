#include "ui/shell/PaletteSource.h"

#include "ui/kit/Page.h"

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

} // namespace

QList<CommandPalette::Entry> paletteEntries(const QString &text, const QWidget &window, const QWidget *onTop,
    const QList<Page *> &pages, std::function<void(const Target &)> goTo)
{
    QList<CommandPalette::Entry> entries;
    addCommands(entries, &window, text);
    addCommands(entries, onTop, text);
    if (text.size() < 2)
        return entries;
    for (const Page *page : pages) {
        for (const Page::Hit &hit : page->find(text))
            entries += { hit.text, hit.detail, [goTo, target = hit.target] { goTo(target); } };
    }
    return entries;
}

} // namespace sluice::ui
