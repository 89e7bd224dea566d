#pragma once

#include <QDialog>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sluice::ui {

/// A small dialog that asks for what an action needs: title, one sentence, content, and the two ways out.
/// Opened with open(); it deletes itself.
class Sheet : public QDialog {
    Q_OBJECT
public:
    Sheet(const QString &title, const QString &sentence, const QString &accept, QWidget *parent);

protected:
    QVBoxLayout *body() const { return m_body; }
    QPushButton *acceptButton() const { return m_accept; }

    void showEvent(QShowEvent *event) override;

private:
    QVBoxLayout *m_body;
    QPushButton *m_cancel, *m_accept;
};

} // namespace sluice::ui
