#pragma once

#include "core/Money.h"
#include "core/Time.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

// What the dashboards show. Every figure carries the ids of the rows that add up to it.

namespace sluice::desk {

/// What narrows every figure alike.
struct FigureFilter {
    QDate asOf;      ///< Invalid: today.
    QDate from, to;  ///< Months from the first to the last, inclusive; invalid: the last 12 months.
    QString entity, segment, channel, currency; ///< Empty: all.
};

/// What the parts of a filter may be, each sorted.
struct FigureChoices {
    QStringList entities, segments, channels, currencies;
};

/// Days-to-invoice of one month of posting: T_posted − T_trigger in calendar days, per request. Source: D.1.
struct DaysToInvoicePoint {
    QDate month;              ///< Its first day.
    int count = 0;
    std::optional<double> median, p90; ///< Empty below the small-sample limit when there is nothing to say.
    QStringList rows;         ///< Request ids.
    std::vector<int> dots;    ///< Each request's days, in the order of rows.
};

/// Parts of the waterfall, mean days over the rows: delivery, data, approval, posting, sending.
struct WaterfallPart {
    QString part;
    double days = 0;
    int count = 0;
    QStringList rows;
};

struct DaysToInvoice {
    QString definition, clockStart;
    std::vector<DaysToInvoicePoint> months;
    std::vector<WaterfallPart> waterfall;
    struct OpenItem {
        QString row;
        QDate triggeredOn;
        int age = 0;
    };
    std::vector<OpenItem> open; ///< Triggered, not invoiced, at their present age.
    int premature = 0, unknown = 0;
    QStringList prematureRows, unknownRows;
    std::optional<double> median, p90, medianBefore; ///< Of the whole period and of the one before.
    int count = 0;
    Instant asOf {};
};

struct BilledMonth {
    QDate month; ///< Of T_won.
    Money booked, billed, unbilledNotDue, unbilledReady, unbilledWaiting, unbilledBlocked, overBilled;
    QStringList bookedRows, billedRows, notDueRows, readyRows, waitingRows, blockedRows; ///< Request ids.
};

/// Booked, billed, unbilled by month, for one currency. Ties to the cent: booked = billed + unbilled parts − overBilled.
struct BilledUnbilled {
    QString definition;
    Currency currency;
    std::vector<BilledMonth> months;
    Money booked, billed, unbilled;
    bool ties = true;
    Money doesNotTieBy;
    Instant asOf {};
};

struct AgeingBucket {
    QString label; ///< "0–7", "8–14", "15–30", "31–60", "61–90", "> 90"
    Money amount;
    int count = 0;
    QStringList rows;
};

/// Unbilled receivable by age since T_trigger, one currency. Source: D.2.
struct UnbilledAgeing {
    QString definition;
    Currency currency;
    std::vector<AgeingBucket> buckets;
    Money total;
    Instant asOf {};
};

} // namespace sluice::desk
