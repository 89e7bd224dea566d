#include "ui/shell/ShotMode.h"

#include "ui/kit/Backend.h"
#include "ui/kit/Language.h"
#include "ui/kit/Page.h"
#include "ui/setup/SignInCard.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/MainWindow.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QPainter>
#include <QPixmap>

namespace sluice::ui {

namespace {

/// What a key opens over a screen.
struct Sheet {
    const char *screen, *keys, *name;
};

constexpr Sheet kSheets[] {
    { "exceptions", "C", "exceptions-ask" },
    { "exceptions", "T", "exceptions-tag" },
    { "exceptions", "H", "exceptions-pause" },
    { "exceptions", "A", "exceptions-assign" },
    { "exceptions", "R", "exceptions-resolve" },
    { "exceptions", "?", "keys" },
    { "exceptions", "Ctrl+K", "palette" },
    { "approvals", "R", "approvals-return" },
    { "approvals", "N", "approvals-reject" },
    { "approvals", "Ctrl+Return", "approvals-bulk" },
    { "requests", "D", "requests-delivery" },
    { "journal", "C", "journal-certificate" },
};

/// Whatever else of the program is on the screen: sheets, menus, the palette.
QList<QWidget *> overlaysOf(const QWidget &window)
{
    QList<QWidget *> found;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget != &window && widget->isVisible())
            found += widget;
    }
    return found;
}

void trigger(const QWidget &owner, const QString &keys)
{
    for (QAction *action : owner.actions()) {
        if (action->shortcut() == QKeySequence(keys)) {
            action->trigger();
            return;
        }
    }
}

} // namespace

ShotMode::ShotMode(MainWindow &window, const Backend &backend, const QDir &folder)
    : m_window(window)
    , m_backend(backend)
    , m_folder(folder)
{
    m_folder.mkpath(QStringLiteral("."));
    m_window.show();
}

void ShotMode::settle()
{
    // Answers come from another thread, and some are asked for only a little after the cursor rests.
    constexpr qint64 kQuiet = 150;
    QElapsedTimer whole, quiet;
    whole.start();
    quiet.start();
    while (quiet.elapsed() < kQuiet && whole.elapsed() < m_patience.count()) {
        const bool waited = m_backend.pending() > 0;
        QApplication::processEvents(QEventLoop::AllEvents, 20);
        // Also after the last answer: what it brought takes its time to show, and may lead to the next question.
        if (waited || m_backend.pending() > 0)
            quiet.restart();
    }
}

void ShotMode::awaitReadiness(const bool &found)
{
    stage({ QStringLiteral("setup"), {}, QStringLiteral("readiness") }, m_window.size(), Theme::mode());
    QElapsedTimer whole;
    whole.start();
    while (!found && whole.elapsed() < m_patience.count())
        QApplication::processEvents(QEventLoop::AllEvents, 20);
}

void ShotMode::stage(const Target &target, QSize size, ThemeMode mode)
{
    if (Theme::mode() != mode)
        Theme::apply(*qApp, mode);
    m_window.resize(size);
    m_window.goTo(target);
    settle();
}

QString ShotMode::save(const QString &name, QSize size, ThemeMode mode)
{
    QPixmap picture = m_window.grab();
    {
        QPainter painter(&picture);
        for (QWidget *overlay : overlaysOf(m_window)) {
            // The screen of a run without a display is smaller than the window: sheets are set where they would stand.
            const QPoint at = overlay->windowType() == Qt::Dialog ? m_window.rect().center() - overlay->rect().center()
                                                                  : overlay->pos() - m_window.pos();
            painter.drawPixmap(at, overlay->grab());
            painter.setPen(ink(Ink::Line)); // The frame that a window manager would draw.
            painter.drawRect(QRect(at, overlay->size()).adjusted(-1, -1, 0, 0));
        }
    }
    const qreal scale = picture.devicePixelRatio();
    const QString times = qFuzzyCompare(scale, 1) ? QString() : QStringLiteral("@%1x").arg(scale);
    const QString file = m_folder.filePath(QStringLiteral("%1-%2x%3%4-%5-%6.png")
                                               .arg(name)
                                               .arg(size.width())
                                               .arg(size.height())
                                               .arg(times, mode == ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light"),
                                                   Language::current()));
    return picture.save(file) ? file : QString();
}

QString ShotMode::shoot(const Target &target, const QString &name, QSize size, ThemeMode mode)
{
    stage(target, size, mode);
    return save(name, size, mode);
}

QString ShotMode::shootOver(const Target &target, const QString &keys, const QString &name, QSize size, ThemeMode mode)
{
    stage(target, size, mode);
    trigger(m_window.page(target.screen), keys);
    trigger(m_window, keys);
    settle();
    const QString file = save(name, size, mode);
    for (QWidget *overlay : overlaysOf(m_window))
        overlay->close();
    m_window.commandPalette().hide();
    settle();
    return file;
}

QStringList ShotMode::shootSignIn(QSize size, ThemeMode mode)
{
    QStringList files;
    stage({ QStringLiteral("setup"), {}, QStringLiteral("connections") }, size, mode);
    auto *card = m_window.page(QStringLiteral("setup")).findChild<SignInCard *>();
    for (const char *system : { "salesforce", "quickbooks" }) {
        if (!card)
            break;
        card->begin(QString::fromLatin1(system));
        settle();
        files += save(QStringLiteral("setup-sign-in-%1").arg(QLatin1String(system)), size, mode);
    }
    if (card)
        card->hide();
    return files;
}

QStringList ShotMode::shootAll(QSize size)
{
    QStringList files;
    // Readiness asks both systems: that is no question of a screen, and takes its time.
    bool found = false;
    const auto connection = QObject::connect(&m_backend, &Backend::readinessFound, &m_window, [&found] { found = true; });
    awaitReadiness(found);
    QObject::disconnect(connection);
    for (const ThemeMode mode : { ThemeMode::Light, ThemeMode::Dark }) {
        for (const QString &screen : m_window.screens()) {
            if (screen != QLatin1String("setup")) {
                files += shoot({ screen }, screen, size, mode);
                continue;
            }
            for (const char *part : { "connections", "readiness", "people", "policy" }) {
                const QString name = QString::fromLatin1(part);
                files += shoot({ screen, {}, name }, screen + QLatin1Char('-') + name, size, mode);
            }
        }
        files += shootSignIn(size, mode);
        for (const Sheet &sheet : kSheets)
            files += shootOver({ QString::fromLatin1(sheet.screen) },
                QString::fromLatin1(sheet.keys), QString::fromLatin1(sheet.name), size, mode);
    }
    return files;
}

} // namespace sluice::ui
