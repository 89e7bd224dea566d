#pragma once

#include <QTranslator>

namespace sluice::ui {

/// A language for testing: every sentence in brackets, with accents, and about 40 % longer. What shows without them is
/// not translatable; what loses its closing bracket is cut off.
class PseudoTranslator final : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *disambiguation, int n) const override;

    /// `Sign in to %1` → `[Šîĝñ îñ ţö %1 ···]`; place holders stay as they are.
    static QString disguise(const QString &sentence);
};

} // namespace sluice::ui
