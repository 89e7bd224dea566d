#pragma once

#include "ui/kit/Page.h"

class QStackedWidget;
class QTabBar;

namespace sluice::ui {

/// Connections, people and roles, and the policy in force.
class SetupPage final : public Page {
    Q_OBJECT
public:
    SetupPage(const AppContext &context, QWidget *parent);
    void open(const Target &target) override;

protected:
    void refresh() override;

private:
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
};

} // namespace sluice::ui
