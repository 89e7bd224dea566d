#include "ctl/RowsJson.h"

#include <QJsonArray>

namespace sluice::ctl {

namespace {

QJsonValue number(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

void putRows(QJsonObject &object, const char *key, const QStringList &rows, bool withRows)
{
    if (withRows)
        object.insert(QLatin1String(key), QJsonArray::fromStringList(rows));
}

QJsonObject monthJson(const desk::DaysToInvoicePoint &point, bool withRows)
{
    QJsonObject month { { QStringLiteral("month"), point.month.toString(QStringLiteral("yyyy-MM")) },
        { QStringLiteral("count"), point.count }, { QStringLiteral("median"), number(point.median) },
        { QStringLiteral("p90"), number(point.p90) } };
    putRows(month, "rows", point.rows, withRows);
    if (withRows) { // Each row's days, in the order of rows.
        QJsonArray days;
        for (const int dot : point.dots)
            days.append(dot);
        month.insert(QStringLiteral("days"), days);
    }
    return month;
}

} // namespace

QJsonObject toJson(const desk::DaysToInvoice &figure, bool withRows)
{
    QJsonArray months, waterfall, open;
    for (const desk::DaysToInvoicePoint &point : figure.months)
        months.append(monthJson(point, withRows));
    for (const desk::WaterfallPart &part : figure.waterfall) {
        QJsonObject one { { QStringLiteral("part"), part.part }, { QStringLiteral("days"), part.days },
            { QStringLiteral("count"), part.count } };
        putRows(one, "rows", part.rows, withRows);
        waterfall.append(one);
    }
    for (const desk::DaysToInvoice::OpenItem &item : figure.open)
        open.append(QJsonObject { { QStringLiteral("row"), item.row },
            { QStringLiteral("triggered_on"), item.triggeredOn.toString(Qt::ISODate) }, { QStringLiteral("age"), item.age } });
    QJsonObject object { { QStringLiteral("name"), QStringLiteral("days-to-invoice") },
        { QStringLiteral("definition"), figure.definition }, { QStringLiteral("as_of"), toIso(figure.asOf) },
        { QStringLiteral("count"), figure.count }, { QStringLiteral("median"), number(figure.median) },
        { QStringLiteral("p90"), number(figure.p90) }, { QStringLiteral("premature"), figure.premature },
        { QStringLiteral("unknown"), figure.unknown }, { QStringLiteral("open"), open.size() },
        { QStringLiteral("clock_start"), figure.clockStart }, { QStringLiteral("median_before"), number(figure.medianBefore) },
        { QStringLiteral("months"), months }, { QStringLiteral("waterfall"), waterfall } };
    if (withRows)
        object.insert(QStringLiteral("open_rows"), open);
    putRows(object, "premature_rows", figure.prematureRows, withRows);
    putRows(object, "unknown_rows", figure.unknownRows, withRows);
    return object;
}

QJsonObject toJson(const desk::BilledUnbilled &figure, bool withRows)
{
    QJsonArray months;
    for (const desk::BilledMonth &month : figure.months) {
        QJsonObject one { { QStringLiteral("month"), month.month.toString(QStringLiteral("yyyy-MM")) },
            { QStringLiteral("booked"), month.booked.toText() }, { QStringLiteral("billed"), month.billed.toText() },
            { QStringLiteral("unbilled_not_due"), month.unbilledNotDue.toText() },
            { QStringLiteral("unbilled_ready"), month.unbilledReady.toText() },
            { QStringLiteral("unbilled_waiting"), month.unbilledWaiting.toText() },
            { QStringLiteral("unbilled_blocked"), month.unbilledBlocked.toText() },
            { QStringLiteral("over_billed"), month.overBilled.toText() } };
        putRows(one, "booked_rows", month.bookedRows, withRows);
        putRows(one, "billed_rows", month.billedRows, withRows);
        putRows(one, "not_due_rows", month.notDueRows, withRows);
        putRows(one, "ready_rows", month.readyRows, withRows);
        putRows(one, "waiting_rows", month.waitingRows, withRows);
        putRows(one, "blocked_rows", month.blockedRows, withRows);
        months.append(one);
    }
    return { { QStringLiteral("name"), QStringLiteral("billed-unbilled") }, { QStringLiteral("definition"), figure.definition },
        { QStringLiteral("as_of"), toIso(figure.asOf) }, { QStringLiteral("currency"), figure.currency.text() },
        { QStringLiteral("booked"), figure.booked.toText() }, { QStringLiteral("billed"), figure.billed.toText() },
        { QStringLiteral("unbilled"), figure.unbilled.toText() }, { QStringLiteral("ties"), figure.ties },
        { QStringLiteral("does_not_tie_by"), figure.doesNotTieBy.toText() },
        { QStringLiteral("months"), months } };
}

QJsonObject toJson(const desk::UnbilledAgeing &figure, bool withRows)
{
    QJsonArray buckets;
    for (const desk::AgeingBucket &bucket : figure.buckets) {
        QJsonObject one { { QStringLiteral("bucket"), bucket.label }, { QStringLiteral("amount"), bucket.amount.toText() },
            { QStringLiteral("count"), bucket.count } };
        putRows(one, "rows", bucket.rows, withRows);
        buckets.append(one);
    }
    return { { QStringLiteral("name"), QStringLiteral("unbilled-ageing") }, { QStringLiteral("definition"), figure.definition },
        { QStringLiteral("as_of"), toIso(figure.asOf) }, { QStringLiteral("currency"), figure.currency.text() },
        { QStringLiteral("total"), figure.total.toText() }, { QStringLiteral("buckets"), buckets } };
}

} // namespace sluice::ctl
