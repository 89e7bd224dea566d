#pragma once

#include "ui/approvals/BulkChoice.h"
#include "ui/kit/Sheet.h"

namespace sluice::ui {

/// Lists what one gesture would approve, each with its fingerprint, and what it leaves out and why.
class BulkSheet final : public Sheet {
    Q_OBJECT
public:
    BulkSheet(const BulkChoice &choice, QWidget *parent);
};

} // namespace sluice::ui
