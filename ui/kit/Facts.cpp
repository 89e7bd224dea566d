#include "ui/kit/Facts.h"

#include "ui/kit/Controls.h"
#include "ui/kit/Format.h"
#include "ui/kit/Paint.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace sluice::ui {

namespace {

/// One long word: its beginning and end while it is only read, the whole of it once one is in it to copy.
class LongWord final : public QLineEdit {
public:
    LongWord(const QString &word, QWidget *parent)
        : QLineEdit(parent)
        , m_word(word)
    {
        setReadOnly(true);
        setTextMargins(-2, -1, -2, -1); // What the style keeps free; values stand in one line with the others.
        setToolTip(word.toHtmlEscaped());
        setAccessibleDescription(word);
        setRole(this, "value");
    }

protected:
    void focusInEvent(QFocusEvent *event) override
    {
        setText(m_word);
        setCursorPosition(0);
        QLineEdit::focusInEvent(event);
    }
    void focusOutEvent(QFocusEvent *event) override
    {
        QLineEdit::focusOutEvent(event);
        shorten();
    }
    void resizeEvent(QResizeEvent *event) override
    {
        QLineEdit::resizeEvent(event);
        if (!hasFocus())
            shorten();
    }

private:
    void shorten()
    {
        constexpr int kInset = 8; // What the line edit keeps free at its sides.
        setText(fontMetrics().elidedText(m_word, Qt::ElideMiddle, width() - kInset));
        setCursorPosition(0);
    }

    QString m_word;
};

/// Wraps at spaces. An id, a hash or an address has none: it stays on its line, to be walked through and copied,
/// instead of pushing the pane wider than its place.
QWidget *makeValue(const QString &name, const QString &value, Ink colour, Weight weight, QWidget *parent)
{
    constexpr int kLongWord = 24;
    if (value.size() > kLongWord && !value.contains(QLatin1Char(' '))) {
        auto *line = new LongWord(value, parent);
        line->setFont(type(Type::Body, weight));
        line->setAccessibleName(name);
        return line;
    }
    QLabel *label = makeProse(value.isEmpty() ? QStringLiteral("–") : value, Type::Body, colour, parent);
    label->setFont(type(Type::Body, weight));
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

} // namespace

FactGrid::FactGrid(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::m);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnMinimumWidth(0, 104);
    m_grid->setColumnStretch(1, 1);
}

void FactGrid::add(const QString &label, const QString &value, Ink colour)
{
    if (!value.isEmpty())
        put(label, makeValue(label, value, colour, Weight::Regular, this));
}

QLabel *FactGrid::addLabel(const QString &label, const QString &value)
{
    QLabel *said = makeProse(value, Type::Body, Ink::Text, this);
    said->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    put(label, said);
    return said;
}

void FactGrid::put(const QString &label, QWidget *value)
{
    QLabel *name = makeLabel(label, Type::Body, Ink::Muted, this);
    name->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_grid->addWidget(name, m_rows, 0);
    m_grid->addWidget(value, m_rows, 1);
    ++m_rows;
}

FacingValues::FacingValues(const QString &foundHead, const QString &found, const QString &neededHead,
    const QString &needed, QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    const auto addSide = [&](const QString &head, const QString &value, Tone tone) {
        auto *side = new QFrame(this);
        side->setObjectName(QStringLiteral("facing"));
        const QColor back = ground(tone);
        side->setStyleSheet(QStringLiteral("QFrame#facing { background: rgba(%1,%2,%3,%4); border-radius: 6px; }")
                                .arg(back.red())
                                .arg(back.green())
                                .arg(back.blue())
                                .arg(back.alpha()));
        auto *column = new QVBoxLayout(side);
        column->setContentsMargins(space::m, space::s, space::m, space::m);
        column->setSpacing(space::xs);
        QLabel *caption = makeProse(head, Type::Caption, Ink::Muted, side);
        column->addWidget(caption);
        QLabel *text = makeProse(value.isEmpty() ? tr("nothing") : value, Type::Section,
            value.isEmpty() ? Ink::Muted : Ink::Text, side);
        column->addWidget(text);
        column->addStretch(1);
        row->addWidget(side, 1);
    };
    addSide(foundHead, found, Tone::Bad);
    addSide(neededHead, needed, Tone::Good);
}

DifferenceTable::DifferenceTable(const QString &leftHead, const QString &rightHead,
    const std::vector<desk::Difference> &rows, Style style, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::m);
    m_grid->setVerticalSpacing(style == Style::SideBySide ? 6 : 2);
    if (style == Style::SideBySide)
        addSideBySide(leftHead, rightHead, rows);
    else
        addStacked(leftHead, rightHead, rows, style == Style::StackedStruck);
}

void DifferenceTable::addSideBySide(
    const QString &leftHead, const QString &rightHead, const std::vector<desk::Difference> &rows)
{
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
    m_grid->setColumnMinimumWidth(0, 96);
    m_grid->addWidget(makeLabel(leftHead, Type::Caption, Ink::Muted, this, Weight::Strong), 0, 1);
    m_grid->addWidget(makeLabel(rightHead, Type::Caption, Ink::Muted, this, Weight::Strong), 0, 2);
    int row = 1;
    for (const desk::Difference &difference : rows) {
        const bool differs = difference.was != difference.is;
        m_grid->addWidget(makeValue({}, difference.field, Ink::Muted, Weight::Regular, this), row, 0);
        m_grid->addWidget(makeValue(difference.field, format::readable(difference.was), Ink::Text, Weight::Regular, this), row, 1);
        m_grid->addWidget(makeValue(difference.field, format::readable(difference.is), differs ? Ink::Warn : Ink::Text, differs ? Weight::Strong : Weight::Regular, this), row, 2);
        ++row;
    }
}

void DifferenceTable::addStacked(
    const QString &leftHead, const QString &rightHead, const std::vector<desk::Difference> &rows, bool struck)
{
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnMinimumWidth(0, 60);
    int row = 0;
    for (const desk::Difference &difference : rows) {
        if (row > 0)
            m_grid->setRowMinimumHeight(row++, space::xs);
        m_grid->addWidget(makeLabel(difference.field, Type::Body, Ink::Text, this), row++, 0, 1, 2);
        QWidget *was = makeValue(difference.field, format::readable(difference.was), Ink::Muted, Weight::Regular, this);
        if (struck) {
            QFont font = was->font();
            font.setStrikeOut(true);
            was->setFont(font);
        }
        m_grid->addWidget(makeLabel(leftHead, Type::Caption, Ink::Muted, this), row, 0);
        m_grid->addWidget(was, row++, 1);
        m_grid->addWidget(makeLabel(rightHead, Type::Caption, Ink::Muted, this), row, 0);
        m_grid->addWidget(makeValue(difference.field, format::readable(difference.is), Ink::Warn, Weight::Strong, this), row++, 1);
    }
}

namespace {
constexpr int kLineHeight = 38;
constexpr int kHeadHeight = 22;
}

LineTable::LineTable(std::vector<desk::LineRow> lines, QWidget *parent)
    : QWidget(parent)
    , m_lines(std::move(lines))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    QStringList spoken;
    for (const desk::LineRow &line : m_lines)
        spoken += QStringLiteral("%1 × %2 %3").arg(line.quantity, line.itemName, format::money(line.amount));
    setAccessibleName(tr("Lines"));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    setToolTip(spoken.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")));
}

QSize LineTable::sizeHint() const
{
    return { 360, kHeadHeight + static_cast<int>(m_lines.size()) * kLineHeight };
}

QSize LineTable::minimumSizeHint() const
{
    return { 300, sizeHint().height() };
}

void LineTable::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const qreal w = width(), amount = 116, price = 96, quantity = 56;
    const QFont small = type(Type::Caption, Weight::Strong);
    const auto right = Qt::AlignRight | Qt::AlignVCenter;
    paint::text(painter, QRectF(0, 0, w, kHeadHeight), tr("Item"), small, ink(Ink::Muted));
    paint::text(painter, QRectF(w - amount - price - quantity, 0, quantity, kHeadHeight), tr("Quantity"), small, ink(Ink::Muted), right);
    paint::text(painter, QRectF(w - amount - price, 0, price, kHeadHeight), tr("Price"), small, ink(Ink::Muted), right);
    paint::text(painter, QRectF(w - amount, 0, amount, kHeadHeight), tr("Amount"), small, ink(Ink::Muted), right);
    qreal y = kHeadHeight;
    for (const desk::LineRow &line : m_lines) {
        painter.fillRect(QRectF(0, y, w, 1), ink(Ink::Line));
        const qreal nameWidth = w - amount - price - quantity - space::s;
        paint::text(painter, QRectF(0, y + 3, nameWidth, 17), line.itemName.isEmpty() ? line.description : line.itemName,
            type(Type::Body), ink(Ink::Text));
        QStringList second { line.itemCode };
        if (!line.discountPercent.isEmpty() && line.discountPercent != QLatin1String("0"))
            second += tr("%1 % discount").arg(format::quantity(line.discountPercent));
        second += line.taxCode;
        second.removeAll(QString());
        paint::text(painter, QRectF(0, y + 19, nameWidth, 16), second.join(QStringLiteral(" · ")), type(Type::Caption),
            ink(Ink::Muted));
        const QRectF row(0, y + 3, w, 17);
        paint::text(painter, QRectF(w - amount - price - quantity, row.top(), quantity, 17), format::quantity(line.quantity),
            type(Type::Body), ink(Ink::Text), right);
        paint::text(painter, QRectF(w - amount - price, row.top(), price, 17), format::quantity(line.unitPrice),
            type(Type::Body), ink(Ink::Text), right);
        paint::money(painter, QRectF(w - amount, row.top(), amount, 17), line.amount.currency().text(),
            format::amount(line.amount), type(Type::Body), ink(Ink::Text));
        y += kLineHeight;
    }
}

Timeline::Timeline(const std::vector<desk::EventRow> &events, Instant now, QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::s);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, 44);
    int row = 0;
    for (const desk::EventRow &event : events) {
        QLabel *when = makeLabel(format::age(event.at, now), Type::Body, Ink::Muted, this);
        when->setToolTip(format::dateTimeExact(event.at));
        when->setAlignment(Qt::AlignTop | Qt::AlignRight);
        grid->addWidget(when, row, 0);
        auto *column = new QVBoxLayout;
        column->setSpacing(0);
        column->addWidget(makeProse(format::readable(event.summary), Type::Body, Ink::Text, this));
        column->addWidget(makeProse(event.actor, Type::Caption, Ink::Muted, this));
        grid->addLayout(column, row, 1);
        ++row;
    }
}

ChipLabel::ChipLabel(const QString &text, Tone tone, QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    set(text, tone);
}

void ChipLabel::set(const QString &text, Tone tone)
{
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize ChipLabel::sizeHint() const
{
    return { static_cast<int>(std::ceil(paint::chipWidth(m_text))) + 1, 22 };
}

void ChipLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint::chip(painter, rect(), m_text, m_tone);
}

} // namespace sluice::ui
