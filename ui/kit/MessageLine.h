#pragma once

#include "ui/kit/Words.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace sluice::ui {

/// A line at the top of the page it concerns: what happened, why, and one button. Problems stay until dealt with;
/// notices leave by themselves when the next action comes.
class MessageLine final : public QWidget {
    Q_OBJECT
public:
    explicit MessageLine(QWidget *parent);

    void showProblem(const words::Problem &problem, const QString &button = {}, std::function<void()> action = {});
    void showNotice(const QString &text, const QString &button = {}, std::function<void()> action = {});
    void clear();
    /// Clears a notice, keeps a problem.
    void clearNotice();
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showWords(const QString &head, const QString &body, Tone tone, const QString &button,
        std::function<void()> action);

    QLabel *m_head;
    QLabel *m_body;
    QPushButton *m_button;
    std::function<void()> m_action;
    Tone m_tone = Tone::Info;
    bool m_isNotice = false;
};

} // namespace sluice::ui
