#pragma once

#include "core/Time.h"
#include "ui/kit/Sheet.h"

class QButtonGroup;
class QDateEdit;
class QLineEdit;

namespace sluice::ui {

/// Pauses an exception's clock: a reason of the list, the day it wakes up, and a note.
class PauseSheet final : public Sheet {
    Q_OBJECT
public:
    PauseSheet(Instant now, int count, QWidget *parent);

Q_SIGNALS:
    /// `until`: 09:00 local time of the day chosen.
    void chosen(const QString &reason, sluice::Instant until, const QString &note);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void validate();

    QButtonGroup *m_reasons;
    QDateEdit *m_until;
    QLineEdit *m_note;
};

} // namespace sluice::ui
