#pragma once

#include "desk/Rows.h"
#include "ui/kit/DetailPane.h"

namespace sluice::ui {

/// Why · Lines · Evidence · History · Raw of one exception.
class ExceptionDetailPane final : public DetailPane {
    Q_OBJECT
public:
    explicit ExceptionDetailPane(QWidget *parent);

    void showDetail(const desk::ExceptionDetail &detail, Instant now);
    void showNothing();

Q_SIGNALS:
    void actionRequested(const QString &name); ///< "ask", "tag", "pause", "assign", "resolve", "resume", "reopen"
    void siblingsRequested(const QString &check, const QString &found);
    void requestRequested(const QString &requestId);

private:
    void fillHead(const desk::ExceptionRow &row);
    void fillWhy(const desk::ExceptionDetail &detail, Instant now);
    void fillClock(QVBoxLayout *column, const desk::ExceptionDetail &detail);
    void fillEvidence(const desk::ExceptionDetail &detail);
    void fillLines(const desk::ExceptionDetail &detail);
    void fillHistory(const desk::ExceptionDetail &detail, Instant now);
    void fillRaw(const desk::ExceptionDetail &detail);
    void fillFoot(const desk::ExceptionRow &row);

    int m_why, m_lines, m_evidence, m_history, m_raw;
};

} // namespace sluice::ui
