#pragma once

#include <span>

class QPainter;
class QRect;

namespace sluice::ui {

struct GridGroup;

/// How the width of a head is shared: sums stay whole, and what they leave is the name's.
struct HeadShare {
    double name = 0; ///< What the name gets; less than it wants means that its end is cut off.
    int sums = 0;    ///< So many of them have room.
};
/// `sums`: their widths with the gap before each, the main one first. `marked`: what a "…" in place of those left out takes.
HeadShare shareHead(double width, double name, double count, std::span<const double> sums, double marked);

enum class HeadState { Plain, Current };

/// Draws the head of a group across a whole row: whether it is folded, what its rows have in common, how many there are,
/// and what they come to.
void paintGroupHead(QPainter &painter, const QRect &row, const GridGroup &group, HeadState state);

} // namespace sluice::ui
