#pragma once

#include "ui/kit/Sheet.h"

class QPlainTextEdit;

namespace sluice::ui {

/// Asks the owner of a deal about an exception: the ready question, to be changed before it is sent. With several
/// exceptions each gets its own ready question. Ctrl+Enter sends it.
class AskSheet final : public Sheet {
    Q_OBJECT
public:
    AskSheet(int exceptions, const QString &question, QWidget *parent);

Q_SIGNALS:
    /// Empty text: as it was proposed, so that it stays true when the finding changes.
    void asked(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString m_question;
    QPlainTextEdit *m_text = nullptr;
};

} // namespace sluice::ui
