#pragma once

#include "ui/kit/Theme.h"

#include <QString>

class QFrame;
class QLabel;
class QPushButton;
class QToolButton;
class QWidget;

// Everyday controls in the house's look: made here, so that none forgets plain text or its accessible name.

namespace sluice::ui {

enum class ButtonRole { Plain, Primary, Flat, Pill, Link, Status, Action, PrimaryAction, Figure };

/// Always plain text, selectable when `wraps`.
QLabel *makeLabel(const QString &text, Type size, Ink colour, QWidget *parent, Weight weight = Weight::Regular);
/// Wraps and can be selected and copied.
QLabel *makeProse(const QString &text, Type size, Ink colour, QWidget *parent);
QLabel *makeSectionHead(const QString &text, QWidget *parent);
QPushButton *makeButton(const QString &text, ButtonRole role, QWidget *parent, const QString &iconName = {});
/// A button that says its key behind its text: `Approve  Y`.
QPushButton *makeKeyButton(const QString &text, const QString &key, ButtonRole role, QWidget *parent);
QToolButton *makeIconButton(const QString &iconName, const QString &name, QWidget *parent);
QFrame *makeHairline(QWidget *parent);
void setRole(QWidget *widget, const char *role);
void setInk(QLabel *label, Ink colour);

} // namespace sluice::ui
