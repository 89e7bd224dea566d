#include "ui/kit/Language.h"

#include "ui/kit/PseudoTranslator.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace sluice::ui {

namespace {

const QString kEnglish = QStringLiteral("en");
const QString kGerman = QStringLiteral("de");
const QString kPseudo = QStringLiteral("pseudo");

QString settledOn = kEnglish;

QString settle(const QString &wanted)
{
    if (wanted == kPseudo || Language::offered().contains(wanted))
        return wanted;
    if (!wanted.isEmpty())
        return kEnglish;
    const QString system = QLocale::system().name().section(QLatin1Char('_'), 0, 0);
    return Language::offered().contains(system) ? system : kEnglish;
}

/// The system's way of writing dates where it speaks the language; else that of the language's home. A system without
/// a language of its own writes `24 Nov 2026`, which nobody reads as another day.
QLocale localeOf(const QString &code)
{
    const QLocale system = QLocale::system();
    const QLocale::Language language = code == kGerman ? QLocale::German : QLocale::English;
    if (system.language() == language || (system.language() == QLocale::C && language == QLocale::English))
        return system;
    return language == QLocale::German ? QLocale(QLocale::German, QLocale::Germany) : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

void install(QCoreApplication &app, const QString &file, const QString &folder)
{
    auto *translator = new QTranslator(&app);
    if (translator->load(file, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

void Language::apply(QCoreApplication &app, const QString &wanted)
{
    settledOn = settle(wanted);
    QLocale::setDefault(localeOf(settledOn));
    if (settledOn == kPseudo) {
        QCoreApplication::installTranslator(new PseudoTranslator(&app));
        return;
    }
    // English is loaded too: it holds the plural forms.
    install(app, QStringLiteral("sluice_") + settledOn, QStringLiteral(":/i18n"));
    install(app, QStringLiteral("qtbase_") + settledOn, QStringLiteral(":/i18n"));
    install(app, QStringLiteral("qtbase_") + settledOn, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

QString Language::current()
{
    return settledOn;
}

QStringList Language::offered()
{
    return { kEnglish, kGerman };
}

QString Language::nameOf(const QString &code)
{
    return code == kGerman ? QStringLiteral("Deutsch") : code == kEnglish ? QStringLiteral("English") : code;
}

} // namespace sluice::ui
