#pragma once

class QSettings;

namespace sluice::ui {

class Backend;

/// What every screen is given. Both outlive the window.
struct AppContext {
    Backend *backend = nullptr;
    QSettings *settings = nullptr; ///< This person's own display preferences: columns, widths, theme, saved views.
};

} // namespace sluice::ui
