#pragma once

#include "core/Time.h"

#include <QHash>
#include <QString>

#include <chrono>

namespace sluice::engine {

/// What the companies of each app have read of the books this month, and how they share what is left of it. Beyond the
/// allowance an app reads nothing until the next month; writes are free.
/// Source: QuickBooks sheet, section 8.
class MonthlyReads {
public:
    /// `app`: its client id. `reads`: those of one of its companies.
    void add(const QString &app, int reads);

    int of(const QString &app) const { return m_apps.value(app).reads; }
    /// Whether so much is used that the rest has to be shared out over the rest of the month.
    bool isShort(const QString &app) const { return isShort(m_apps.value(app)); }
    int percentUsed(const QString &app) const;

    /// How long to wait before the next cycle so that every app's allowance lasts until the month ends; usually not at all.
    std::chrono::milliseconds restAdvised(Instant now) const;

private:
    struct App {
        int reads = 0;
        int companies = 0;
    };
    static bool isShort(const App &app);
    static std::chrono::milliseconds restOf(const App &app, std::chrono::milliseconds left);

    QHash<QString, App> m_apps;
};

} // namespace sluice::engine
