#include "ui/shell/TroubleWindow.h"

#include "ui/kit/Controls.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Opening.h"
#include "ui/kit/Words.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTime>
#include <QVBoxLayout>

namespace sluice::ui {

namespace {

struct Trouble {
    Q_DECLARE_TR_FUNCTIONS(TroubleWindow)
};

/// What to do, by the file that the error names: one of them is a copy, one is the record, one is for people to edit.
words::Problem troubleOf(const Error &error)
{
    const bool isDamaged = error.kind == ErrorKind::Damaged;
    if (isDamaged && error.code == QLatin1String("newer"))
        return { Trouble::tr("This profile was written by a newer Sluice."), {},
            Trouble::tr("Install that version on this computer too. Nothing was changed: an older program must not guess what a newer one wrote.") };
    if (isDamaged && error.detail.contains(QLatin1String("mirror.sqlite")))
        return { Trouble::tr("The copy of both systems' records is damaged."), {},
            Trouble::tr("No decision is lost: mirror.sqlite holds only what Salesforce and QuickBooks say. Move it out of the folder and try again; Sluice then reads everything anew.") };
    if (isDamaged && error.detail.contains(QLatin1String("journal.sqlite")))
        return { Trouble::tr("The record of decisions is damaged."), {},
            Trouble::tr("Nothing is posted meanwhile. Keep journal.sqlite as it is under another name, put the last backup in its place and try again; Sluice then finds in QuickBooks what was posted since.") };
    if (isDamaged && error.detail.contains(QLatin1String("settings.toml")))
        return { Trouble::tr("The settings cannot be understood."), {},
            Trouble::tr("Correct the line named below in settings.toml and try again.") };
    if (isDamaged)
        return { Trouble::tr("This profile is damaged."), {},
            Trouble::tr("Nothing was changed. Bring the folder back from its backup and try again.") };
    return { Trouble::tr("This profile cannot be opened."), {},
        Trouble::tr("Check that the folder is there, that you may read and write it, and that the disk is not full; then try again.") };
}

} // namespace

TroubleWindow::TroubleWindow(const QString &folder, QWidget *parent)
    : QWidget(parent)
    , m_folder(folder)
    , m_what(makeProse({}, Type::Title, Ink::Text, this))
    , m_todo(makeProse({}, Type::Section, Ink::Muted, this))
    , m_detail(makeProse({}, Type::Body, Ink::Muted, this))
    , m_tried(makeProse({}, Type::Body, Ink::Muted, this))
    , m_retry(makeButton(tr("Try again"), ButtonRole::Primary, this))
{
    setWindowTitle(QStringLiteral("Sluice"));
    setWindowIcon(icon(QStringLiteral("sluice"), Ink::Accent));
    setMinimumSize(640, 420);
    resize(1280, 800);
    m_what->setObjectName(QStringLiteral("troubleWhat"));
    m_todo->setObjectName(QStringLiteral("troubleTodo"));
    m_tried->setObjectName(QStringLiteral("troubleTried"));
    m_what->setFont(type(Type::Title, Weight::Strong));

    auto *sheet = new QWidget(this);
    setRole(sheet, "card");
    sheet->setMaximumWidth(680);
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(space::xxl, space::xxl, space::xxl, space::xxl);
    column->setSpacing(space::m);
    auto *mark = makeLabel({}, Type::Body, Ink::Text, sheet);
    mark->setPixmap(icon(QStringLiteral("alert"), Ink::Bad).pixmap(28, 28));
    column->addWidget(mark);
    column->addWidget(m_what);
    column->addWidget(m_todo);
    column->addSpacing(space::s);
    column->addWidget(makeHairline(sheet));
    column->addWidget(m_detail);
    auto *where = makeProse(QDir::toNativeSeparators(folder), Type::Body, Ink::Text, sheet);
    where->setObjectName(QStringLiteral("troubleFolder"));
    column->addWidget(where);
    column->addWidget(m_tried);
    column->addSpacing(space::s);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    QPushButton *open = makeButton(tr("Open the folder"), ButtonRole::Plain, sheet);
    QPushButton *quit = makeButton(tr("Quit"), ButtonRole::Plain, sheet);
    row->addWidget(m_retry);
    row->addWidget(open);
    row->addStretch(1);
    row->addWidget(quit);
    column->addLayout(row);
    m_tried->hide();
    m_retry->setAutoDefault(true); // Enter presses it, as in a dialog.

    auto *across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(sheet, 20);
    across->addStretch(1);
    auto *whole = new QVBoxLayout(this);
    whole->addStretch(2);
    whole->addLayout(across);
    whole->addStretch(3);

    connect(m_retry, &QPushButton::clicked, this, &TroubleWindow::retry);
    connect(open, &QPushButton::clicked, this, &TroubleWindow::openFolder);
    connect(quit, &QPushButton::clicked, this, &TroubleWindow::quitRequested);
    auto *leave = new QAction(this);
    leave->setShortcut(QKeySequence(QStringLiteral("Ctrl+Q")));
    connect(leave, &QAction::triggered, this, &TroubleWindow::quitRequested);
    addAction(leave);
}

void TroubleWindow::showTrouble(const Error &error)
{
    const words::Problem trouble = troubleOf(error);
    m_what->setText(trouble.what);
    m_todo->setText(trouble.todo);
    m_detail->setText(error.detail);
    m_retry->setEnabled(true);
    m_tried->setText(tr("Tried again at %1: it is still so.").arg(QTime::currentTime().toString(QStringLiteral("HH:mm:ss"))));
    m_tried->setVisible(m_tries++ > 0);
    setAccessibleDescription(trouble.what + QLatin1Char(' ') + trouble.todo);
    m_retry->setFocus();
}

void TroubleWindow::retry()
{
    m_retry->setEnabled(false); // Opening may take a while; one try at a time.
    Q_EMIT retryRequested();
}

void TroubleWindow::openFolder()
{
    // A folder that is gone cannot be shown, but the one that should hold it can.
    QDir shown(m_folder);
    while (!shown.exists() && !shown.isRoot() && shown.cdUp()) { }
    if (!openHere(shown.absolutePath())) {
        m_tried->setText(tr("No program on this computer shows folders. The files lie in %1.").arg(shown.absolutePath()));
        m_tried->show();
    }
}

} // namespace sluice::ui
