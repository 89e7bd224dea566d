#include "ui/kit/ScrollContent.h"

#include <QEvent>
#include <QLayout>

namespace sluice::ui {

bool ScrollContent::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        claimHeight();
    return done;
}

void ScrollContent::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    claimHeight();
}

void ScrollContent::claimHeight()
{
    const int wanted = layout() && layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : 0;
    if (wanted != minimumHeight())
        setMinimumHeight(wanted);
}

} // namespace sluice::ui
