#pragma once

#include "desk/Rows.h"
#include "ui/kit/RowsModel.h"

namespace sluice::ui {

using ExceptionModel = RowsModel<desk::ExceptionRow>;

/// Gives the queue's columns to a model. `now` is asked at every paint, so that ages walk.
void addExceptionColumns(ExceptionModel &model, const std::function<Instant()> &now);

/// Money × urgency: what the queue is sorted by at first.
qint64 pressureOf(const desk::ExceptionRow &row);

} // namespace sluice::ui
