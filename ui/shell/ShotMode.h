#pragma once

#include "ui/kit/Target.h"
#include "ui/kit/Theme.h"

#include <QDir>
#include <QSize>
#include <QStringList>

#include <chrono>

namespace sluice::ui {

class Backend;
class MainWindow;

/// Renders screens to PNG without a display, for people to look at. Scale comes from `QT_SCALE_FACTOR`, which the
/// program reads before it starts; names say size, theme and language: `exceptions-1280x800-light-en.png`, and
/// `exceptions-1280x800@2x-light-en.png` at 200 %.
class ShotMode {
public:
    /// Waits for the answers of `backend`, which must be the one the window asks.
    ShotMode(MainWindow &window, const Backend &backend, const QDir &folder);

    /// How long an answer is waited for; shorter where none will come.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    /// One picture of where `target` leads, once the screen has settled. Returns the file written; empty on failure.
    QString shoot(const Target &target, const QString &name, QSize size, ThemeMode mode);
    /// One picture with what `keys`, a command of the page or of the window, opens over it.
    QString shootOver(const Target &target, const QString &keys, const QString &name, QSize size, ThemeMode mode);
    /// Every screen, each part of the set-up and every sheet, light and dark, at `size`.
    QStringList shootAll(QSize size);

private:
    QStringList shootSignIn(QSize size, ThemeMode mode);
    void stage(const Target &target, QSize size, ThemeMode mode);
    void awaitReadiness(const bool &found);
    void settle();
    QString save(const QString &name, QSize size, ThemeMode mode);

    MainWindow &m_window;
    const Backend &m_backend;
    QDir m_folder;
    std::chrono::milliseconds m_patience { 15'000 };
};

} // namespace sluice::ui
