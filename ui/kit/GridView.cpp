#include "ui/kit/GridView.h"

#include "ui/kit/GridDelegate.h"
#include "ui/kit/GridHeader.h"
#include "ui/kit/GridModel.h"
#include "ui/kit/StateOverlay.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QResizeEvent>
#include <QSettings>

#include <numeric>

namespace sluice::ui {

GridView::GridView(GridModel &model, const QString &name, const QString &title, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_name(name)
    , m_overlay(new StateOverlay(viewport()))
{
    setObjectName(name);
    setAccessibleName(title);
    setHorizontalHeader(new GridHeader(this));
    setItemDelegate(new GridDelegate(this));
    setModel(&model);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerItem);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    verticalHeader()->hide();
    setRowHeight(kRowComfortable);
    resetLayout();
    connect(&model, &GridModel::modelAboutToBeReset, this, &GridView::rememberPlace);
    connect(&model, &GridModel::modelReset, this, &GridView::restorePlace);
    connect(m_overlay, &StateOverlay::retryRequested, this, &GridView::retryRequested);
    connect(this, &QTableView::doubleClicked, this,
        [this](const QModelIndex &index) { Q_EMIT openRequested(m_model.keyAt(index.row())); });
    showLoading();
}

void GridView::setRowHeight(int pixels)
{
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed); // Anything else measures every row.
    verticalHeader()->setMinimumSectionSize(pixels);
    verticalHeader()->setDefaultSectionSize(pixels);
}

void GridView::setEmpty(const QString &sentence, const QString &hint)
{
    m_emptySentence = sentence;
    m_emptyHint = hint;
    updateOverlay();
}

void GridView::showLoading()
{
    m_failed = false;
    if (!m_model.isLoaded())
        m_overlay->showLoading(verticalHeader()->defaultSectionSize());
}

void GridView::showProblem(const words::Problem &problem)
{
    m_failed = true;
    m_overlay->showProblem(problem);
}

void GridView::updateOverlay()
{
    if (m_failed || !m_model.isLoaded())
        return;
    if (m_model.rowCount() > 0)
        m_overlay->showNothing();
    else if (m_model.sourceCount() > 0)
        m_overlay->showEmpty(tr("Nothing passes this filter."), tr("Take a condition away, or press Esc in the filter."));
    else
        m_overlay->showEmpty(m_emptySentence, m_emptyHint);
}

void GridView::resetLayout()
{
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const GridColumn &described = m_model.columns()[static_cast<std::size_t>(column)];
        setColumnWidth(column, described.width);
        setColumnHidden(column, described.hidden);
    }
}

void GridView::restoreLayout(QSettings &settings)
{
    const QByteArray state = settings.value(QStringLiteral("grid/%1/columns").arg(m_name)).toByteArray();
    if (!state.isEmpty() && horizontalHeader()->restoreState(state))
        horizontalHeader()->setSectionsMovable(true);
    m_yielded.clear();
}

void GridView::saveLayout(QSettings &settings) const
{
    // What merely stepped aside is not hidden for the next time, when the window may be wider.
    for (const int column : m_yielded)
        horizontalHeader()->showSection(column);
    settings.setValue(QStringLiteral("grid/%1/columns").arg(m_name), horizontalHeader()->saveState());
    for (const int column : m_yielded)
        horizontalHeader()->hideSection(column);
}

QString GridView::currentKey() const
{
    return currentIndex().isValid() ? m_model.keyAt(currentIndex().row()) : QString();
}

void GridView::goToRow(int row)
{
    if (m_model.rowCount() == 0)
        return;
    const int target = std::clamp(row, 0, m_model.rowCount() - 1);
    int column = currentIndex().isValid() ? currentIndex().column() : horizontalHeader()->logicalIndex(0);
    selectionModel()->setCurrentIndex(
        m_model.index(target, column), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(m_model.index(target, column));
}

void GridView::goToKey(const QString &key)
{
    const int row = m_model.rowOfKey(key);
    if (row >= 0)
        goToRow(row);
}

void GridView::step(int rows)
{
    if (!m_marking) {
        goToRow(currentIndex().isValid() ? currentRow() + rows : 0);
        return;
    }
    const int row = std::clamp(currentRow() + rows, 0, m_model.rowCount() - 1);
    selectionModel()->setCurrentIndex(m_model.index(row, currentIndex().column()), QItemSelectionModel::NoUpdate);
    scrollTo(currentIndex());
}

void GridView::toggleMark()
{
    if (!currentIndex().isValid())
        return;
    if (!m_marking) {
        m_marking = true;
        selectionModel()->clearSelection();
    }
    selectionModel()->select(currentIndex(), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
    if (selectionModel()->selectedRows().isEmpty())
        clearMarks();
    else
        step(1);
}

void GridView::markRange(int direction)
{
    if (!currentIndex().isValid())
        return;
    m_marking = true;
    selectionModel()->select(currentIndex(), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    step(direction);
    selectionModel()->select(currentIndex(), QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

void GridView::clearMarks()
{
    m_marking = false;
    goToRow(std::max(0, currentRow()));
}

void GridView::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    m_marking = selectionModel()->selectedRows().size() > 1;
}

QList<int> GridView::markedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows += index.row();
    if (rows.isEmpty() && currentIndex().isValid())
        rows += currentRow();
    std::sort(rows.begin(), rows.end());
    return rows;
}

QStringList GridView::markedKeys() const
{
    QStringList keys;
    for (const int row : markedRows())
        keys += m_model.keyAt(row);
    return keys;
}

QList<int> GridView::shownColumns() const
{
    QList<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column) || m_yielded.contains(column))
            columns += column;
    }
    return columns;
}

void GridView::copyMarked() const
{
    QGuiApplication::clipboard()->setText(m_model.toTsv(markedRows(), shownColumns()));
}

QString GridView::csv() const
{
    QList<int> rows(m_model.rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    return m_model.toCsv(rows, shownColumns());
}

void GridView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
    if (!m_restoring)
        Q_EMIT currentKeyChanged(current.isValid() ? m_model.keyAt(current.row()) : QString());
}

void GridView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_restoring)
        Q_EMIT marksChanged();
}

void GridView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyMarked();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT openRequested(currentKey());
        return;
    }
    // A letter that no command takes must not start Qt's search by typing: it would move the cursor by surprise.
    if (!event->text().isEmpty() && event->text().front().isPrint()
        && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void GridView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    yieldColumns();
    stretchColumns();
    m_overlay->resize(viewport()->size());
}

void GridView::yieldColumns()
{
    const std::vector<GridColumn> &columns = m_model.columns();
    int room = viewport()->width();
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const GridColumn &described = columns[static_cast<std::size_t>(column)];
        if (m_yielded.contains(column) && !isColumnHidden(column)) {
            m_yielded.removeAll(column);
            m_kept += column;
        }
        if (!isColumnHidden(column) && (!described.yields || m_kept.contains(column)))
            room -= described.stretch ? described.width : columnWidth(column);
    }
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const GridColumn &described = columns[static_cast<std::size_t>(column)];
        const bool wanted = !isColumnHidden(column) || m_yielded.contains(column);
        if (!described.yields || !wanted || m_kept.contains(column))
            continue;
        m_yielded.removeAll(column);
        showColumn(column); // A hidden one has no width to ask for.
        room -= columnWidth(column);
        if (room >= 0)
            continue;
        room += columnWidth(column);
        hideColumn(column);
        m_yielded += column;
    }
}

void GridView::stretchColumns()
{
    int spare = viewport()->width(), wanted = 0;
    QList<int> elastic;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const GridColumn &described = m_model.columns()[static_cast<std::size_t>(column)];
        if (isColumnHidden(column))
            continue;
        if (!described.stretch) {
            spare -= columnWidth(column);
            continue;
        }
        elastic += column;
        wanted += described.width;
    }
    for (const int column : std::as_const(elastic)) {
        // Others may have been drawn wider by hand: these give way a little before a scroll bar cuts the grid.
        const int its = m_model.columns()[static_cast<std::size_t>(column)].width;
        setColumnWidth(column, std::max(its * 3 / 4, spare * its / wanted));
    }
}

void GridView::rememberPlace()
{
    m_placeKey = currentKey();
    m_placeRow = std::max(0, currentRow());
    m_placeMarks = m_marking ? markedKeys() : QStringList();
}

void GridView::restoreMarks()
{
    m_marking = false;
    for (const QString &key : std::as_const(m_placeMarks)) {
        const int row = m_model.rowOfKey(key);
        if (row < 0)
            continue;
        if (!m_marking)
            selectionModel()->clearSelection();
        m_marking = true;
        selectionModel()->select(m_model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

void GridView::restorePlace()
{
    m_failed = false;
    m_restoring = true;
    const int row = m_placeKey.isEmpty() ? 0 : m_model.rowOfKey(m_placeKey);
    // Gone after an action: the next one slid into its place.
    goToRow(row >= 0 ? row : m_placeRow);
    restoreMarks();
    m_restoring = false;
    updateOverlay();
    Q_EMIT currentKeyChanged(currentKey());
    Q_EMIT marksChanged();
}

} // namespace sluice::ui
