#include "ui/kit/GroupHead.h"

#include "ui/kit/Format.h"
#include "ui/kit/GridGroups.h"
#include "ui/kit/GridModel.h"
#include "ui/kit/Paint.h"

#include <QFontMetricsF>
#include <QPainter>

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

/// Sums from the right, as many as there is room for: the main currencies of all heads stand below each other.
void paintSums(QPainter &painter, QRectF area, const std::vector<GridSum> &sums)
{
    const QFont strong = type(Type::Body, Weight::Strong);
    const QFontMetricsF digits(strong), codes(type(Type::Caption));
    for (const GridSum &sum : sums) {
        const QString amount = format::amount(Money(sum.minor, sum.currency)), code = sum.currency.text();
        const qreal width = std::ceil(codes.horizontalAdvance(code) + space::xs + 1 + digits.horizontalAdvance(amount)) + 1;
        if (width > area.width()) {
            paint::text(painter, area, QStringLiteral("…"), type(Type::Body), ink(Ink::Muted), Qt::AlignRight | Qt::AlignVCenter);
            return;
        }
        paint::money(painter, QRectF(area.right() - width, area.top(), width, area.height()), code, amount, strong, ink(Ink::Text));
        area.setRight(area.right() - width - space::l);
    }
}

} // namespace

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
    paint::text(painter, area, text, strong, ink(group.text.isEmpty() ? Ink::Muted : Ink::Text));
    area.setLeft(area.left() + std::ceil(QFontMetricsF(strong).horizontalAdvance(text)) + space::s);

    const QString count = format::count(group.count);
    const qreal countWidth = std::ceil(QFontMetricsF(type(Type::Caption)).horizontalAdvance(count)) + 1;
    if (area.width() >= countWidth) {
        paint::text(painter, area, count, type(Type::Caption), ink(Ink::Muted));
        paintSums(painter, area.adjusted(countWidth + space::l, 0, 0, 0), group.sums);
    }
    painter.restore();
}

} // namespace sluice::ui
