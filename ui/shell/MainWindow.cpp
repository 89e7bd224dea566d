#include "ui/shell/MainWindow.h"

#include "ui/approvals/ApprovalsPage.h"
#include "ui/dashboards/DashboardsPage.h"
#include "ui/exceptions/ExceptionsPage.h"
#include "ui/invoices/InvoicesPage.h"
#include "ui/journal/JournalPage.h"
#include "ui/kit/Backend.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Language.h"
#include "ui/kit/MessageLine.h"
#include "ui/kit/Page.h"
#include "ui/kit/Words.h"
#include "ui/requests/RequestsPage.h"
#include "ui/setup/SetupPage.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/KeyMap.h"
#include "ui/shell/PaletteSource.h"
#include "ui/shell/SideRail.h"
#include "ui/shell/StatusStrip.h"
#include "ui/today/TodayPage.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>

namespace sluice::ui {

namespace {

constexpr int kNarrowBelow = 1100;
constexpr int kFoundOfAKind = 5; ///< So many of each kind in the palette.

template <class PageType>
Page *make(const AppContext &context, QWidget *parent)
{
    return new PageType(context, parent);
}

} // namespace

MainWindow::MainWindow(AppContext context, QWidget *parent)
    : QMainWindow(parent)
    , m_context(context)
    , m_rail(new SideRail(this))
    , m_stack(new QStackedWidget(this))
    , m_status(new StatusStrip(context, this))
    , m_palette(nullptr)
{
    setWindowTitle(QStringLiteral("Sluice"));
    setWindowIcon(icon(QStringLiteral("sluice"), Ink::Accent));
    setMinimumSize(800, 520);
    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_stack, 1);
    column->addLayout(row, 1);
    column->addWidget(m_status);
    setCentralWidget(central);
    addScreens();
    addCommands();
    m_palette = new CommandPalette(
        [this](const QString &text) { return paletteCommands(text, *this, m_stack->currentWidget()); }, this);
    m_palette->setSearch([this](const QString &text, std::function<void(QList<CommandPalette::Entry>)> found) {
        m_context.backend->ask<std::vector<desk::FoundRow>>(
            m_palette, [text](desk::Reader &reader) { return reader.find(text, kFoundOfAKind); },
            [this, found = std::move(found)](Result<std::vector<desk::FoundRow>> rows) {
                if (rows)
                    found(paletteFinds(*rows, [this](const Target &target) { goTo(target); }));
            });
    });

    connect(m_rail, &SideRail::chosen, this, [this](const QString &id) { goTo({ id }); });
    connect(m_rail, &SideRail::personRequested, this, &MainWindow::choosePerson);
    connect(m_status, &StatusStrip::connectionsRequested, this, [this] { goTo({ QStringLiteral("setup") }); });
    connect(m_status, &StatusStrip::uncertainRequested, this,
        [this] { goTo({ QStringLiteral("requests"), QStringLiteral("state:uncertain") }); });
    connect(m_context.backend, &Backend::changed, this, &MainWindow::refreshRail);
    connect(m_context.backend, &Backend::currentPersonChanged, this, &MainWindow::refreshRail);

    const QByteArray geometry = m_context.settings->value(QStringLiteral("window/geometry")).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    refreshRail();
    goTo({ m_context.settings->value(QStringLiteral("window/screen"), m_screens.first().id).toString() });
}

MainWindow::~MainWindow() = default;

void MainWindow::addScreens()
{
    m_screens = {
        { QStringLiteral("today"), QStringLiteral("today"), tr("Today"), QStringLiteral("G, T"), make<TodayPage> },
        { QStringLiteral("exceptions"), QStringLiteral("exceptions"), tr("Exceptions"), QStringLiteral("G, E"),
            make<ExceptionsPage> },
        { QStringLiteral("approvals"), QStringLiteral("approvals"), tr("Approvals"), QStringLiteral("G, A"),
            make<ApprovalsPage> },
        { QStringLiteral("requests"), QStringLiteral("requests"), tr("Requests"), QStringLiteral("G, R"),
            make<RequestsPage> },
        { QStringLiteral("invoices"), QStringLiteral("invoices"), tr("Invoices"), QStringLiteral("G, I"),
            make<InvoicesPage> },
        { QStringLiteral("dashboards"), QStringLiteral("dashboards"), tr("Dashboards"), QStringLiteral("G, D"),
            make<DashboardsPage> },
        { QStringLiteral("journal"), QStringLiteral("journal"), tr("Journal"), QStringLiteral("G, J"),
            make<JournalPage> },
        { QStringLiteral("setup"), QStringLiteral("setup"), tr("Set-up"), QStringLiteral("G, S"), make<SetupPage> },
    };
    for (const Screen &screen : std::as_const(m_screens))
        m_rail->add(screen.id, screen.icon, screen.title);
}

QAction *MainWindow::command(const QString &name, const QString &keys, std::function<void()> run)
{
    auto *action = new QAction(name, this);
    if (!keys.isEmpty())
        action->setShortcut(QKeySequence(keys));
    action->setShortcutContext(Qt::WindowShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
    return action;
}

void MainWindow::addCommands()
{
    command(tr("Search or do anything"), QStringLiteral("Ctrl+K"), [this] { m_palette->popUp(); });
    command(tr("Keys of this screen"), QStringLiteral("?"), [this] { showKeys(); });
    for (const Screen &screen : std::as_const(m_screens))
        command(tr("Go to %1").arg(screen.title), screen.key, [this, id = screen.id] { goTo({ id }); });
    command(tr("Sync now"), QStringLiteral("Ctrl+R"), [this] { m_context.backend->syncNow(); });
    command(tr("Light or dark"), QStringLiteral("Ctrl+Shift+L"), [this] { switchTheme(); });
    command(tr("Language"), {}, [this] { chooseLanguage(); });
    command(tr("Act as another person"), QStringLiteral("Ctrl+Shift+P"), [this] { choosePerson(); });
    command(tr("Back"), QStringLiteral("Backspace"), [this] {
        if (m_back.size() < 2)
            return;
        m_back.removeLast();
        const Target target = m_back.takeLast();
        goTo(target);
    });
    command(tr("Quit"), QStringLiteral("Ctrl+Q"), [this] { close(); });
}

QStringList MainWindow::screens() const
{
    QStringList ids;
    for (const Screen &screen : m_screens)
        ids += screen.id;
    return ids;
}

Page &MainWindow::page(const QString &id)
{
    auto found = std::find_if(m_screens.begin(), m_screens.end(), [&](const Screen &screen) { return screen.id == id; });
    if (found == m_screens.end())
        found = m_screens.begin();
    if (!found->page) {
        found->page = found->make(m_context, m_stack);
        m_stack->addWidget(found->page);
        connect(found->page, &Page::goTo, this, &MainWindow::goTo);
    }
    return *found->page;
}

void MainWindow::goTo(const Target &target)
{
    Page &shown = page(target.screen);
    m_stack->setCurrentWidget(&shown);
    m_rail->setCurrent(shown.id());
    setWindowTitle(tr("%1 – Sluice").arg(shown.title()));
    shown.open(target);
    shown.focusMain();
    m_back += target;
    if (m_back.size() > 50)
        m_back.removeFirst();
}

QString MainWindow::currentScreen() const
{
    const auto *shown = qobject_cast<Page *>(m_stack->currentWidget());
    return shown ? shown->id() : QString();
}

void MainWindow::refreshRail()
{
    const QString me = m_context.backend->currentPerson();
    struct Frame {
        desk::TodayBoard board;
        std::vector<Person> people;
    };
    m_context.backend->ask<Frame>(
        this,
        [me](desk::Reader &reader) -> Result<Frame> {
            Result<desk::TodayBoard> board = reader.today(me);
            if (!board)
                return tl::unexpected(board.error());
            Result<std::vector<Person>> people = reader.people();
            if (!people)
                return tl::unexpected(people.error());
            return Frame { std::move(*board), std::move(*people) };
        },
        [this, me](Result<Frame> frame) {
            if (!frame)
                return; // The open page reports what cannot be read.
            const desk::TodayBoard &board = frame->board;
            m_rail->setCount(QStringLiteral("today"), board.breached + board.dueToday, board.breached > 0);
            m_rail->setCount(QStringLiteral("exceptions"), board.exceptionsOpen, board.breached > 0);
            m_rail->setCount(QStringLiteral("approvals"), board.approvalsWaiting, false);
            for (const Person &person : frame->people) {
                if (person.email != me)
                    continue;
                QStringList roles;
                for (const Role role : person.roles)
                    roles += words::of(role);
                m_rail->setPerson(person.name.isEmpty() ? person.email : person.name, roles.join(QStringLiteral(", ")));
            }
        });
}

void MainWindow::choosePerson()
{
    m_context.backend->ask<std::vector<Person>>(
        this, [](desk::Reader &reader) { return reader.people(); },
        [this](Result<std::vector<Person>> people) {
            if (!people || people->empty())
                return;
            QMenu menu(this);
            for (const Person &person : *people) {
                QAction *action = menu.addAction(QStringLiteral("%1   %2").arg(person.name, person.email));
                action->setCheckable(true);
                action->setChecked(person.email == m_context.backend->currentPerson());
                connect(action, &QAction::triggered, this,
                    [this, email = person.email] { m_context.backend->setCurrentPerson(email); });
            }
            menu.exec(m_rail->mapToGlobal(QPoint(space::s, m_rail->height() - menu.sizeHint().height() - 44)));
        });
}

void MainWindow::chooseLanguage()
{
    const QString chosen = m_context.settings->value(QStringLiteral("language")).toString();
    QMenu menu(this);
    const auto add = [&](const QString &name, const QString &code) {
        QAction *action = menu.addAction(name);
        action->setCheckable(true);
        action->setChecked(code == chosen);
        connect(action, &QAction::triggered, this, [this, code] {
            m_context.settings->setValue(QStringLiteral("language"), code);
            const auto *shown = qobject_cast<Page *>(m_stack->currentWidget());
            shown->messages().showNotice(tr("The language changes at the next start."));
        });
    };
    add(tr("As the system"), QString());
    for (const QString &code : Language::offered())
        add(Language::nameOf(code), code);
    menu.exec(m_rail->mapToGlobal(QPoint(space::s, m_rail->height() - menu.sizeHint().height() - 44)));
}

void MainWindow::showKeys()
{
    auto *keys = new KeyMap(*this, m_stack->currentWidget(), this);
    keys->open();
}

void MainWindow::switchTheme()
{
    const ThemeMode mode = Theme::mode() == ThemeMode::Light ? ThemeMode::Dark : ThemeMode::Light;
    Theme::apply(*qApp, mode);
    m_context.settings->setValue(
        QStringLiteral("theme"), mode == ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_rail->setNarrow(width() < kNarrowBelow);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_context.settings->setValue(QStringLiteral("window/geometry"), saveGeometry());
    m_context.settings->setValue(QStringLiteral("window/screen"), currentScreen());
    for (const Screen &screen : std::as_const(m_screens)) {
        if (screen.page)
            screen.page->saveLayout();
    }
    QMainWindow::closeEvent(event);
}

} // namespace sluice::ui
