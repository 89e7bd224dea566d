#pragma once

#include "ui/kit/Theme.h"

#include <QIcon>

class QPainter;
class QRectF;

namespace sluice::ui {

/// A stroke icon of the set in `resources/icons`, drawn in the token's colour at the moment of painting, so that it
/// follows a change of theme and every scale.
QIcon icon(const QString &name, Ink colour = Ink::Muted);

/// Draws the same icon by hand.
void paintIcon(QPainter &painter, const QString &name, const QRectF &rect, const QColor &colour);

} // namespace sluice::ui
