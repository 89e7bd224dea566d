#pragma once

#include "desk/Certificate.h"

#include <QJsonObject>

namespace sluice::ctl {

/// What `journal certify --json` prints.
QJsonObject toJson(const desk::Certificate &certificate);

} // namespace sluice::ctl
