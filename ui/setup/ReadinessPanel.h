#pragma once

#include "desk/Rows.h"
#include "ui/kit/AppContext.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sluice::ui {

/// Everything that must be right before Sluice can work: what is wrong first, each with what the administrator must do,
/// to be copied and sent. The same list as `sluicectl doctor`. Looked at when shown, and on demand.
class ReadinessPanel final : public QWidget {
    Q_OBJECT
public:
    ReadinessPanel(const AppContext &context, QWidget *parent);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void look();
    void show(const std::vector<desk::ReadinessRow> &rows);
    QWidget *line(const desk::ReadinessRow &row, QWidget *parent);
    void copyInstructions() const;

    AppContext m_context;
    QLabel *m_summary;
    QPushButton *m_copy;
    QWidget *m_area;
    QVBoxLayout *m_lines;
    std::vector<desk::ReadinessRow> m_rows;
    bool m_looked = false;
};

} // namespace sluice::ui
