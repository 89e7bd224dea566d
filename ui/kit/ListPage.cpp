#include "ui/kit/ListPage.h"

#include "ui/kit/Controls.h"
#include "ui/kit/FilterBar.h"
#include "ui/kit/FlowLayout.h"
#include "ui/kit/Format.h"
#include "ui/kit/GridModel.h"
#include "ui/kit/GridView.h"
#include "ui/kit/MessageLine.h"
#include "ui/kit/SaveDialog.h"

#include <QAction>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QSettings>
#include <QSplitter>
#include <QToolButton>

namespace sluice::ui {

ListPage::ListPage(const AppContext &context, const QString &id, const QString &title, const QStringList &watches,
    QWidget *parent)
    : Page(context, id, title, watches, parent)
{
}

void ListPage::build(GridModel &model, const QList<View> &views, QWidget *detail)
{
    m_model = &model;
    m_model->setMe({ me() });
    connect(&backend(), &Backend::currentPersonChanged, this, &ListPage::learnWhoIAm);
    m_detail = detail;
    m_filterBar = new FilterBar(model, this);
    m_filterBar->setFixedWidth(320);
    headRow()->addStretch(1);
    headRow()->addWidget(m_filterBar);

    m_viewRow = new QWidget(this);
    auto *viewLine = new QHBoxLayout(m_viewRow);
    viewLine->setContentsMargins(0, 0, 0, 0);
    viewLine->setSpacing(space::xs);
    m_pills = new QWidget(m_viewRow);
    new FlowLayout(m_pills, space::xs); // Beside many conditions, or in a narrow window, they take another line.
    viewLine->addWidget(m_pills, 1);
    viewLine->addWidget(m_filterBar->chips(), 0, Qt::AlignTop);
    body()->addWidget(m_viewRow);

    m_crumb = new QWidget(this);
    auto *crumbRow = new QHBoxLayout(m_crumb);
    crumbRow->setContentsMargins(0, 0, 0, 0);
    m_crumbText = makeLabel({}, Type::Body, Ink::Accent, m_crumb, Weight::Strong);
    QPushButton *all = makeButton(tr("Show all"), ButtonRole::Flat, m_crumb);
    connect(all, &QPushButton::clicked, this, [this] { restrictTo({}, {}); });
    crumbRow->addWidget(m_crumbText);
    crumbRow->addWidget(all);
    crumbRow->addStretch(1);
    m_crumb->hide();
    body()->addWidget(m_crumb);

    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_gridSide = new QWidget(m_splitter);
    setRole(m_gridSide, "surface");
    auto *column = new QVBoxLayout(m_gridSide);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_view = new GridView(model, id() + QStringLiteral("Grid"), title(), m_gridSide);
    column->addWidget(m_view, 1);
    column->addWidget(makeHairline(m_gridSide));
    m_foot = makeLabel({}, Type::Caption, Ink::Muted, m_gridSide);
    m_foot->setObjectName(id() + QStringLiteral("Foot"));
    m_foot->setContentsMargins(space::m, 6, space::m, 6);
    if (model.countsOnce())
        m_foot->setToolTip(tr("Money that several rows hold up counts once."));
    m_foot->setWordWrap(true); // Sums in many currencies must not hold a narrow list open.
    column->addWidget(m_foot);
    m_splitter->addWidget(m_gridSide);
    if (detail) {
        detail->setMinimumWidth(380);
        m_splitter->addWidget(detail);
        m_splitter->setStretchFactor(0, 1);
        m_splitter->setStretchFactor(1, 0);
        const int width = settings().value(QStringLiteral("detail/%1").arg(id()), m_detailWidth).toInt();
        m_splitter->setSizes({ 10000, width });
    }
    body()->addWidget(m_splitter, 1);
    m_view->restoreLayout(settings());
    buildViews(views);
    addCommands();

    connect(m_filterBar, &FilterBar::filterChanged, this, &ListPage::applyFilter);
    connect(m_filterBar, &FilterBar::left, this, [this] { m_view->setFocus(); });
    connect(m_view, &GridView::currentKeyChanged, this, &ListPage::showDetail);
    connect(m_view, &GridView::marksChanged, this, &ListPage::updateFoot);
    connect(m_view, &GridView::openRequested, this, [this] { setExpanded(!m_expanded); });
    connect(m_view, &GridView::retryRequested, this, [this] { refresh(); });
    connect(m_model, &GridModel::modelReset, this, &ListPage::updateFoot);
    connect(m_model, &GridModel::rowsReplaced, this, [this] {
        updateCounts();
        if (!std::exchange(m_askedWhoIAm, true))
            learnWhoIAm(); // Not before: the first rows come first.
        goToRecord(std::exchange(m_awaited, {}));
    });
}

void ListPage::learnWhoIAm()
{
    if (me().isEmpty())
        return;
    m_model->setMe({ me() });
    backend().ask<std::vector<Person>>(
        this, [](desk::Reader &reader) { return reader.people(); },
        [this, email = me()](const Result<std::vector<Person>> &people) {
            if (!people || email != me())
                return; // My address alone still does for most columns.
            for (const Person &person : *people) {
                if (person.email == email)
                    m_model->setMe({ email, person.name });
            }
            if (m_model->isLoaded())
                updateCounts();
        });
}

void ListPage::buildViews(const QList<View> &views)
{
    for (const View &view : views)
        addViewButton(view, false);
    const int own = settings().beginReadArray(QStringLiteral("views/%1").arg(id()));
    QList<View> saved;
    for (int i = 0; i < own; ++i) {
        settings().setArrayIndex(i);
        saved += { settings().value(QStringLiteral("name")).toString(), settings().value(QStringLiteral("filter")).toString(),
            settings().value(QStringLiteral("group")).toString() };
    }
    settings().endArray();
    for (const View &view : std::as_const(saved))
        addViewButton(view, true);
    m_viewRow->setVisible(!m_views.isEmpty());
    chooseView(0);
}

void ListPage::addViewButton(const View &view, bool own)
{
    const int index = static_cast<int>(m_views.size());
    m_views += view;
    QPushButton *button = makeButton(view.name, ButtonRole::Pill, m_pills);
    button->setToolTip(view.filter.isEmpty() ? tr("All rows") : view.filter);
    button->setProperty("own", own);
    connect(button, &QPushButton::clicked, this, [this, index] {
        chooseView(index);
        m_view->setFocus();
    });
    m_pills->layout()->addWidget(button);
    m_viewButtons += button;
    if (index < 9)
        command(tr("View: %1").arg(view.name), QString::number(index + 1), [this, index] { chooseView(index); });
}

void ListPage::chooseView(int index)
{
    if (index < 0 || index >= m_views.size())
        return;
    m_chosen = index;
    for (qsizetype i = 0; i < m_viewButtons.size(); ++i)
        m_viewButtons.at(i)->setChecked(i == index);
    applyFilter();
    if (const std::optional<QString> &group = m_views.at(index).group)
        m_model->setGroupColumn(m_model->columnOf(*group));
}

void ListPage::chooseNoView()
{
    m_chosen = -1;
    for (QPushButton *button : std::as_const(m_viewButtons))
        button->setChecked(false);
    applyFilter();
}

void ListPage::applyFilter()
{
    Filter filter = m_filterBar->filter();
    m_view->setFilteredByHand(!filter.isEmpty());
    if (m_chosen >= 0 && m_chosen < m_views.size())
        filter.add(Filter::parse(m_views.at(m_chosen).filter));
    m_model->setFilter(filter);
}

void ListPage::updateCounts()
{
    for (qsizetype i = 0; i < m_views.size(); ++i) {
        const int count = m_model->countMatching(Filter::parse(m_views.at(i).filter));
        const QString shown = countText(m_views.at(i), count);
        m_viewButtons.at(i)->setText(m_views.at(i).name + QStringLiteral("  ") + shown);
        m_viewButtons.at(i)->setAccessibleName(tr("View %1, %2 rows").arg(m_views.at(i).name, shown));
    }
}

void ListPage::updateFoot()
{
    const QList<int> marked = m_view->markedRows();
    const bool some = marked.size() > 1;
    QStringList parts { some ? tr("%1 selected").arg(format::count(marked.size()))
                             : rowsText(m_model->passingCount()) };
    if (m_model->groupColumn() >= 0) {
        const GridColumn &column = m_model->columns()[static_cast<std::size_t>(m_model->groupColumn())];
        parts += tr("%1 groups by \"%2\"").arg(format::count(m_model->groupCount()), column.title);
    }
    for (const GridModel::Sum &sum : m_model->sums(some ? marked : QList<int>()))
        parts += format::total(Money(sum.minor, sum.currency));
    m_foot->setText(parts.join(QStringLiteral("  ·  ")));
}

QString ListPage::rowsText(int passing) const
{
    return passing == 1 ? tr("1 row") : tr("%1 rows").arg(format::count(passing));
}

QString ListPage::countText(const View &, int count) const
{
    return format::count(count);
}

QString ListPage::footText() const
{
    return m_foot->text();
}

void ListPage::gridCommand(const QString &name, const QString &keys, std::function<void()> run)
{
    QAction *action = command(name, keys, std::move(run));
    action->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(action);
}

void ListPage::addCommands()
{
    command(tr("Next row"), QStringLiteral("J"), [this] { m_view->step(1); });
    command(tr("Previous row"), QStringLiteral("K"), [this] { m_view->step(-1); });
    command(tr("Mark row"), QStringLiteral("X"), [this] { m_view->toggleMark(); });
    command(tr("Mark down to here"), QStringLiteral("Shift+X"), [this] { m_view->markRange(1); });
    command(tr("Group rows"), QStringLiteral("G, G"), [this] { m_view->chooseGroups(); });
    // In a text these keys mark letters.
    gridCommand(tr("Fold all groups"), QStringLiteral("Shift+Left"), [this] { m_view->setAllFolded(true); });
    gridCommand(tr("Unfold all groups"), QStringLiteral("Shift+Right"), [this] { m_view->setAllFolded(false); });
    command(tr("Filter"), QStringLiteral("/"), [this] { m_filterBar->edit()->setFocus(); });
    if (m_detail) {
        // Elsewhere on the page Space presses the button that has the focus.
        gridCommand(tr("Show or hide the detail"), QStringLiteral("Space"), [this] { toggleDetail(); });
        command(tr("Back to the list"), QStringLiteral("Esc"), [this] {
            setExpanded(false);
            m_view->clearMarks();
            m_view->setFocus();
        });
    }
    command(tr("Save this view"), QStringLiteral("Ctrl+S"), [this] { saveView(); });
    command(tr("Export as CSV"), QStringLiteral("Ctrl+E"), [this] { exportCsv(); });
    command(tr("Compact or comfortable rows"), QStringLiteral("Ctrl+D"), [this] {
        settings().setValue(
            QStringLiteral("compact"), !settings().value(QStringLiteral("compact"), false).toBool());
        m_view->setRowHeight(settingsRowHeight(m_comfortable));
    });
    m_view->setRowHeight(settingsRowHeight(m_comfortable));
}

int ListPage::settingsRowHeight(int comfortable)
{
    m_comfortable = comfortable;
    return settings().value(QStringLiteral("compact"), false).toBool() ? kRowCompact : comfortable;
}

void ListPage::toggleDetail()
{
    if (m_detail)
        m_detail->setVisible(!m_detail->isVisible());
}

void ListPage::setExpanded(bool expanded)
{
    if (!m_detail)
        return;
    m_expanded = expanded;
    m_detail->show();
    m_gridSide->setVisible(!expanded);
    if (expanded)
        m_detail->setFocus();
}

void ListPage::saveView()
{
    const QString filter = m_model->filter().toText();
    bool accepted = false;
    const QString name = QInputDialog::getText(
        this, tr("Save this view"), tr("Name of the view with \"%1\"").arg(filter), QLineEdit::Normal, {}, &accepted);
    if (!accepted || name.trimmed().isEmpty())
        return;
    const int group = m_model->groupColumn();
    addViewButton({ name.trimmed(), filter, group >= 0 ? m_model->columns()[static_cast<std::size_t>(group)].key : QString() }, true);
    int saved = 0;
    settings().beginWriteArray(QStringLiteral("views/%1").arg(id()));
    for (qsizetype i = 0; i < m_views.size(); ++i) {
        if (!m_viewButtons.at(i)->property("own").toBool())
            continue;
        settings().setArrayIndex(saved++);
        settings().setValue(QStringLiteral("name"), m_views.at(i).name);
        settings().setValue(QStringLiteral("filter"), m_views.at(i).filter);
        settings().setValue(QStringLiteral("group"), m_views.at(i).group.value_or(QString()));
    }
    settings().endArray();
    m_viewRow->show();
    m_filterBar->setFilterText({});
    updateCounts();
    chooseView(static_cast<int>(m_views.size()) - 1);
}

void ListPage::exportCsv()
{
    askWhereToSave({ id() + QStringLiteral("Csv"), tr("Export as CSV"), tr("Comma-separated values (*.csv)"), id() + QStringLiteral(".csv") },
        settings(), this, [this](const QString &file) { writeCsv(file); });
}

void ListPage::writeCsv(const QString &name)
{
    QSaveFile file(name);
    const QByteArray csv = m_view->csv().toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write("\xEF\xBB\xBF" + csv) < 0 || !file.commit())
        messages().showProblem({ tr("The file could not be written."), file.errorString(), {} });
    else
        messages().showNotice(tr("Exported: %1.").arg(rowsText(m_model->passingCount())));
}

void ListPage::restrictTo(const QStringList &rows, const QString &title)
{
    m_crumb->setVisible(!rows.isEmpty());
    m_crumbText->setText(title);
    rowsChosen(rows);
    refresh();
}

void ListPage::open(const Target &target)
{
    if (!target.rows.isEmpty()) {
        chooseView(0);
        m_filterBar->setFilterText({});
        restrictTo(target.rows, target.title);
    } else if (target.everything) {
        chooseView(0);
        m_filterBar->setFilterText({});
    } else if (!target.filter.isEmpty()) {
        // What names a state itself is not narrowed by a view of other states: it must show what a figure counted.
        if (Filter::parse(target.filter).names(QStringLiteral("state")))
            chooseNoView();
        else
            chooseView(0);
        m_filterBar->setFilterText(target.filter);
    }
    if (m_model->isLoaded())
        goToRecord(target.id);
    else
        m_awaited = target.id;
}

void ListPage::goToRecord(const QString &key)
{
    if (key.isEmpty())
        return;
    m_model->reveal(key);
    if (m_model->rowOfKey(key) < 0) {
        m_filterBar->setFilterText({});
        for (int i = 0; i < m_views.size() && m_model->rowOfKey(key) < 0; ++i) {
            chooseView(i);
            m_model->reveal(key);
        }
    }
    m_view->goToKey(key);
}

void ListPage::focusMain()
{
    m_view->setFocus();
}

void ListPage::saveLayout()
{
    m_view->saveLayout(settings());
    if (m_detail && !m_expanded && m_detail->isVisible())
        settings().setValue(QStringLiteral("detail/%1").arg(id()), m_detail->width());
}

} // namespace sluice::ui
