#pragma once

#include "core/Result.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace sluice::ui {

/// What stands on the screen instead of the main window when the profile cannot be opened: what happened, what to do, and
/// where the files lie. It stays until it works or somebody quits.
class TroubleWindow final : public QWidget {
    Q_OBJECT
public:
    /// `folder`: the profile.
    explicit TroubleWindow(const QString &folder, QWidget *parent = nullptr);

    /// Of a first start or of one more try; a second time it says that it was tried.
    void showTrouble(const Error &error);

Q_SIGNALS:
    void retryRequested();
    void quitRequested();

private:
    void retry();
    void openFolder();

    QString m_folder;
    QLabel *m_what;
    QLabel *m_todo;
    QLabel *m_detail;
    QLabel *m_tried;
    QPushButton *m_retry;
    int m_tries = 0;
};

} // namespace sluice::ui
