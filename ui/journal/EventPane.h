#pragma once

#include "desk/Rows.h"
#include "ui/kit/DetailPane.h"

namespace sluice::ui {

/// One event of the journal with its payload and its place in the chain.
class EventPane final : public DetailPane {
    Q_OBJECT
public:
    explicit EventPane(QWidget *parent);
    void showRow(const desk::EventRow &event);
    void showNothing();

private:
    int m_what;
};

} // namespace sluice::ui
