#include "ui/kit/GridPlace.h"

#include "ui/kit/GridModel.h"

#include <algorithm>

namespace sluice::ui {

int rowBesideHeads(const GridModel &model, int row, int direction, PassedBy heads)
{
    const auto passed = [&](int at) {
        const GridGroup *head = model.headAt(at);
        return head && (heads == PassedBy::AllHeads || !head->folded);
    };
    int beside = row;
    while (beside >= 0 && beside < model.rowCount() && passed(beside))
        beside += direction;
    return beside >= 0 && beside < model.rowCount() ? beside : -1;
}

void GridPlace::remember(const GridModel &model, int row)
{
    m_key = row >= 0 ? model.keyAt(row) : QString();
    const int head = row >= 0 ? model.headRowOf(row) : -1;
    m_group.reset();
    if (head >= 0 && model.headAt(head))
        m_group = model.headAt(head)->text;
    m_row = std::max(0, row);
}

int GridPlace::rowIn(const GridModel &model, PassedBy heads) const
{
    const int same = m_key.isEmpty() ? -1 : model.rowOfKey(m_key);
    if (same >= 0)
        return same;
    // Gone after an action: the next one slid into its place.
    const int row = std::clamp(m_row, 0, std::max(0, model.rowCount() - 1));
    if (model.groupColumn() < 0)
        return row;
    for (int head = 0; m_group && head < model.rowCount(); ++head) {
        const GridGroup *group = model.headAt(head);
        if (group && group->text == *m_group && (group->folded || m_key.isEmpty()))
            return head;
    }
    const int below = rowBesideHeads(model, row, 1, heads);
    return below >= 0 ? below : row;
}

} // namespace sluice::ui
