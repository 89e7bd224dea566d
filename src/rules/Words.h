#pragma once

#include <QCoreApplication>

namespace sluice::rules {

/// Sentences for people, under one context, so that translators find them together.
class Words {
    Q_DECLARE_TR_FUNCTIONS(rules)
};

} // namespace sluice::rules
