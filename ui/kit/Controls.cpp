#include "ui/kit/Controls.h"

#include "ui/kit/Icons.h"

#include <QDialog>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace sluice::ui {

namespace {

QString nameOf(Ink colour)
{
    switch (colour) {
    case Ink::Muted:
    case Ink::Faint:
        return QStringLiteral("muted");
    case Ink::Bad:
        return QStringLiteral("bad");
    case Ink::Good:
        return QStringLiteral("good");
    case Ink::Warn:
        return QStringLiteral("warn");
    case Ink::Accent:
        return QStringLiteral("accent");
    case Ink::Ground:
    case Ink::Surface:
    case Ink::Raised:
    case Ink::Line:
    case Ink::Text:
    case Ink::AccentGround:
    case Ink::OnAccent:
    case Ink::Info:
        return QStringLiteral("text");
    }
    return {};
}

/// A pill is written bolder once it is chosen: it keeps room for that, and stands still.
class PillButton final : public QPushButton {
public:
    using QPushButton::QPushButton;
    QSize sizeHint() const override
    {
        const int bold = QFontMetrics(type(Type::Body, Weight::Strong)).horizontalAdvance(text());
        const int plain = QFontMetrics(type(Type::Body)).horizontalAdvance(text());
        const QSize hint = QPushButton::sizeHint();
        return isChecked() ? hint.expandedTo({ hint.width() - fontMetrics().horizontalAdvance(text()) + bold, 0 })
                           : QSize(hint.width() + std::max(0, bold - plain), hint.height());
    }
    QSize minimumSizeHint() const override { return sizeHint(); }
};

/// Enter presses the button that has the focus. In a dialog Qt sees to that, and to what Enter means elsewhere in it.
class EnterPresses final : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        auto *button = static_cast<QAbstractButton *>(watched);
        const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
        if ((key != Qt::Key_Return && key != Qt::Key_Enter) || qobject_cast<QDialog *>(button->window()))
            return QObject::eventFilter(watched, event);
        button->click();
        return true;
    }
};

void letEnterPress(QAbstractButton *button)
{
    button->installEventFilter(new EnterPresses(button));
}

void repolish(QWidget *widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

QLabel *makeLabel(const QString &text, Type size, Ink colour, QWidget *parent, Weight weight)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setFont(type(size, weight));
    label->setProperty("ink", nameOf(colour));
    return label;
}

QLabel *makeProse(const QString &text, Type size, Ink colour, QWidget *parent)
{
    QLabel *label = makeLabel(text, size, colour, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel *makeSectionHead(const QString &text, QWidget *parent)
{
    return makeLabel(text, Type::Section, Ink::Text, parent, Weight::Strong);
}

QPushButton *makeButton(const QString &text, ButtonRole role, QWidget *parent, const QString &iconName)
{
    QPushButton *button = role == ButtonRole::Pill ? new PillButton(text, parent) : new QPushButton(text, parent);
    button->setAccessibleName(text);
    button->setCursor(Qt::PointingHandCursor);
    button->setAutoDefault(false);
    letEnterPress(button);
    switch (role) {
    case ButtonRole::Plain:
        break;
    case ButtonRole::Primary:
        setRole(button, "primary");
        break;
    case ButtonRole::Flat:
        setRole(button, "flat");
        break;
    case ButtonRole::Pill:
        setRole(button, "pill");
        button->setCheckable(true);
        break;
    case ButtonRole::Link:
        setRole(button, "link");
        break;
    case ButtonRole::Status:
        setRole(button, "status");
        break;
    case ButtonRole::Action:
        setRole(button, "action");
        break;
    case ButtonRole::PrimaryAction:
        setRole(button, "primaryaction");
        break;
    case ButtonRole::Figure:
        setRole(button, "figure");
        break;
    }
    if (!iconName.isEmpty())
        button->setIcon(icon(iconName, role == ButtonRole::Primary || role == ButtonRole::PrimaryAction ? Ink::OnAccent : Ink::Muted));
    return button;
}

QPushButton *makeKeyButton(const QString &text, const QString &key, ButtonRole role, QWidget *parent)
{
    QPushButton *button = makeButton(text + QStringLiteral("   ") + key, role, parent);
    button->setAccessibleName(text);
    return button;
}

QToolButton *makeIconButton(const QString &iconName, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    letEnterPress(button);
    button->setIcon(icon(iconName));
    button->setIconSize({ 16, 16 });
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

QFrame *makeHairline(QWidget *parent)
{
    auto *line = new QFrame(parent);
    setRole(line, "hairline");
    line->setFixedHeight(1);
    return line;
}

void setRole(QWidget *widget, const char *role)
{
    widget->setProperty("role", QString::fromLatin1(role));
    repolish(widget);
}

void setInk(QLabel *label, Ink colour)
{
    label->setProperty("ink", nameOf(colour));
    repolish(label);
}

} // namespace sluice::ui
