#pragma once

#include "ui/kit/AppContext.h"
#include "ui/kit/Target.h"

#include <QHash>
#include <QList>
#include <QMainWindow>

#include <functional>

class QStackedWidget;

namespace sluice::ui {

class CommandPalette;
class Page;
class SideRail;
class StatusStrip;

/// The frame: rail, page, status line, palette, key map. It knows which screens there are and nothing about them.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(AppContext context, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Ids of all screens in the order of the rail.
    QStringList screens() const;
    void goTo(const Target &target);
    QString currentScreen() const;
    /// Makes the page if it was never shown.
    Page &page(const QString &id);
    CommandPalette &commandPalette() const { return *m_palette; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    struct Screen {
        QString id, icon, title, key;
        std::function<Page *(const AppContext &, QWidget *)> make;
        Page *page = nullptr;
    };

    void addScreens();
    void addCommands();
    QAction *command(const QString &name, const QString &keys, std::function<void()> run);
    void refreshRail();
    void choosePerson();
    void chooseLanguage();
    void showKeys();
    void switchTheme();

    AppContext m_context;
    QList<Screen> m_screens;
    SideRail *m_rail;
    QStackedWidget *m_stack;
    StatusStrip *m_status;
    CommandPalette *m_palette;
    QList<Target> m_back;
};

} // namespace sluice::ui
