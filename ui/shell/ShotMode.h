#pragma once

#include "ui/kit/Target.h"
#include "ui/kit/Theme.h"

#include <QDir>
#include <QSize>
#include <QStringList>

namespace sluice::ui {

class Backend;
class MainWindow;

/// Renders screens to PNG without a display, for people to look at. Scale comes from `QT_SCALE_FACTOR`, which the
/// program sets before it starts; names say size, theme and language: `exceptions-1280x800-light-en.png`.
class ShotMode {
public:
    /// Waits for the answers of `backend`, which must be the one the window asks.
    ShotMode(MainWindow &window, const Backend &backend, QDir folder);

    /// One picture of where `target` leads, once the screen has settled. Returns the file written; empty on failure.
    QString shoot(const Target &target, const QString &name, QSize size, ThemeMode mode);
    /// Every screen and each part of the set-up, light and dark, at `size`.
    QStringList shootAll(QSize size);

private:
    void settle();

    MainWindow &m_window;
    const Backend &m_backend;
    QDir m_folder;
};

} // namespace sluice::ui
