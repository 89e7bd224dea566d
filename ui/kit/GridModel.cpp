#include "ui/kit/GridModel.h"

#include "ui/kit/Format.h"
#include "ui/kit/GridText.h"

#include <QHash>

namespace sluice::ui {

int GridModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_groupColumn >= 0 ? m_groups.lineCount() : passingCount();
}

int GridModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant GridModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (const GridGroup *head = headAt(index.row()))
        return headData(*head, role);
    const GridColumn &column = m_columns[static_cast<std::size_t>(index.column())];
    const int source = sourceRow(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (column.shown)
            return column.shown(source);
        return column.text ? column.text(source) : column.money ? format::money(column.money(source)) : QString();
    case Qt::AccessibleTextRole: {
        const QString text = data(index, Qt::DisplayRole).toString();
        const bool isSeen = column.second && column.kind != CellKind::Chip; // Behind a chip stands its plain name.
        return isSeen ? text + QStringLiteral(", ") + column.second(source) : text;
    }
    case Qt::TextAlignmentRole: {
        const bool right = column.kind == CellKind::Money || column.kind == CellKind::Number
            || column.kind == CellKind::Age;
        return QVariant::fromValue<Qt::Alignment>((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    case KindRole:
        return static_cast<int>(column.kind);
    case SecondRole:
        return column.second ? column.second(source) : QString();
    case ToneRole:
        return static_cast<int>(column.tone ? column.tone(source) : Tone::Neutral);
    case MinorRole:
        return column.money ? QVariant::fromValue<qint64>(column.money(source).minor()) : QVariant();
    case CurrencyRole:
        return column.money ? column.money(source).currency().text() : QVariant();
    case NumberRole:
        return column.number ? QVariant::fromValue<qint64>(column.number(source)) : QVariant();
    case KeyRole:
        return keyOf(source);
    case TipRole:
        return column.tip ? column.tip(source) : QString();
    default:
        return {};
    }
}

QVariant GridModel::headData(const GridGroup &head, int role) const
{
    if (role != Qt::AccessibleTextRole && role != TipRole)
        return {};
    QStringList parts { head.text.isEmpty() ? tr("Without") : head.text,
        head.count == 1 ? tr("1 row") : tr("%1 rows").arg(format::count(head.count)) };
    for (const GridSum &sum : head.sums)
        parts += format::total(Money(sum.minor, sum.currency));
    if (role == Qt::AccessibleTextRole && head.folded)
        parts += tr("folded");
    return parts.join(QStringLiteral(", "));
}

Qt::ItemFlags GridModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    // A head can have the cursor, but nothing is ever done to it.
    return index.isValid() && headAt(index.row()) ? flags & ~Qt::ItemIsSelectable : flags;
}

QVariant GridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const GridColumn &column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return column.title;
    if (role == Qt::TextAlignmentRole) {
        const bool right = column.kind == CellKind::Money || column.kind == CellKind::Number
            || column.kind == CellKind::Age;
        return QVariant::fromValue<Qt::Alignment>((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    return {};
}

int GridModel::columnOf(const QString &key) const
{
    return ui::columnOf(m_columns, key);
}

int GridModel::mainMoneyColumn() const
{
    return ui::mainMoneyColumn(m_columns);
}

void GridModel::addColumn(GridColumn column)
{
    m_columns.push_back(std::move(column));
}

void GridModel::beginReplace()
{
    beginResetModel();
}

void GridModel::endReplace()
{
    m_loaded = true;
    m_texts.reset(sourceCount());
    m_matcher.reset();
    m_holders.clear();
    rebuildOrder();
    endResetModel();
    Q_EMIT rowsReplaced();
}

void GridModel::setMe(const QStringList &names)
{
    if (m_matcher.setMe(names))
        filterAnew();
}

void GridModel::setFilter(const Filter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    filterAnew();
}

void GridModel::filterAnew()
{
    beginResetModel();
    rebuildOrder();
    endResetModel();
}

void GridModel::setSort(const QList<SortKey> &keys)
{
    if (keys == m_sort)
        return;
    beginResetModel();
    m_sort = keys;
    rebuildOrder();
    endResetModel();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int GridModel::sourceRow(int row) const
{
    return m_groupColumn >= 0 ? m_groups.rowAt(row) : m_order.at(static_cast<std::size_t>(row));
}

QString GridModel::keyAt(int row) const
{
    const int source = sourceRow(row);
    return source >= 0 ? keyOf(source) : QString();
}

int GridModel::rowOfKey(const QString &key) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const int source = sourceRow(row);
        if (source >= 0 && keyOf(source) == key)
            return row;
    }
    return -1;
}

bool GridModel::canGroupBy(int column) const
{
    return column >= 0 && column < columnCount() && canGroup(m_columns[static_cast<std::size_t>(column)]);
}

void GridModel::setGroupColumn(int column)
{
    const int wanted = canGroupBy(column) ? column : -1;
    if (wanted == m_groupColumn)
        return;
    beginResetModel();
    m_groupColumn = wanted;
    m_groups.clear();
    arrangeGroups();
    endResetModel();
    Q_EMIT groupingChanged();
}

const GridGroup *GridModel::headAt(int row) const
{
    return m_groupColumn >= 0 ? m_groups.headAt(row) : nullptr;
}

int GridModel::headRowOf(int row) const
{
    return m_groupColumn >= 0 ? m_groups.lineOfHead(row) : row;
}

void GridModel::setFolded(int headRow, bool folded)
{
    const GridGroup *head = headAt(headRow);
    if (!head || head->folded == folded)
        return;
    if (folded)
        beginRemoveRows({}, headRow + 1, headRow + head->count);
    else
        beginInsertRows({}, headRow + 1, headRow + head->count);
    m_groups.setFolded(headRow, folded);
    if (folded)
        endRemoveRows();
    else
        endInsertRows();
}

void GridModel::setAllFolded(bool folded)
{
    if (m_groupColumn < 0)
        return;
    beginResetModel();
    m_groups.setAllFolded(folded);
    endResetModel();
}

void GridModel::reveal(const QString &key)
{
    if (m_groupColumn < 0)
        return;
    for (int line = 0; line < rowCount(); ++line) {
        const GridGroup *head = headAt(line);
        if (!head || !head->folded)
            continue;
        for (const int source : m_groups.rows().subspan(head->first, static_cast<std::size_t>(head->count))) {
            if (keyOf(source) == key) {
                setFolded(line, false);
                return;
            }
        }
    }
}

int GridModel::countMatching(const Filter &filter) const
{
    int count = 0;
    for (int source = 0; source < sourceCount(); ++source)
        count += m_matcher.matches(source, filter) ? 1 : 0;
    return count;
}

void GridModel::rebuildOrder()
{
    m_order.clear();
    const int count = sourceCount();
    m_order.reserve(static_cast<std::size_t>(count));
    for (int source = 0; source < count; ++source) {
        if (m_filter.isEmpty() || m_matcher.matches(source, m_filter))
            m_order.push_back(source);
    }
    sortRows(m_order, m_columns, m_texts, m_sort);
    arrangeGroups();
}

void GridModel::arrangeGroups()
{
    if (m_groupColumn < 0)
        return;
    GridGroups::Rule rule = groupRule(m_columns[static_cast<std::size_t>(m_groupColumn)]);
    const int main = mainMoneyColumn();
    if (main >= 0) {
        rule.money = m_columns[static_cast<std::size_t>(main)].money;
        rule.holders = holders();
    }
    for (const SortKey &key : m_sort) {
        const bool byAmount = key.column == main && main >= 0 && key == m_sort.first();
        if (!byAmount && key.column != m_groupColumn)
            continue;
        rule.bySubtotal = byAmount;
        rule.descending = key.order == Qt::DescendingOrder;
        break;
    }
    m_groups.arrange(m_order, rule);
}

std::vector<GridModel::Sum> GridModel::sums(const QList<int> &rows) const
{
    const int index = mainMoneyColumn();
    if (index < 0)
        return {};
    SumMaker sums(m_columns[static_cast<std::size_t>(index)].money, holders());
    return rows.isEmpty() ? sums.of(m_order) : sums.of(sourcesOf(rows));
}

std::span<const int> GridModel::holders() const
{
    if (!m_sameMoney || sourceCount() == 0)
        return {};
    if (m_holders.empty()) {
        QHash<QString, int> first;
        m_holders.resize(static_cast<std::size_t>(sourceCount()));
        for (int source = 0; source < sourceCount(); ++source) {
            const QString same = m_sameMoney(source);
            int &holder = m_holders[static_cast<std::size_t>(source)];
            holder = same.isEmpty() ? source : first.value(same, source);
            if (holder == source && !same.isEmpty())
                first.insert(same, source);
        }
    }
    return m_holders;
}

std::vector<int> GridModel::sourcesOf(const QList<int> &rows) const
{
    std::vector<int> sources;
    for (const int row : rows) {
        if (!headAt(row))
            sources.push_back(sourceRow(row));
    }
    return sources;
}

std::vector<QStringList> GridModel::linesOf(std::span<const int> sources, const QList<int> &columns) const
{
    std::vector<const GridColumn *> written;
    GridColumn group;
    if (m_groupColumn >= 0) {
        group.title = tr("Group: %1").arg(m_columns[static_cast<std::size_t>(m_groupColumn)].title);
        group.text = groupRule(m_columns[static_cast<std::size_t>(m_groupColumn)]).text;
        written.push_back(&group);
    }
    for (const int column : columns)
        written.push_back(&m_columns[static_cast<std::size_t>(column)]);
    return gridtext::cells(written, sources);
}

QString GridModel::toTsv(const QList<int> &rows, const QList<int> &columns) const
{
    return gridtext::toTsv(linesOf(sourcesOf(rows), columns));
}

QString GridModel::toCsv(const QList<int> &columns) const
{
    return gridtext::toCsv(linesOf(m_groupColumn >= 0 ? m_groups.rows() : std::span<const int>(m_order), columns));
}

} // namespace sluice::ui
