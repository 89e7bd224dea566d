#pragma once

#include "ui/kit/Sheet.h"

class QPlainTextEdit;

namespace sluice::ui {

/// Asks for one text. Ctrl+Enter sends it.
class NoteSheet final : public Sheet {
    Q_OBJECT
public:
    enum class Need { Optional, Required };

    NoteSheet(const QString &title, const QString &sentence, const QString &accept, Need need, QWidget *parent);

Q_SIGNALS:
    void written(const QString &note);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPlainTextEdit *m_text;
};

} // namespace sluice::ui
