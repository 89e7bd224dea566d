#include "ui/kit/GridGroups.h"

#include "ui/kit/Format.h"

#include <QDate>
#include <QHash>

#include <algorithm>
#include <numeric>

namespace sluice::ui {

namespace {

qint64 largestMilli(const GridGroup &group)
{
    qint64 largest = std::numeric_limits<qint64>::min();
    for (const GridSum &sum : group.sums)
        largest = std::max(largest, milliOf(Money(sum.minor, sum.currency)));
    return largest;
}

/// Numbers the groups as they are met; what is met again gets its number again.
class Gatherer {
public:
    explicit Gatherer(const GridGroups::Rule &rule)
        : m_rule(rule)
    {
    }

    int groupOf(int row)
    {
        return m_rule.byRank ? numbered(m_byRank, m_rule.rank(row), row) : numbered(m_byText, m_rule.text(row), row);
    }
    std::vector<GridGroup> take() { return std::move(m_groups); }

private:
    template <class Key>
    int numbered(QHash<Key, int> &known, const Key &key, int row)
    {
        const auto found = known.constFind(key);
        if (found != known.constEnd())
            return *found;
        const int number = static_cast<int>(m_groups.size());
        known.insert(key, number);
        GridGroup group;
        group.text = m_rule.text(row);
        group.rank = m_rule.rank ? m_rule.rank(row) : 0;
        m_groups.push_back(std::move(group));
        return number;
    }

    const GridGroups::Rule &m_rule;
    QHash<qint64, int> m_byRank;
    QHash<QString, int> m_byText;
    std::vector<GridGroup> m_groups;
};

std::vector<std::size_t> standing(const std::vector<GridGroup> &groups, const GridGroups::Rule &rule)
{
    std::vector<QString> texts;
    texts.reserve(groups.size());
    for (const GridGroup &group : groups)
        texts.push_back(group.text.toCaseFolded());
    std::vector<std::size_t> order(groups.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const bool down = rule.descending;
        if (rule.bySubtotal) {
            const qint64 left = largestMilli(groups[a]), right = largestMilli(groups[b]);
            if (left != right)
                return down ? left > right : left < right;
            return std::pair(texts[a], a) < std::pair(texts[b], b);
        }
        if (groups[a].text.isEmpty() != groups[b].text.isEmpty())
            return groups[b].text.isEmpty(); // Those that say nothing come last, whichever way it goes.
        if (groups[a].rank != groups[b].rank)
            return down ? groups[a].rank > groups[b].rank : groups[a].rank < groups[b].rank;
        if (texts[a] != texts[b])
            return down ? texts[a] > texts[b] : texts[a] < texts[b];
        return a < b; // They differ by capitals only: as they came.
    });
    return order;
}

/// The same currency at the same place in every head, so that the eye can run down.
std::vector<GridSum> inOrderOf(const std::vector<GridSum> &whole, std::vector<GridSum> sums)
{
    const auto place = [&](const GridSum &sum) {
        return std::find_if(whole.begin(), whole.end(), [&](const GridSum &one) { return one.currency == sum.currency; });
    };
    std::sort(sums.begin(), sums.end(), [&](const GridSum &a, const GridSum &b) { return place(a) < place(b); });
    return sums;
}

} // namespace

void GridGroups::arrange(std::span<const int> order, const Rule &rule)
{
    Gatherer gatherer(rule);
    std::vector<int> numbers;
    numbers.reserve(order.size());
    for (const int row : order)
        numbers.push_back(gatherer.groupOf(row));
    std::vector<GridGroup> groups = gatherer.take();

    // A counting sort: rows of one group keep the order in which they came.
    for (const int number : numbers)
        ++groups[static_cast<std::size_t>(number)].count;
    std::size_t first = 0;
    for (GridGroup &group : groups) {
        group.first = first;
        first += static_cast<std::size_t>(group.count);
    }
    std::vector<std::size_t> next;
    next.reserve(groups.size());
    for (const GridGroup &group : groups)
        next.push_back(group.first);
    m_rows.resize(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        m_rows[next[static_cast<std::size_t>(numbers[i])]++] = order[i];

    SumMaker sums(rule.money, rule.holders);
    const std::vector<GridSum> whole = sums.of(order);
    for (GridGroup &group : groups) {
        group.sums = inOrderOf(whole, sums.of(std::span(m_rows).subspan(group.first, static_cast<std::size_t>(group.count))));
        group.folded = m_folded.contains(group.text);
    }
    m_groups.clear();
    std::vector<int> rows;
    rows.reserve(m_rows.size());
    for (const std::size_t number : standing(groups, rule)) {
        GridGroup &group = groups[number];
        const auto from = m_rows.begin() + static_cast<std::ptrdiff_t>(group.first);
        group.first = rows.size();
        rows.insert(rows.end(), from, from + group.count);
        m_groups.push_back(std::move(group));
    }
    m_rows = std::move(rows);
    layLines();
}

void GridGroups::clear()
{
    m_groups.clear();
    m_rows.clear();
    m_lines.clear();
    m_folded.clear();
}

void GridGroups::layLines()
{
    m_lines.clear();
    m_lines.reserve(m_rows.size() + m_groups.size());
    for (std::size_t number = 0; number < m_groups.size(); ++number) {
        const GridGroup &group = m_groups[number];
        m_lines.push_back(-1 - static_cast<int>(number));
        if (group.folded)
            continue;
        const auto from = m_rows.begin() + static_cast<std::ptrdiff_t>(group.first);
        m_lines.insert(m_lines.end(), from, from + group.count);
    }
}

const GridGroup *GridGroups::headAt(int line) const
{
    const int value = m_lines.at(static_cast<std::size_t>(line));
    return value < 0 ? &m_groups[static_cast<std::size_t>(-1 - value)] : nullptr;
}

int GridGroups::rowAt(int line) const
{
    return std::max(-1, m_lines.at(static_cast<std::size_t>(line)));
}

int GridGroups::lineOfHead(int line) const
{
    while (line > 0 && !headAt(line))
        --line;
    return line;
}

void GridGroups::setFolded(int headLine, bool folded)
{
    GridGroup &group = m_groups[static_cast<std::size_t>(-1 - m_lines.at(static_cast<std::size_t>(headLine)))];
    group.folded = folded;
    if (folded)
        m_folded.insert(group.text);
    else
        m_folded.remove(group.text);
    layLines();
}

void GridGroups::setAllFolded(bool folded)
{
    m_folded.clear();
    for (GridGroup &group : m_groups) {
        group.folded = folded;
        if (folded)
            m_folded.insert(group.text);
    }
    layLines();
}

bool canGroup(const GridColumn &column)
{
    switch (column.kind) {
    case CellKind::Text:
    case CellKind::TwoLines:
    case CellKind::Chip:
    case CellKind::Initials:
        return static_cast<bool>(column.text);
    case CellKind::Date:
        return column.text && column.number;
    case CellKind::Sla:
        return static_cast<bool>(column.second); // The time left is another in every row.
    case CellKind::Money:
    case CellKind::Number:
    case CellKind::Age:
        return false;
    }
    return false;
}

GridGroups::Rule groupRule(const GridColumn &column)
{
    GridGroups::Rule rule;
    if (column.kind == CellKind::Date) {
        rule.byRank = true;
        rule.rank = [number = column.number](int row) {
            const QDate day = QDate::fromJulianDay(number(row));
            return day.isValid() ? qint64(day.year()) * 12 + day.month() : 0;
        };
        rule.text = [number = column.number, text = column.text](int row) {
            const QString day = text(row);
            return day.isEmpty() ? day : format::month(QDate::fromJulianDay(number(row)));
        };
    } else {
        rule.text = column.kind == CellKind::Sla ? column.second : column.text;
        if (column.kind == CellKind::Chip)
            rule.rank = column.number;
    }
    return rule;
}

} // namespace sluice::ui
