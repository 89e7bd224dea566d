#pragma once

#include "desk/Rows.h"
#include "ui/kit/Page.h"
#include "ui/kit/Theme.h"

class QGridLayout;
class QVBoxLayout;

namespace sluice::ui {

/// What needs me, by role: tiles one can press, money blocked by cause, and the first steps while there are any.
class TodayPage final : public Page {
    Q_OBJECT
public:
    TodayPage(const AppContext &context, QWidget *parent);

protected:
    void refresh() override;

private:
    void show(const desk::TodayBoard &board, const QList<Role> &roles);
    void addSteps(const desk::TodayBoard &board);
    void addClerkTiles(const desk::TodayBoard &board);
    void addControllerTiles(const desk::TodayBoard &board);
    void addCauses(const desk::TodayBoard &board);
    /// A section head with quiet ways on at its right.
    void addHead(const QString &head, const QList<std::pair<QString, Target>> &beside);
    void addTiles(const QList<QWidget *> &tiles);
    QWidget *tile(const QString &name, const QString &figure, const QString &under, Tone tone, const Target &target);

    QWidget *m_area;
    QVBoxLayout *m_column;
};

} // namespace sluice::ui
