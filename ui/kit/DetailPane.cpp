#include "ui/kit/DetailPane.h"

#include "ui/kit/Controls.h"
#include "ui/kit/ScrollContent.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace sluice::ui {

DetailPane::DetailPane(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_head(new QVBoxLayout)
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_footWidget(new QWidget(this))
    , m_foot(new QHBoxLayout(m_footWidget))
{
    setAccessibleName(name);
    setRole(this, "surface");
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head->setContentsMargins(space::l, space::m, space::l, space::s);
    m_head->setSpacing(space::xs);
    column->addLayout(m_head);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("%1: tabs").arg(name));
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(space::l, 0, space::l, 0);
    tabRow->addWidget(m_tabs);
    column->addLayout(tabRow);
    column->addWidget(makeHairline(this));
    column->addWidget(m_stack, 1);
    column->addWidget(makeHairline(this));
    m_foot->setContentsMargins(space::l, space::s, space::l, space::s);
    m_foot->setSpacing(space::s);
    column->addWidget(m_footWidget);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
}

int DetailPane::addTab(const QString &title)
{
    auto *scroll = new QScrollArea(m_stack);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(title);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new ScrollContent(scroll);
    setRole(content, "surface");
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(space::l, space::m, space::l, space::l);
    column->setSpacing(space::s);
    scroll->setWidget(content);
    m_stack->addWidget(scroll);
    m_contents += content;
    return m_tabs->addTab(title);
}

void DetailPane::showTab(int index)
{
    m_tabs->setCurrentIndex(index);
}

int DetailPane::shownTab() const
{
    return m_tabs->currentIndex();
}

void DetailPane::clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->layout())
            clear(item->layout());
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

QVBoxLayout *DetailPane::restart(int tab)
{
    auto *column = static_cast<QVBoxLayout *>(m_contents.at(tab)->layout());
    clear(column);
    return column;
}

void DetailPane::finish(QVBoxLayout *column)
{
    column->addStretch(1);
}

} // namespace sluice::ui
