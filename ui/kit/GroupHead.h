#pragma once

class QPainter;
class QRect;

namespace sluice::ui {

struct GridGroup;

enum class HeadState { Plain, Current };

/// Draws the head of a group across a whole row: whether it is folded, what its rows have in common, how many there are,
/// and what they come to.
void paintGroupHead(QPainter &painter, const QRect &row, const GridGroup &group, HeadState state);

} // namespace sluice::ui
