#pragma once

#include <QString>
#include <QStringList>

namespace sluice::ui {

/// Somewhere to go: a screen, and there a filter, a record, or the rows that add up to a figure.
struct Target {
    QString screen; ///< "exceptions", "requests", …
    QString filter {};
    QString id {};
    QStringList rows {};  ///< Request ids; the screen shows exactly these.
    QString title {};     ///< What the rows are, for the breadcrumb.
    bool everything = false; ///< All that the first view shows, whatever was filtered before.
    QString realm {};     ///< Beside `id` of an invoice.
};

/// Invoices made outside Sluice that still stand: what the tile counts, its view shows.
inline QString byPassFilter()
{
    return QStringLiteral("origin:foreign -status:void");
}

} // namespace sluice::ui
