#include "ui/kit/GridDelegate.h"

#include "ui/kit/Format.h"
#include "ui/kit/GridModel.h"
#include "ui/kit/Paint.h"
#include "ui/kit/Words.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

namespace sluice::ui {

namespace {

constexpr int kPadding = 8;
constexpr int kTall = 38; // A row with room for two lines.

void paintBackground(QPainter &painter, const QStyleOptionViewItem &option, bool isCurrentRow)
{
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter.fillRect(option.rect, ink(Ink::AccentGround));
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), ink(Ink::Line));
    if (isCurrentRow && option.rect.left() <= 0)
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1), ink(Ink::Accent));
}

/// A sentence takes the second line of a tall row before it is cut.
void paintText(QPainter &painter, const QRectF &area, const QString &text, bool tall)
{
    const QFont font = type(Type::Body);
    if (!tall || QFontMetricsF(font).horizontalAdvance(text) <= area.width()) {
        paint::text(painter, area, text, font, ink(Ink::Text));
        return;
    }
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(area.width());
    layout.endLayout();
    const int first = line.textLength();
    if (first >= text.size()) { // One long word.
        paint::text(painter, area, text, font, ink(Ink::Text));
        return;
    }
    const qreal middle = area.center().y();
    paint::text(painter, QRectF(area.left(), middle - 17, area.width(), 17), text.left(first).trimmed(), font, ink(Ink::Text));
    paint::text(painter, QRectF(area.left(), middle, area.width(), 17), text.mid(first), font, ink(Ink::Text));
}

void paintTwoLines(QPainter &painter, const QRectF &area, const QString &first, const QString &second, bool tall)
{
    if (second.isEmpty()) {
        paintText(painter, area, first, tall);
        return;
    }
    if (!tall) {
        const qreal width = QFontMetricsF(type(Type::Body)).horizontalAdvance(first);
        paint::text(painter, area, first, type(Type::Body), ink(Ink::Text));
        const QRectF rest = area.adjusted(width + space::s, 0, 0, 0);
        if (rest.width() > 30)
            paint::text(painter, rest, second, type(Type::Caption), ink(Ink::Muted));
        return;
    }
    const qreal middle = area.center().y();
    paint::text(painter, QRectF(area.left(), middle - 17, area.width(), 17), first, type(Type::Body), ink(Ink::Text));
    paint::text(
        painter, QRectF(area.left(), middle, area.width(), 16), second, type(Type::Caption), ink(Ink::Muted));
}

void paintSla(QPainter &painter, const QRectF &area, const QModelIndex &index)
{
    const auto tone = static_cast<Tone>(index.data(GridModel::ToneRole).toInt());
    const qint64 left = index.data(GridModel::NumberRole).toLongLong();
    constexpr double kTarget = 1440; // The bar shows a working day; longer promises start full.
    const double share = std::clamp(1.0 - static_cast<double>(left) / kTarget, 0.0, 1.0);
    constexpr qreal kBar = 46;
    paint::slaBar(painter, QRectF(area.left(), area.top(), kBar, area.height()), share, tone);
    paint::text(painter, area.adjusted(kBar + space::s, 0, 0, 0), index.data().toString(),
        type(Type::Body, tone == Tone::Bad ? Weight::Strong : Weight::Regular),
        tone == Tone::Good || tone == Tone::Accent ? ink(Ink::Text) : ink(tone));
}

void paintInitials(QPainter &painter, const QRectF &area, const QString &owner)
{
    if (owner.isEmpty()) {
        paint::text(painter, area, QStringLiteral("–"), type(Type::Body), ink(Ink::Faint));
        return;
    }
    const QRectF disc(area.left(), area.center().y() - 10, 24, 20);
    paint::roundRect(painter, disc, ground(Tone::Info), 10);
    painter.setFont(type(Type::Caption, Weight::Strong));
    painter.setPen(ink(Ink::Info));
    painter.drawText(disc, Qt::AlignCenter, words::initialsOf(owner));
}

void paintMoney(QPainter &painter, const QRectF &area, const QModelIndex &index)
{
    const auto currency = Currency::fromCode(index.data(GridModel::CurrencyRole).toString());
    if (!currency)
        return;
    const Money money(index.data(GridModel::MinorRole).toLongLong(), *currency);
    const auto tone = static_cast<Tone>(index.data(GridModel::ToneRole).toInt());
    paint::money(painter, area, money.isZero() ? QString() : currency->text(), money.isZero() ? QStringLiteral("–") : format::amount(money),
        type(Type::Body), tone == Tone::Bad ? ink(Ink::Bad) : ink(Ink::Text));
}

} // namespace

void GridDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    painter->save();
    painter->setClipRect(option.rect);
    painter->setRenderHint(QPainter::Antialiasing);
    paintBackground(*painter, option, view && view->currentIndex().row() == index.row());
    const QRectF area = QRectF(option.rect).adjusted(kPadding + 2, 0, -kPadding, -1);
    const QString text = index.data().toString();
    switch (static_cast<CellKind>(index.data(GridModel::KindRole).toInt())) {
    case CellKind::Text:
        paintText(*painter, area, text, option.rect.height() >= kTall);
        break;
    case CellKind::TwoLines:
        paintTwoLines(*painter, area, text, index.data(GridModel::SecondRole).toString(), option.rect.height() >= kTall);
        break;
    case CellKind::Money:
        paintMoney(*painter, area, index);
        break;
    case CellKind::Number:
    case CellKind::Age:
        paint::text(*painter, area, text, type(Type::Body),
            static_cast<Tone>(index.data(GridModel::ToneRole).toInt()) == Tone::Bad ? ink(Ink::Bad) : ink(Ink::Text),
            Qt::AlignRight | Qt::AlignVCenter);
        break;
    case CellKind::Date:
        paint::text(*painter, area, text, type(Type::Body), ink(Ink::Text));
        break;
    case CellKind::Chip:
        paint::chip(*painter, area, text, static_cast<Tone>(index.data(GridModel::ToneRole).toInt()));
        break;
    case CellKind::Sla:
        paintSla(*painter, area, index);
        break;
    case CellKind::Initials:
        paintInitials(*painter, area, text);
        break;
    }
    painter->restore();
}

QSize GridDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics body(type(Type::Body));
    int width = body.horizontalAdvance(index.data().toString());
    switch (static_cast<CellKind>(index.data(GridModel::KindRole).toInt())) {
    case CellKind::TwoLines: {
        const int second = QFontMetrics(type(Type::Caption)).horizontalAdvance(index.data(GridModel::SecondRole).toString());
        width = std::max(width, second);
        break;
    }
    case CellKind::Chip:
        width = static_cast<int>(paint::chipWidth(index.data().toString()));
        break;
    case CellKind::Sla:
        width = QFontMetrics(type(Type::Body, Weight::Strong)).horizontalAdvance(index.data().toString()) + 46 + space::s;
        break;
    case CellKind::Initials:
        width = 24;
        break;
    case CellKind::Text:
    case CellKind::Money:
    case CellKind::Number:
    case CellKind::Date:
    case CellKind::Age:
        break;
    }
    return { width + 2 * kPadding + 3, option.rect.height() };
}

bool GridDelegate::helpEvent(
    QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString tip = index.data(GridModel::TipRole).toString();
    const bool isCut = sizeHint(option, index).width() > option.rect.width();
    if (tip.isEmpty() && isCut) {
        tip = index.data().toString();
        const QString second = index.data(GridModel::SecondRole).toString();
        if (!second.isEmpty())
            tip += QLatin1Char('\n') + second;
    }
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(), tip.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")), view);
    return true;
}

} // namespace sluice::ui
