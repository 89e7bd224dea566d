#pragma once

#include "tests/ui/support/Browser.h"
#include "tests/ui/support/MemoryBackend.h"
#include "ui/kit/GridView.h"
#include "ui/kit/MessageLine.h"
#include "ui/kit/Page.h"
#include "ui/kit/Theme.h"
#include "ui/shell/MainWindow.h"

#include <QApplication>
#include <QDialog>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

namespace sluice::testing {

/// The real window over a company in memory, shown and active, with helpers for pressing keys like a person.
class Stage {
public:
    Stage()
        : desk(*parseInstant(QStringView(u"2026-11-24T11:00:00Z")))
        , backend(desk)
        , settings(m_folder.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat)
    {
        ui::Theme::apply(*qApp, ui::ThemeMode::Light);
        window = std::make_unique<ui::MainWindow>(ui::AppContext { &backend, &settings });
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
        (void)QTest::qWaitForWindowActive(window.get());
    }

    ui::Page &go(const QString &screen)
    {
        window->goTo({ screen });
        settle();
        return window->page(screen);
    }

    ui::GridView &grid(const QString &screen) { return *window->page(screen).findChild<ui::GridView *>(); }

    /// Keys go where the focus is, as they do for a person.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        // Without a window manager nobody hands the focus back when a sheet closes.
        if (!QApplication::activeModalWidget())
            QApplication::setActiveWindow(window.get());
        QWidget *target = QApplication::focusWidget();
        QTest::keyClick(target ? target : window.get(), key, modifiers);
        settle();
    }
    void type(const QString &text)
    {
        QTest::keyClicks(QApplication::focusWidget(), text);
        settle();
    }
    void settle() { QTest::qWait(60); }

    /// The sheet that is open, if one is.
    QDialog *sheet() const { return qobject_cast<QDialog *>(QApplication::activeModalWidget()); }
    QString message(const QString &screen) { return window->page(screen).messages().text(); }

private:
    QTemporaryDir m_folder; // Before the settings that lie in it.

public:
    MemoryDesk desk;
    MemoryBackend backend;
    QSettings settings;
    Browser browser;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace sluice::testing
