#pragma once

#include <QString>
#include <QStringList>

class QCoreApplication;

namespace sluice::ui {

/// The language of the program: its own sentences, Qt's, and how numbers and dates are written.
class Language {
public:
    /// Installs translators and the default locale. Call once, before the first sentence is made.
    /// `wanted`: "de", "en", "pseudo", or empty for the system's. An unknown one falls back to English.
    static void apply(QCoreApplication &app, const QString &wanted);

    /// "de", "en" or "pseudo": what apply() settled on.
    static QString current();
    /// Codes that apply() knows, without the pseudo-language.
    static QStringList offered();
    /// "Deutsch": a language by its own name.
    static QString nameOf(const QString &code);
};

} // namespace sluice::ui
