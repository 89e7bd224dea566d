#include "ui/shell/SideRail.h"

#include "ui/kit/Format.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Paint.h"

#include <QPainter>
#include <QVBoxLayout>

namespace sluice::ui {

namespace {
constexpr int kWide = 168;
constexpr int kNarrow = 56;
constexpr int kBrand = 56;
}

RailButton::RailButton(const QString &id, const QString &iconName, const QString &title, QWidget *parent)
    : QAbstractButton(parent)
    , m_id(id)
    , m_icon(iconName)
{
    setText(title);
    setAccessibleName(title);
    setCheckable(true);
    setAutoExclusive(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailButton::setCount(int count, bool late)
{
    m_count = count;
    m_late = late;
    setAccessibleName(count > 0 ? tr("%1, %2 waiting").arg(text()).arg(count) : text());
    update();
}

void RailButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    setToolTip(narrow ? text() : QString());
    update();
}

QSize RailButton::sizeHint() const
{
    return { m_narrow ? kNarrow : kWide, 34 };
}

void RailButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void RailButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body = QRectF(rect()).adjusted(space::s, 1, -space::s, -1);
    if (isChecked())
        paint::roundRect(painter, body, ink(Ink::AccentGround));
    else if (underMouse())
        paint::roundRect(painter, body, ink(Ink::Line));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ink(Ink::Accent), 2));
        painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), kCorner, kCorner);
    }
    const QColor colour = isChecked() ? ink(Ink::Accent) : ink(Ink::Muted);
    const qreal iconLeft = m_narrow ? width() / 2.0 - 9 : body.left() + space::s;
    paintIcon(painter, m_icon, QRectF(iconLeft, height() / 2.0 - 9, 18, 18), colour);
    qreal right = body.right() - space::s;
    if (m_count > 0) {
        const QFont font = type(Type::Caption, m_late ? Weight::Strong : Weight::Regular);
        const QString count = format::count(m_count);
        const qreal width = QFontMetricsF(font).horizontalAdvance(count);
        if (m_narrow) {
            paint::roundRect(painter, QRectF(iconLeft + 14, height() / 2.0 - 11, 7, 7), ink(m_late ? Ink::Bad : Ink::Accent), 4);
        } else {
            paint::text(painter, QRectF(right - width - 1, 0, width + 2, height()), count, font,
                m_late ? ink(Ink::Bad) : ink(Ink::Muted), Qt::AlignRight | Qt::AlignVCenter);
            right -= width + space::s;
        }
    }
    if (!m_narrow) {
        const qreal left = iconLeft + 18 + space::s + 2;
        paint::text(painter, QRectF(left, 0, right - left, height()), text(),
            type(Type::Body, isChecked() ? Weight::Strong : Weight::Regular), isChecked() ? ink(Ink::Accent) : ink(Ink::Text));
    }
}

SideRail::SideRail(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_person(new RailButton(QStringLiteral("person"), QStringLiteral("person"), tr("Nobody yet"), this))
{
    setAccessibleName(tr("Screens"));
    setFixedWidth(kWide);
    m_column->setContentsMargins(0, kBrand, 0, space::s);
    m_column->setSpacing(1);
    m_column->addStretch(1);
    m_person->setCheckable(false);
    m_column->addWidget(m_person);
    connect(m_person, &RailButton::clicked, this, &SideRail::personRequested);
}

void SideRail::add(const QString &id, const QString &iconName, const QString &title)
{
    auto *button = new RailButton(id, iconName, title, this);
    m_column->insertWidget(static_cast<int>(m_buttons.size()), button);
    m_buttons += button;
    connect(button, &RailButton::clicked, this, [this, id] { Q_EMIT chosen(id); });
}

void SideRail::setCurrent(const QString &id)
{
    for (RailButton *button : std::as_const(m_buttons)) {
        if (button->id() == id)
            button->setChecked(true);
    }
}

void SideRail::setCount(const QString &id, int count, bool late)
{
    for (RailButton *button : std::as_const(m_buttons)) {
        if (button->id() == id)
            button->setCount(count, late);
    }
}

void SideRail::setNarrow(bool narrow)
{
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    setFixedWidth(narrow ? kNarrow : kWide);
    for (RailButton *button : std::as_const(m_buttons))
        button->setNarrow(narrow);
    m_person->setNarrow(narrow);
}

void SideRail::setPerson(const QString &name, const QString &roles)
{
    m_person->setText(name);
    m_person->setAccessibleName(tr("Signed in: %1, %2").arg(name, roles));
    m_person->setToolTip((name + QLatin1Char('\n') + roles).toHtmlEscaped());
    m_person->update();
}

void SideRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), ink(Ink::Ground));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), ink(Ink::Line));
    const qreal left = m_narrow ? width() / 2.0 - 12 : space::l;
    paintIcon(painter, QStringLiteral("sluice"), QRectF(left, 14, 24, 24), ink(Ink::Accent));
    if (!m_narrow)
        paint::text(painter, QRectF(left + 24 + space::s, 14, 100, 24), QStringLiteral("Sluice"),
            type(Type::Section, Weight::Strong), ink(Ink::Text));
}

} // namespace sluice::ui
