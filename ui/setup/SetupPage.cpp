#include "ui/setup/SetupPage.h"

#include "ui/kit/Controls.h"
#include "ui/setup/ConnectionsPanel.h"
#include "ui/setup/PeoplePanel.h"
#include "ui/setup/PolicyPanel.h"
#include "ui/setup/ReadinessPanel.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>

namespace sluice::ui {

SetupPage::SetupPage(const AppContext &context, QWidget *parent)
    : Page(context, QStringLiteral("setup"), tr("Set-up"), {}, parent)
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
{
    headRow()->addStretch(1);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Parts of the set-up"));
    m_tabs->addTab(tr("Connections"));
    m_tabs->addTab(tr("Readiness"));
    m_tabs->addTab(tr("People and roles"));
    m_tabs->addTab(tr("Policy"));
    body()->addWidget(m_tabs);
    body()->addWidget(makeHairline(this));
    m_stack->addWidget(new ConnectionsPanel(context, m_stack));
    m_stack->addWidget(new ReadinessPanel(context, m_stack));
    m_stack->addWidget(new PeoplePanel(context, m_stack));
    m_stack->addWidget(new PolicyPanel(context, m_stack));
    body()->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    const QStringList names { tr("Connections"), tr("Readiness"), tr("People and roles"), tr("Policy") };
    for (int i = 0; i < names.size(); ++i)
        command(names.at(i), QString::number(i + 1), [this, i] { m_tabs->setCurrentIndex(i); });
}

void SetupPage::open(const Target &target)
{
    if (target.id == QLatin1String("readiness"))
        m_tabs->setCurrentIndex(1);
    else if (target.id == QLatin1String("people"))
        m_tabs->setCurrentIndex(2);
    else if (target.id == QLatin1String("policy"))
        m_tabs->setCurrentIndex(3);
    else if (!target.id.isEmpty())
        m_tabs->setCurrentIndex(0);
}

void SetupPage::refresh()
{
    // Each panel reads for itself when something of its own changed.
}

} // namespace sluice::ui
