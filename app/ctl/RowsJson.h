#pragma once

#include "desk/Figures.h"
#include "desk/Rows.h"
#include "engine/CycleSummary.h"

#include <QJsonObject>

// Rows as the JSON that scripts rely on (contracts §3, JSON shapes).

namespace sluice::ctl {

QJsonObject toJson(const engine::CycleSummary &summary);
QJsonObject toJson(const desk::RequestRow &row);
QJsonObject toJson(const desk::RequestDetail &detail);
QJsonObject toJson(const desk::ExceptionRow &row);
QJsonObject toJson(const desk::ExceptionDetail &detail);
QJsonObject toJson(const desk::ApprovalRow &row);
QJsonObject toJson(const desk::InvoiceRow &row);
QJsonObject toJson(const desk::InvoiceDetail &detail);
QJsonObject toJson(const desk::CustomerRow &row);
QJsonObject toJson(const desk::ItemRow &row);
QJsonObject toJson(const desk::ConnectionRow &row);
QJsonObject toJson(const desk::EventRow &row);
QJsonObject toJson(const Person &person);
QJsonObject toJson(const desk::DaysToInvoice &figure, bool withRows);
QJsonObject toJson(const desk::BilledUnbilled &figure, bool withRows);
QJsonObject toJson(const desk::UnbilledAgeing &figure, bool withRows);

/// Every row of a list.
template <class Row>
QJsonArray toJson(const std::vector<Row> &rows)
{
    QJsonArray array;
    for (const Row &row : rows)
        array.append(toJson(row));
    return array;
}

} // namespace sluice::ctl
