#include "ui/kit/GroupHead.h"

#include "ui/kit/Format.h"
#include "ui/kit/GridGroups.h"
#include "ui/kit/GridModel.h"
#include "ui/kit/Paint.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace sluice::ui {

namespace {

constexpr int kPadding = 8;
constexpr qreal kIcon = 16;

/// By hand: a scroll of the grid draws dozens, and an icon is read from its source each time.
void paintChevron(QPainter &painter, QPointF centre, bool folded)
{
    constexpr qreal kHalf = 4, kFlat = 2;
    painter.setPen(QPen(ink(Ink::Muted), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QPointF across(kHalf, 0), down(0, kHalf);
    const QPointF tip = folded ? QPointF(kFlat, 0) : QPointF(0, kFlat);
    const QPointF side = folded ? down : across;
    const QPointF points[] { centre - side - tip, centre + tip, centre + side - tip };
    painter.drawPolyline(points, 3);
}

struct SumText {
    QString code, amount;
    qreal width; ///< With the gap before it.
};

std::vector<SumText> textsOf(const std::vector<GridSum> &sums)
{
    const QFontMetricsF digits(type(Type::Body, Weight::Strong)), codes(type(Type::Caption));
    std::vector<SumText> texts;
    for (const GridSum &sum : sums) {
        const QString amount = format::amount(Money(sum.minor, sum.currency)), code = sum.currency.text();
        const qreal width = std::ceil(codes.horizontalAdvance(code) + space::xs + 1 + digits.horizontalAdvance(amount)) + 1;
        texts.push_back({ code, amount, width + space::l });
    }
    return texts;
}

/// Sums from the right: the main currencies of all heads stand below each other.
void paintSums(QPainter &painter, QRectF area, const std::vector<SumText> &sums, int shown)
{
    for (int i = 0; i < shown; ++i) {
        const SumText &sum = sums[static_cast<std::size_t>(i)];
        const qreal width = sum.width - space::l;
        paint::money(painter, QRectF(area.right() - width, area.top(), width, area.height()), sum.code, sum.amount,
            type(Type::Body, Weight::Strong), ink(Ink::Text));
        area.setRight(area.right() - sum.width);
    }
    if (shown < static_cast<int>(sums.size()))
        paint::text(painter, area, QStringLiteral("…"), type(Type::Body), ink(Ink::Muted), Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace

HeadShare shareHead(double width, double name, double count, std::span<const double> sums, double marked)
{
    constexpr double kNameMin = 48; // Some letters, so that heads can be told apart.
    HeadShare share;
    double left = width - count - std::min(name, kNameMin);
    const double all = std::accumulate(sums.begin(), sums.end(), 0.0);
    if (all > left)
        left -= marked;
    for (const double sum : sums) {
        // The main one is what the head is there for, whatever becomes of the name.
        if (sum > left && share.sums > 0)
            break;
        left -= sum;
        ++share.sums;
    }
    if (share.sums == static_cast<int>(sums.size()) && all > width - count - std::min(name, kNameMin))
        left += marked; // Nothing is left out after all.
    share.name = std::clamp(left + std::min(name, kNameMin), 0.0, name);
    return share;
}

void paintGroupHead(QPainter &painter, const QRect &row, const GridGroup &group, HeadState state)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isCurrent = state == HeadState::Current;
    painter.fillRect(row, ink(isCurrent ? Ink::AccentGround : Ink::Ground));
    painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), ink(Ink::Line));
    if (isCurrent)
        painter.fillRect(QRect(row.left(), row.top(), 3, row.height() - 1), ink(Ink::Accent));

    QRectF area = QRectF(row).adjusted(kPadding, 0, -kPadding, -1);
    paintChevron(painter, QPointF(area.left() + kIcon / 2, area.center().y()), group.folded);
    area.setLeft(area.left() + kIcon + space::s);
    const QFont strong = type(Type::Body, Weight::Strong);
    const QString text = group.text.isEmpty() ? GridModel::tr("Without") : group.text;
    const QString count = format::count(group.count);
    const qreal countWidth = std::ceil(QFontMetricsF(type(Type::Caption)).horizontalAdvance(count)) + 1 + space::s;
    const std::vector<SumText> sums = textsOf(group.sums);
    std::vector<double> widths;
    widths.reserve(sums.size());
    for (const SumText &sum : sums)
        widths.push_back(sum.width);
    const qreal dots = std::ceil(QFontMetricsF(type(Type::Body)).horizontalAdvance(QStringLiteral("…"))) + space::s;
    const HeadShare share = shareHead(area.width(), std::ceil(QFontMetricsF(strong).horizontalAdvance(text)), countWidth, widths, dots);
    paint::text(painter, QRectF(area.left(), area.top(), share.name, area.height()), text, strong, ink(group.text.isEmpty() ? Ink::Muted : Ink::Text));
    area.setLeft(area.left() + share.name + space::s);
    paint::text(painter, area, count, type(Type::Caption), ink(Ink::Muted));
    paintSums(painter, area.adjusted(countWidth - space::s, 0, 0, 0), sums, share.sums);
    painter.restore();
}

} // namespace sluice::ui
