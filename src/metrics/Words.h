#pragma once

#include <QCoreApplication>

namespace sluice::metrics {

/// What the figures say of themselves, under one context, so that translators find it together.
class Words {
    Q_DECLARE_TR_FUNCTIONS(metrics)
};

} // namespace sluice::metrics
