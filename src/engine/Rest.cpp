#include "engine/Rest.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace sluice::engine {

namespace {

constexpr int kEchoesMax = 500; // Beyond that, doing the step is quicker than reading why it need not be done.

// Of these, no check, no plan and no status depends on anything.
constexpr std::array kEchoSubjects { QLatin1String("writeback:"), QLatin1String("witness"), QLatin1String("person:") };

bool isEcho(const journal::Event &event)
{
    return std::ranges::any_of(kEchoSubjects, [&](QLatin1String subject) { return event.subject.startsWith(subject); });
}

QString textOf(const RestInputs &inputs, std::optional<Instant> until, const QJsonObject &remembered)
{
    const QJsonObject mark { { QStringLiteral("generation"), inputs.generation }, { QStringLiteral("seq"), inputs.seq },
        { QStringLiteral("others"), inputs.others },
        { QStringLiteral("until_ms"), until ? QJsonValue(qint64(toMs(*until))) : QJsonValue() },
        { QStringLiteral("remembered"), remembered } };
    return QString::fromUtf8(QJsonDocument(mark).toJson(QJsonDocument::Compact));
}

} // namespace

Rest::Rest(const journal::Journal &journal, mirror::ViewStore &views, const QString &step)
    : m_journal(journal)
    , m_views(views)
    , m_note(mirror::kRestNotes + step)
{
}

Result<std::optional<QJsonObject>> Rest::holds(const RestInputs &inputs, Instant now)
{
    const Result<QString> text = m_views.note(m_note);
    if (!text)
        return tl::unexpected(text.error());
    const QJsonObject mark = QJsonDocument::fromJson(text->toUtf8()).object();
    const qint64 seq = mark.value(QLatin1String("seq")).toInteger(-1);
    const QJsonValue untilMs = mark.value(QLatin1String("until_ms"));
    if (mark.isEmpty() || mark.value(QLatin1String("generation")).toInteger(-1) != inputs.generation || seq < 0
        || mark.value(QLatin1String("others")).toString() != inputs.others
        || (untilMs.isDouble() && fromMs(untilMs.toInteger()) <= now))
        return std::optional<QJsonObject>();
    const Result<bool> quiet = onlyEchoes(seq, inputs.seq);
    if (!quiet)
        return tl::unexpected(quiet.error());
    if (!*quiet)
        return std::optional<QJsonObject>();
    const QJsonObject remembered = mark.value(QLatin1String("remembered")).toObject();
    if (seq != inputs.seq) { // So that nobody reads those events again.
        const auto until = untilMs.isDouble() ? std::optional(fromMs(untilMs.toInteger())) : std::nullopt;
        if (Result<void> moved = this->mark(inputs, until, remembered); !moved)
            return tl::unexpected(moved.error());
    }
    return std::optional(remembered);
}

Result<void> Rest::mark(const RestInputs &inputs, std::optional<Instant> until, const QJsonObject &remembered)
{
    return m_views.setNote(m_note, textOf(inputs, until, remembered));
}

Result<bool> Rest::onlyEchoes(qint64 after, qint64 last) const
{
    if (after == last)
        return true;
    if (after > last || last - after > kEchoesMax)
        return false;
    const Result<std::vector<journal::Event>> events = m_journal.after(after, kEchoesMax);
    if (!events)
        return tl::unexpected(events.error());
    return std::ranges::all_of(*events, isEcho);
}

} // namespace sluice::engine
