#include "ui/shell/CommandPalette.h"

#include "ui/kit/Controls.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Paint.h"

#include <QApplication>
#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace sluice::ui {

namespace {

constexpr std::chrono::milliseconds kTypingPause { 60 };
constexpr int kTypedMin = 2; ///< One letter would find everything.

class EntryDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF area = QRectF(option.rect).adjusted(space::s, 1, -space::s, -1);
        if (option.state & QStyle::State_Selected)
            paint::roundRect(*painter, area, ink(Ink::AccentGround));
        const QString detail = index.data(Qt::UserRole).toString();
        const qreal detailWidth = QFontMetricsF(type(Type::Caption)).horizontalAdvance(detail) + 4;
        paint::text(*painter, area.adjusted(space::s, 0, -detailWidth - space::l, 0), index.data().toString(),
            type(Type::Body), ink(Ink::Text));
        paint::text(*painter, area.adjusted(0, 0, -space::s, 0), detail, type(Type::Caption), ink(Ink::Muted),
            Qt::AlignRight | Qt::AlignVCenter);
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return { 100, 32 }; }
};

} // namespace

CommandPalette::CommandPalette(Source source, QWidget *parent)
    : QFrame(parent)
    , m_source(std::move(source))
    , m_edit(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Command palette"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::s, space::s, space::s, space::s);
    column->setSpacing(space::s);
    m_edit->setPlaceholderText(tr("What would you like to do or open?"));
    m_edit->setAccessibleName(tr("Command or search"));
    m_edit->setMinimumHeight(36);
    m_edit->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->viewport()->setAutoFillBackground(false);
    column->addWidget(m_edit);
    column->addWidget(m_list);
    auto *shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(32);
    shadow->setOffset(0, 8);
    shadow->setColor(QColor(0, 0, 0, 90));
    setGraphicsEffect(shadow);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kTypingPause);
    connect(&m_delay, &QTimer::timeout, this, &CommandPalette::search);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::update);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    m_edit->installEventFilter(this);
    hide();
}

void CommandPalette::popUp()
{
    m_before = QApplication::focusWidget();
    const int width = std::min(640, parentWidget()->width() - 2 * space::xxl);
    setGeometry((parentWidget()->width() - width) / 2, 72, width, std::min(420, parentWidget()->height() - 120));
    m_edit->clear();
    update({});
    show();
    raise();
    m_edit->setFocus();
}

void CommandPalette::update(const QString &text)
{
    m_runsFirst = false;
    ++m_asked; // What is still on its way answers an older question.
    m_entries.clear();
    m_model->clear();
    add(m_source(text.trimmed()));
    if (m_search && text.trimmed().size() >= kTypedMin)
        m_delay.start();
    else
        m_delay.stop();
}

void CommandPalette::search()
{
    m_search(m_edit->text().trimmed(), [this, asked = m_asked](const QList<Entry> &found) {
        if (asked == m_asked && isVisible())
            add(found);
    });
}

void CommandPalette::add(const QList<Entry> &entries)
{
    const bool wasEmpty = m_entries.isEmpty();
    m_entries += entries;
    for (const Entry &entry : entries) {
        auto *item = new QStandardItem(entry.text);
        item->setData(entry.detail, Qt::UserRole);
        item->setAccessibleText(entry.text + QStringLiteral(", ") + entry.detail);
        m_model->appendRow(item);
    }
    if (wasEmpty && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
    if (m_runsFirst && !m_entries.isEmpty())
        runCurrent();
}

void CommandPalette::runCurrent()
{
    m_runsFirst = m_entries.isEmpty() && m_delay.isActive();
    if (m_runsFirst) { // A pasted number and Enter at once: what it leads to is opened as soon as it is known.
        m_delay.stop();
        search();
        return;
    }
    const int row = m_list->currentIndex().row();
    close();
    if (row >= 0 && row < m_entries.size()) {
        const std::function<void()> run = m_entries.at(row).run;
        run();
    }
}

void CommandPalette::close()
{
    hide();
    if (m_before)
        m_before->setFocus();
}

QStringList CommandPalette::shownTexts() const
{
    QStringList texts;
    for (const Entry &entry : m_entries)
        texts += entry.text;
    return texts;
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && isVisible()) {
        hide();
        return false;
    }
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // Before the page below takes it for its own.
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto *press = static_cast<QKeyEvent *>(event);
    switch (press->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QApplication::sendEvent(m_list, press);
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(ink(Ink::Line));
    painter.setBrush(ink(Ink::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCorner + 2, kCorner + 2);
}

} // namespace sluice::ui
