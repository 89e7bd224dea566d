#include "ui/shell/StatusStrip.h"

#include "ui/kit/Controls.h"
#include "ui/kit/DetailPane.h"
#include "ui/kit/Format.h"
#include "ui/kit/Words.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

namespace sluice::ui {

namespace {

using namespace std::chrono_literals;

QIcon dot(Tone tone)
{
    QPixmap pixmap(20, 20);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink(tone));
    painter.drawEllipse(QRectF(4, 4, 12, 12));
    return QIcon(pixmap);
}

Tone freshness(const desk::ConnectionRow &row, Instant now)
{
    if (!row.signedIn || !row.lastError.isEmpty())
        return Tone::Bad;
    if (!row.freshAt || now - *row.freshAt > 15min)
        return Tone::Warn;
    return Tone::Good;
}

/// How old the data is matters most when no new data comes.
QString stateOf(const desk::ConnectionRow &row, Instant now)
{
    const bool isWell = row.signedIn && row.lastError.isEmpty();
    if (!row.freshAt)
        return !row.signedIn ? StatusStrip::tr("signed out") : isWell ? StatusStrip::tr("not read yet") : StatusStrip::tr("error, not read yet");
    if (isWell)
        return StatusStrip::tr("%1 ago").arg(format::age(*row.freshAt, now));
    const QString age = format::age(*row.freshAt, now);
    return row.signedIn ? StatusStrip::tr("error, %1 old").arg(age) : StatusStrip::tr("signed out, %1 old").arg(age);
}

} // namespace

StatusStrip::StatusStrip(const AppContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_connections(new QHBoxLayout)
    , m_writes(makeButton({}, ButtonRole::Status, this))
    , m_calls(makeButton({}, ButtonRole::Status, this))
    , m_progress(makeLabel({}, Type::Caption, Ink::Muted, this))
    , m_bar(new QProgressBar(this))
    , m_cancel(makeButton(tr("Cancel"), ButtonRole::Flat, this))
    , m_sync(makeButton(tr("Sync now"), ButtonRole::Flat, this))
{
    setAccessibleName(tr("Status"));
    setFixedHeight(32);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::s, 1, space::s, 0);
    row->setSpacing(space::xs);
    m_connections->setSpacing(space::xs);
    row->addLayout(m_connections);
    row->addWidget(m_writes);
    row->addWidget(m_calls);
    row->addStretch(1);
    row->addWidget(m_progress);
    m_bar->setFixedWidth(120);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    row->addWidget(m_bar);
    row->addWidget(m_cancel);
    row->addWidget(m_sync);
    for (QPushButton *button : { m_writes, m_calls, m_cancel, m_sync })
        button->setFont(type(Type::Caption));
    m_sync->setToolTip(tr("Settle, pull, judge, post, write back (Ctrl+R)"));
    showProgress({});

    connect(m_sync, &QPushButton::clicked, m_context.backend, &Backend::syncNow);
    connect(m_cancel, &QPushButton::clicked, m_context.backend, &Backend::cancelSync);
    connect(m_calls, &QPushButton::clicked, this, &StatusStrip::connectionsRequested);
    connect(m_writes, &QPushButton::clicked, this, &StatusStrip::uncertainRequested);
    connect(m_context.backend, &Backend::progress, this, &StatusStrip::showProgress);
    connect(m_context.backend, &Backend::changed, this, &StatusStrip::refresh);
    connect(m_context.backend, &Backend::cycleFinished, this,
        [this](const QString &summary, const std::optional<Error> &error) {
            showProgress({});
            const bool wasStopped = error && error->kind == ErrorKind::Cancelled; // By somebody, who wanted it so.
            m_progress->setText(wasStopped ? tr("The last cycle was stopped.")
                    : error                ? whyItFailed(*error)
                                           : summary);
            m_progress->setToolTip(error ? error->detail.toHtmlEscaped() : QString());
            m_progress->show();
            refresh();
        });
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &StatusStrip::paintConnections);
    m_tick.start();
    refresh();
}

QString StatusStrip::whyItFailed(const Error &error) const
{
    constexpr int kRoom = 420; // Beside three connections in a narrow window.
    const QString why = words::problemOf({}, error).why;
    const QString text = why.isEmpty() ? tr("The last cycle ended with an error.") : tr("The last cycle failed: %1").arg(why);
    return m_progress->fontMetrics().elidedText(text, Qt::ElideRight, kRoom);
}

void StatusStrip::refresh()
{
    m_context.backend->ask<desk::StatusLine>(
        this, [](desk::Reader &reader) { return reader.status(); },
        [this](Result<desk::StatusLine> status) {
            if (!status)
                return; // The page that is open says what is wrong; this line keeps what it last knew.
            m_status = std::move(*status);
            DetailPane::clear(m_connections);
            for (const desk::ConnectionRow &row : m_status.connections) {
                QPushButton *button = makeButton({}, ButtonRole::Status, this);
                button->setFont(type(Type::Caption));
                button->setIconSize({ 10, 10 });
                button->setProperty("connection", row.id);
                connect(button, &QPushButton::clicked, this, &StatusStrip::connectionsRequested);
                m_connections->addWidget(button);
            }
            paintConnections();
        });
}

void StatusStrip::paintConnections()
{
    const Instant now = m_context.backend->now();
    int calls = 0;
    std::optional<int> limit;
    QString remark;
    for (std::size_t i = 0; i < m_status.connections.size(); ++i) {
        const desk::ConnectionRow &row = m_status.connections[i];
        auto *button = qobject_cast<QPushButton *>(m_connections->itemAt(static_cast<int>(i))->widget());
        const QString name = row.system == QLatin1String("salesforce") ? words::ofSystem(row.system) : row.name;
        const QString state = stateOf(row, now);
        const QString text = name + QLatin1Char(' ') + state;
        if (button->accessibleName() != text) {
            button->setText(text);
            button->setAccessibleName(text);
            button->setProperty("state", state);
            button->setIcon(dot(freshness(row, now)));
            button->setToolTip((row.lastError.isEmpty() ? row.freshAt ? format::dateTimeExact(*row.freshAt) : QString()
                                                        : words::asSentences({ row.lastError, row.whatToDo }))
                                   .toHtmlEscaped());
        }
        if (row.callsLimit) {
            calls = row.callsToday;
            limit = row.callsLimit;
            remark = row.remark;
        }
    }
    QString writes = m_status.writesQueued == 1 ? tr("1 write queued")
                                                : tr("%1 writes queued").arg(format::count(m_status.writesQueued));
    if (m_status.writesUncertain > 0)
        writes += QStringLiteral(" · ") + tr("%1 uncertain").arg(format::count(m_status.writesUncertain));
    m_writes->setText(writes);
    m_writes->setAccessibleName(writes);
    m_calls->setVisible(limit && *limit > 0);
    if (limit && *limit > 0) {
        m_calls->setText(tr("%1 % of calls").arg(calls * 100 / *limit));
        m_calls->setAccessibleName(m_calls->text());
        m_calls->setToolTip(words::asSentences({ tr("%1 of %2 Salesforce calls today").arg(format::count(calls), format::count(*limit)), remark }));
    }
    fitNames();
}

/// Where there is no room for all, the ends of long names go: how old the data is stays.
void StatusStrip::fitNames()
{
    const int count = m_connections->count();
    if (count == 0)
        return;
    int others = 2 * space::s;
    for (const QWidget *widget : std::initializer_list<const QWidget *> { m_writes, m_calls, m_progress, m_bar, m_cancel, m_sync })
        others += widget->isVisibleTo(this) ? std::min(widget->sizeHint().width(), 260) + space::xs : 0;
    int left = width() - others - count * space::xs;
    for (int i = 0; i < count; ++i) { // What a short one leaves is the next one's.
        auto *button = static_cast<QPushButton *>(m_connections->itemAt(i)->widget());
        const QFontMetrics letters(button->font());
        const QString whole = button->accessibleName(), state = button->property("state").toString();
        const int frame = button->sizeHint().width() - letters.horizontalAdvance(button->text());
        const int room = std::max(0, left / (count - i) - frame);
        const QString name = whole.chopped(state.size());
        const QString fitting = letters.horizontalAdvance(whole) <= room
            ? whole
            : letters.elidedText(name.trimmed(), Qt::ElideRight, std::max(24, room - letters.horizontalAdvance(QLatin1Char(' ') + state))) + QLatin1Char(' ') + state;
        if (button->text() != fitting)
            button->setText(fitting);
        left -= letters.horizontalAdvance(fitting) + frame;
    }
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitNames();
}

void StatusStrip::showProgress(const Progress &progress)
{
    m_bar->setVisible(progress.running);
    m_cancel->setVisible(progress.running);
    m_sync->setVisible(!progress.running);
    m_progress->setVisible(progress.running);
    if (!progress.running)
        return;
    QStringList parts { progress.what };
    if (progress.total > 0)
        parts += tr("%1 of %2").arg(format::count(progress.done), format::count(progress.total));
    else if (progress.done > 0)
        parts += format::count(progress.done);
    if (progress.perSecond >= 1)
        parts += tr("%1/s").arg(format::count(static_cast<qint64>(progress.perSecond)));
    if (progress.total > progress.done && progress.perSecond >= 1) {
        const auto seconds = static_cast<qint64>(static_cast<double>(progress.total - progress.done) / progress.perSecond);
        parts += seconds < 60 ? tr("%1 s left").arg(seconds) : tr("%1 left").arg(format::minutes(seconds / 60));
    }
    m_progress->setText(parts.join(QStringLiteral(" · ")));
    m_bar->setRange(0, progress.total > 0 ? 1000 : 0);
    if (progress.total > 0)
        m_bar->setValue(static_cast<int>(progress.done * 1000 / progress.total));
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), ink(Ink::Ground));
    painter.fillRect(QRect(0, 0, width(), 1), ink(Ink::Line));
}

} // namespace sluice::ui
