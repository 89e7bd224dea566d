#pragma once

#include "ui/kit/Sheet.h"

#include "domain/Enums.h"

#include <QHash>

#include <optional>

class QLineEdit;

namespace sluice::ui {

/// Chooses one of the 14 root causes with one key; a proposed one is marked and taken with Enter.
class CauseSheet final : public Sheet {
    Q_OBJECT
public:
    /// `NoNote`: the key decides at once. `WithNote`: a note may follow, Enter decides.
    enum class Note { NoNote, WithNote };

    CauseSheet(const QString &title, const QString &sentence, const QString &accept, std::optional<Cause> proposed, Note note,
        QWidget *parent);

Q_SIGNALS:
    void chosen(sluice::Cause cause, const QString &note);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void select(Cause cause);
    void decide();

    QHash<int, QPushButton *> m_buttons;
    QLineEdit *m_note = nullptr;
    std::optional<Cause> m_selected;
};

} // namespace sluice::ui
