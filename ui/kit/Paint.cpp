#include "ui/kit/Paint.h"

#include <QFontMetricsF>
#include <QPainter>

namespace sluice::ui::paint {

namespace {
constexpr qreal kChipHeight = 20;
constexpr qreal kChipPadding = 7;
}

qreal chipWidth(const QString &text)
{
    return std::ceil(QFontMetricsF(type(Type::Caption)).horizontalAdvance(text)) + 2 * kChipPadding + 1;
}

QRectF chip(QPainter &painter, const QRectF &within, const QString &label, Tone tone)
{
    if (label.isEmpty())
        return {};
    const qreal width = std::min(chipWidth(label), within.width());
    const QRectF rect(within.left(), within.center().y() - kChipHeight / 2, width, kChipHeight);
    roundRect(painter, rect, ink(Ink::Surface), 4); // On a chosen row too little contrast would be left.
    roundRect(painter, rect, ground(tone), 4);
    text(painter, rect.adjusted(kChipPadding, 0, -kChipPadding + 1, 0), label, type(Type::Caption), ink(tone));
    return rect;
}

bool money(QPainter &painter, const QRectF &within, const QString &currency, const QString &amount, const QFont &font,
    const QColor &colour)
{
    // An amount without its currency is no amount: in a narrow column both become smaller before one is left out.
    const QFont small = type(Type::Caption);
    const qreal code = QFontMetricsF(small).horizontalAdvance(currency) + space::xs + 1;
    const bool tight = QFontMetricsF(font).horizontalAdvance(amount) + code > within.width();
    const QFont &used = tight ? small : font;
    const qreal amountWidth = QFontMetricsF(used).horizontalAdvance(amount);
    painter.setFont(used);
    painter.setPen(colour);
    painter.drawText(within, Qt::AlignRight | Qt::AlignVCenter, amount);
    const qreal left = within.right() - amountWidth - space::xs - 1;
    const QRectF before(within.left(), within.top(), left - within.left(), within.height());
    if (QFontMetricsF(small).horizontalAdvance(currency) > before.width())
        return false;
    painter.setFont(small);
    painter.setPen(ink(Ink::Muted));
    painter.drawText(before, Qt::AlignRight | Qt::AlignVCenter, currency);
    return true;
}

void slaBar(QPainter &painter, const QRectF &within, double share, Tone tone)
{
    constexpr int kCells = 6;
    constexpr qreal kGap = 2;
    const qreal cell = (within.width() - kGap * (kCells - 1)) / kCells;
    const int left = std::clamp(static_cast<int>(std::ceil((1 - share) * kCells)), 0, kCells);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < kCells; ++i) {
        painter.setBrush(i < left ? ink(tone) : share >= 1 ? ground(Tone::Bad) : ink(Ink::Line));
        painter.drawRoundedRect(QRectF(within.left() + i * (cell + kGap), within.center().y() - 4, cell, 8), 1.5, 1.5);
    }
}

bool text(QPainter &painter, const QRectF &within, const QString &label, const QFont &font, const QColor &colour,
    Qt::Alignment alignment)
{
    const QFontMetricsF metrics(font);
    const QString elided = metrics.elidedText(label, Qt::ElideRight, within.width());
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(within, static_cast<int>(alignment) | Qt::TextSingleLine, elided);
    return elided != label;
}

void roundRect(QPainter &painter, const QRectF &rect, const QColor &fill, qreal radius)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(rect, radius, radius);
}

} // namespace sluice::ui::paint
