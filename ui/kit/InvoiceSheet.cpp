#include "ui/kit/InvoiceSheet.h"

#include "ui/kit/Format.h"
#include "ui/kit/Paint.h"
#include "ui/kit/Theme.h"

#include <QPainter>

namespace sluice::ui {

namespace {

constexpr qreal kMargin = 20;
constexpr qreal kGap = 20;

/// Words that are wider than the column (an e-mail address) may break after their signs; all others stay whole.
QString breakable(const QString &text, const QFontMetricsF &metrics, qreal width)
{
    constexpr QChar kMayBreak(0x200B);
    QString result, word;
    const auto finish = [&] {
        const bool fits = metrics.horizontalAdvance(word) <= width;
        for (const QChar c : std::as_const(word)) {
            if (!fits && c == QLatin1Char('@'))
                result += kMayBreak;
            result += c;
            if (!fits && (c == QLatin1Char('-') || c == QLatin1Char('_') || c == QLatin1Char('/') || c == QLatin1Char('.')))
                result += kMayBreak;
        }
        word.clear();
    };
    for (const QChar c : text) {
        if (c == QLatin1Char(' ') || c == QLatin1Char('\n')) {
            finish();
            result += c;
        } else {
            word += c;
        }
    }
    finish();
    return result;
}

/// Wrapped text; returns its height. Only measures when `painter` is null.
qreal prose(QPainter *painter, qreal x, qreal y, qreal width, const QString &text, const QFont &font, const QColor &colour,
    Qt::Alignment alignment = Qt::AlignLeft)
{
    if (text.isEmpty())
        return 0;
    const QFontMetricsF metrics(font);
    const QString shown = breakable(text, metrics, width);
    const int flags = static_cast<int>(alignment) | Qt::AlignTop | Qt::TextWordWrap;
    const QRectF bounds = metrics.boundingRect(QRectF(0, 0, width, 4000), flags, shown);
    if (painter) {
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(QRectF(x, y, width, bounds.height() + 2), flags, shown);
    }
    return std::ceil(bounds.height());
}

/// A date is one word.
QString dateText(QDate date)
{
    return format::date(date).replace(QLatin1Char(' '), QChar(QChar::Nbsp));
}

QString addressText(const QString &name, const Address &address)
{
    QStringList lines { name, address.street,
        QStringList { address.city, address.state, address.postalCode }.join(QLatin1Char(' ')).simplified(), address.country };
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

void hairline(QPainter *painter, qreal x, qreal y, qreal width)
{
    if (painter)
        painter->fillRect(QRectF(x, y, width, 1), ink(Ink::Line));
}

} // namespace

InvoiceSheet::InvoiceSheet(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMinimumWidth(320);
    setAccessibleName(tr("Invoice as a page"));
}

void InvoiceSheet::show(const desk::InvoicePreview &preview, const QString &note)
{
    m_preview = preview;
    m_note = note;
    setAccessibleDescription(spoken());
    updateGeometry();
    update();
}

int InvoiceSheet::heightForWidth(int width) const
{
    return static_cast<int>(std::ceil(lay(nullptr, width)));
}

QSize InvoiceSheet::sizeHint() const
{
    return { 460, heightForWidth(460) };
}

void InvoiceSheet::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    lay(&painter, width());
}

qreal InvoiceSheet::lay(QPainter *painter, qreal width) const
{
    qreal y = prose(painter, 0, 0, width, m_note, type(Type::Caption), ink(Ink::Muted)) + space::s;
    const qreal top = y;
    const qreal inner = width - 2 * kMargin;
    if (painter) { // The paper lies under everything that follows.
        painter->setPen(ink(Ink::Line));
        painter->setBrush(ink(Ink::Surface));
        painter->drawRoundedRect(QRectF(0.5, top + 0.5, width - 1, lay(nullptr, width) - top - 1), kCorner, kCorner);
        painter->translate(kMargin, 0);
    }
    y += kMargin;
    y = layHead(painter, inner, y);
    y = layParties(painter, inner, y);
    y = layLines(painter, inner, y);
    y = layTotals(painter, inner, y);
    if (painter)
        painter->translate(-kMargin, 0);
    return y + kMargin;
}

qreal InvoiceSheet::layHead(QPainter *painter, qreal width, qreal y) const
{
    const qreal left = prose(painter, 0, y, width * 0.68, m_preview.companyName, type(Type::Title, Weight::Strong), ink(Ink::Text));
    const QString number = m_preview.docNumber.isEmpty() ? tr("number follows") : m_preview.docNumber;
    const qreal right = prose(painter, width * 0.68, y, width * 0.32, tr("Invoice"), type(Type::Title), ink(Ink::Muted), Qt::AlignRight);
    prose(painter, width * 0.68, y + right, width * 0.32, number, type(Type::Body), ink(Ink::Muted), Qt::AlignRight);
    return y + std::max(left, right + 18) + kGap;
}

qreal InvoiceSheet::layParties(QPainter *painter, qreal width, qreal y) const
{
    const QFont caption = type(Type::Caption), body = type(Type::Body);
    const auto block = [&](qreal left, qreal top, qreal wide, const QString &head, const QString &text) {
        const qreal h = prose(painter, left, top, wide, head, caption, ink(Ink::Muted)) + 2;
        return h + prose(painter, left, top + h, wide, text, body, ink(Ink::Text));
    };
    QList<std::pair<QString, QString>> facts { { tr("Date"), dateText(m_preview.txnOn) }, { tr("Due"), dateText(m_preview.dueOn) },
        { tr("Terms"), m_preview.terms }, { tr("PO"), m_preview.poNumber } };
    facts.removeIf([](const auto &fact) { return fact.second.isEmpty(); });
    qreal used = 0, left = 0;
    for (const auto &[head, text] : std::as_const(facts)) {
        const qreal least = (width - 3 * space::m) / 4; // In columns while they fit, so that invoices read alike.
        const qreal wide = std::max({ least, QFontMetricsF(body).horizontalAdvance(text) + 2, QFontMetricsF(caption).horizontalAdvance(head) + 2 });
        if (left > 0 && left + wide > width) {
            y += used + space::s;
            left = used = 0;
        }
        used = std::max(used, block(left, y, std::min(wide, width), head, text));
        left += wide + space::m;
    }
    y += used + space::l;

    const qreal half = (width - space::l) / 2;
    used = block(0, y, half, m_preview.customerIsNew ? tr("Bill to · new customer") : tr("Bill to"), addressText(m_preview.customerName, m_preview.billTo));
    if (!m_preview.shipTo.isEmpty())
        used = std::max(used, block(half + space::l, y, half, tr("Ship to"), addressText({}, m_preview.shipTo)));
    y += used;
    if (!m_preview.billEmail.isEmpty())
        y += space::s + block(0, y + space::s, width, tr("Sent to"), m_preview.billEmail);
    return y + kGap;
}

qreal InvoiceSheet::layLines(QPainter *painter, qreal width, qreal y) const
{
    const QFont caption = type(Type::Caption), body = type(Type::Body);
    const QFontMetricsF metrics(body);
    qreal price = 64, quantity = 36;
    for (const desk::LineRow &line : m_preview.lines) {
        price = std::max(price, metrics.horizontalAdvance(format::quantity(line.unitPrice)) + space::m);
        quantity = std::max(quantity, metrics.horizontalAdvance(format::quantity(line.quantity)) + space::xs);
    }
    const qreal amount = 88;
    const qreal name = width - amount - price - quantity - space::m;
    const auto right = Qt::AlignRight;
    prose(painter, 0, y, name, tr("Item"), caption, ink(Ink::Muted));
    prose(painter, name + space::m, y, quantity, tr("Qty"), caption, ink(Ink::Muted), right);
    prose(painter, width - amount - price, y, price, tr("Price"), caption, ink(Ink::Muted), right);
    prose(painter, width - amount, y, amount, tr("Amount %1").arg(m_preview.currency.text()), caption, ink(Ink::Muted), right);
    y += 20;
    for (const desk::LineRow &line : m_preview.lines) {
        hairline(painter, 0, y, width);
        y += 6;
        QStringList under;
        if (line.description != line.itemName)
            under += line.description;
        if (!line.discountPercent.isEmpty() && line.discountPercent != QLatin1String("0"))
            under += tr("less %1 %").arg(format::quantity(line.discountPercent));
        if (line.serviceOn.isValid())
            under += dateText(line.serviceOn);
        under += line.taxCode;
        under.removeAll(QString());
        qreal h = prose(painter, 0, y, name, line.itemName, body, ink(Ink::Text));
        h += prose(painter, 0, y + h, name, under.join(QStringLiteral(" · ")), caption, ink(Ink::Muted));
        prose(painter, name + space::m, y, quantity, format::quantity(line.quantity), body, ink(Ink::Text), right);
        prose(painter, width - amount - price, y, price, format::quantity(line.unitPrice), body, ink(Ink::Text), right);
        prose(painter, width - amount, y, amount, format::amount(line.amount), body, ink(Ink::Text), right);
        y += h + 6;
    }
    hairline(painter, 0, y, width);
    return y + space::m;
}

qreal InvoiceSheet::layTotals(QPainter *painter, qreal width, qreal y) const
{
    const QFont body = type(Type::Body);
    const qreal wide = std::min<qreal>(230, width * 0.62), label = width - wide;
    const auto row = [&](const QString &name, Money money, const QFont &font, const QColor &colour) {
        prose(painter, label, y, wide * 0.4, name, font, colour);
        y += std::max<qreal>(20, prose(painter, label + wide * 0.35, y, wide * 0.65, format::money(money), font, ink(Ink::Text), Qt::AlignRight) + 3);
    };
    const bool discounted = !m_preview.discount.isZero();
    if (discounted) {
        row(tr("Lines"), m_preview.net.plus(m_preview.discount).value_or(m_preview.net), body, ink(Ink::Muted));
        row(tr("Discount"), Money(-m_preview.discount.minor(), m_preview.discount.currency()), body, ink(Ink::Muted));
    }
    row(tr("Net"), m_preview.net, body, ink(Ink::Muted));
    row(tr("Tax"), m_preview.tax, body, ink(Ink::Muted));
    hairline(painter, label, y + 1, wide);
    y += 6;
    row(tr("Total"), m_preview.total, type(Type::Section, Weight::Strong), ink(Ink::Text));
    const qreal noteTop = y - (discounted ? 106 : 66);
    qreal left = noteTop;
    left += prose(painter, 0, left, label - space::l, m_preview.taxNote, type(Type::Caption), ink(Ink::Muted)) + space::xs;
    left += prose(painter, 0, left, label - space::l, m_preview.memo, body, ink(Ink::Text));
    y = std::max(y, left);
    if (!m_preview.privateNote.isEmpty()) {
        y += space::s;
        y += prose(painter, 0, y, width, tr("Internal note: %1").arg(m_preview.privateNote), type(Type::Caption), ink(Ink::Muted));
    }
    return y;
}

QString InvoiceSheet::spoken() const
{
    QStringList parts { tr("From %1 to %2").arg(m_preview.companyName, m_preview.customerName) };
    for (const desk::LineRow &line : m_preview.lines)
        parts += QStringLiteral("%1 × %2: %3").arg(line.quantity, line.itemName, format::money(line.amount));
    parts += tr("Total %1, terms %2, due %3").arg(format::money(m_preview.total), m_preview.terms, format::date(m_preview.dueOn));
    return parts.join(QStringLiteral("; "));
}

} // namespace sluice::ui
