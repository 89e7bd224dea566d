#pragma once

#include "core/Money.h"
#include "ui/kit/Theme.h"

#include <QRectF>
#include <QString>

class QPainter;

// Small pieces that grids, panes and charts draw in the same way.

namespace sluice::ui::paint {

/// A chip as wide as its text, at most as wide as `within`, vertically centred in it. Returns its rectangle.
QRectF chip(QPainter &painter, const QRectF &within, const QString &text, Tone tone);
qreal chipWidth(const QString &text);

/// Right-aligned amount with its currency code before it in muted ink. Returns false when it had to be cut.
bool money(QPainter &painter, const QRectF &within, const QString &currency, const QString &amount, const QFont &font,
    const QColor &colour);

/// Six cells of remaining time and the time in words. `share`: of the time used up, 0 to 1 and beyond.
void slaBar(QPainter &painter, const QRectF &within, double share, Tone tone);

/// Elided on the right; returns whether it was cut.
bool text(QPainter &painter, const QRectF &within, const QString &text, const QFont &font, const QColor &colour,
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);

void roundRect(QPainter &painter, const QRectF &rect, const QColor &fill, qreal radius = kCorner);

} // namespace sluice::ui::paint
