#include "ui/kit/GridView.h"

#include "ui/kit/GridDelegate.h"
#include "ui/kit/GridHeader.h"
#include "ui/kit/GridModel.h"
#include "ui/kit/GroupHead.h"
#include "ui/kit/GroupKeys.h"
#include "ui/kit/PinnedColumns.h"
#include "ui/kit/StateOverlay.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QResizeEvent>

namespace sluice::ui {

GridView::GridView(GridModel &model, const QString &name, const QString &title, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_name(name)
    , m_overlay(new StateOverlay(viewport()))
    , m_pinned(nullptr)
    , m_room(*this)
{
    setObjectName(name);
    setAccessibleName(title);
    auto *header = new GridHeader(*this);
    m_pinned = new PinnedColumns(*this, *header);
    setHorizontalHeader(header);
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
    m_room.reset();
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
    else if (m_model.sourceCount() > 0 && m_filteredByHand)
        m_overlay->showEmpty(tr("Nothing passes this filter."), tr("Press / and then Esc to take its conditions away."));
    else if (m_model.sourceCount() > 0)
        m_overlay->showEmpty(tr("This view is empty."), {});
    else
        m_overlay->showEmpty(m_emptySentence, m_emptyHint);
}

void GridView::restoreLayout(QSettings &settings)
{
    m_room.restore(settings, m_name);
}

void GridView::saveLayout(QSettings &settings) const
{
    m_room.save(settings, m_name);
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
    m_model.reveal(key);
    const int row = m_model.rowOfKey(key);
    if (row >= 0)
        goToRow(row);
}

void GridView::step(int rows)
{
    if (m_model.rowCount() == 0)
        return;
    const int wanted = std::clamp(currentIndex().isValid() ? currentRow() + rows : 0, 0, m_model.rowCount() - 1);
    const int row = rowBesideHeads(m_model, wanted, rows < 0 ? -1 : 1, passedBy());
    if (row < 0)
        return; // Nothing but heads from here to the end.
    if (!m_marking) {
        goToRow(row);
        return;
    }
    selectionModel()->setCurrentIndex(m_model.index(row, currentIndex().column()), QItemSelectionModel::NoUpdate);
    scrollTo(currentIndex());
}

void GridView::toggleMark()
{
    if (currentKey().isEmpty())
        return;
    if (!m_marking) {
        m_marking = true;
        selectionModel()->clearSelection();
    }
    selectionModel()->select(currentIndex(), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
    if (selectedRows().isEmpty())
        clearMarks();
    else
        step(1);
}

void GridView::markRange(int direction)
{
    if (currentKey().isEmpty())
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

void GridView::mousePressEvent(QMouseEvent *event)
{
    constexpr int kChevron = 32; // A generous square around it.
    const QModelIndex at = indexAt(event->pos());
    const int across = event->pos().x() + (m_pinned->isVisible() && event->pos().x() < 0 ? horizontalOffset() : 0);
    QTableView::mousePressEvent(event);
    if (at.isValid() && event->button() == Qt::LeftButton && across < kChevron && m_model.headAt(at.row()))
        toggleFold(at.row());
}

void GridView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex at = indexAt(event->pos());
    if (at.isValid() && m_model.headAt(at.row()))
        toggleFold(at.row()); // Also the second press on a chevron.
    else
        QTableView::mouseDoubleClickEvent(event);
}

void GridView::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    m_marking = selectedRows().size() > 1;
}

QList<int> GridView::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        if (!m_model.headAt(index.row()))
            rows += index.row();
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

QList<int> GridView::markedRows() const
{
    const QList<int> rows = selectedRows();
    return rows.isEmpty() && !currentKey().isEmpty() ? QList<int> { currentRow() } : rows;
}

QStringList GridView::markedKeys() const
{
    QStringList keys;
    for (const int row : markedRows())
        keys += m_model.keyAt(row);
    return keys;
}

void GridView::copyMarked() const
{
    QGuiApplication::clipboard()->setText(m_model.toTsv(markedRows(), m_room.shown()));
}

QString GridView::csv() const
{
    return m_model.toCsv(m_room.shown());
}

void GridView::toggleFold(int headRow)
{
    const GridGroup *head = m_model.headAt(headRow);
    if (!head)
        return;
    const bool folded = !head->folded;
    if (folded && currentRow() > headRow && currentRow() <= headRow + head->count)
        goToRow(headRow); // The cursor does not vanish with its row.
    m_model.setFolded(headRow, folded);
    m_marking = selectedRows().size() > 1; // What is out of sight is not marked any longer.
}

void GridView::setAllFolded(bool folded)
{
    m_model.setAllFolded(folded);
}

void GridView::chooseGroups()
{
    showGroupMenu(*this);
}

void GridView::paintCell(QPainter &painter, const QRect &rect, int row, int column) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = rect;
    const QModelIndex index = m_model.index(row, column);
    if (m_model.headAt(row))
        return; // Drawn across all columns.
    option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
    itemDelegate()->paint(&painter, option, index);
}

void GridView::paintHeads(QPainter &painter, int top, int bottom, int shift) const
{
    const int end = horizontalHeader()->length() - horizontalHeader()->offset();
    const int width = std::min(viewport()->width(), end);
    for (int row = rowAt(std::max(0, top)); row >= 0 && row < m_model.rowCount(); ++row) {
        const int y = rowViewportPosition(row);
        if (y > bottom)
            break;
        if (const GridGroup *head = m_model.headAt(row))
            paintGroupHead(painter, QRect(0, y + shift, width, rowHeight(row)), *head,
                row == currentRow() ? HeadState::Current : HeadState::Plain);
    }
}

void GridView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    const int across = horizontalScrollBar()->value();
    const bool isSeen = index.column() == m_columnSeen || (m_pinned->isVisible() && m_pinned->contains(index.column()));
    QTableView::scrollTo(index, hint);
    if (isSeen)
        horizontalScrollBar()->setValue(across); // Walking down the rows must not scroll sideways.
    else
        m_pinned->uncover(index.column());
    m_columnSeen = index.column();
}

void GridView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    m_overlay->move(0, 0); // Scrolling takes along whatever lies in the viewport.
    if (dx != 0 && m_model.groupColumn() >= 0)
        viewport()->update(); // Heads stand still while the columns move below them.
    m_pinned->follow();
}

void GridView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_model.groupColumn() >= 0) {
        QPainter painter(viewport());
        paintHeads(painter, event->rect().top(), event->rect().bottom(), 0);
    }
    if (m_pinned->isVisible())
        m_pinned->update(); // Whatever has changed here has changed there.
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
    if (foldByKey(*this, *event))
        return;
    if (event->key() == Qt::Key_Escape && m_marking) {
        clearMarks();
        return;
    }
    const bool isArrow = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (isArrow && event->modifiers() == Qt::NoModifier) {
        step(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    }
    // Rows are what one walks here: to the first and the last one, with Ctrl as without.
    const bool isEnd = event->key() == Qt::Key_Home || event->key() == Qt::Key_End;
    if (isEnd && !(event->modifiers() & Qt::ShiftModifier)) {
        step(event->key() == Qt::Key_Home ? -m_model.rowCount() : m_model.rowCount());
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
    m_room.share();
    m_pinned->follow();
    m_overlay->resize(viewport()->size());
}

void GridView::rememberPlace()
{
    m_place.remember(m_model, currentIndex().isValid() ? currentRow() : -1);
    const QStringList marked = m_marking ? markedKeys() : QStringList();
    m_placeMarks = QSet<QString>(marked.begin(), marked.end());
}

void GridView::restoreMarks()
{
    m_marking = false;
    for (int row = 0; !m_placeMarks.isEmpty() && row < m_model.rowCount(); ++row) {
        if (m_model.headAt(row) || !m_placeMarks.contains(m_model.keyAt(row)))
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
    goToRow(m_place.rowIn(m_model, passedBy()));
    restoreMarks();
    m_restoring = false;
    updateOverlay();
    Q_EMIT currentKeyChanged(currentKey());
    Q_EMIT marksChanged();
}

} // namespace sluice::ui
