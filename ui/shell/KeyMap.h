#pragma once

#include <QDialog>

namespace sluice::ui {

/// `?`: every key that works here, of the window and of the screen that is open.
class KeyMap final : public QDialog {
    Q_OBJECT
public:
    KeyMap(const QWidget &window, const QWidget *page, QWidget *parent);
};

} // namespace sluice::ui
