#include "ui/exceptions/ExceptionColumns.h"

#include "ui/kit/Format.h"
#include "ui/kit/Words.h"

#include <QCoreApplication>

namespace sluice::ui {

namespace {

struct Heads {
    Q_DECLARE_TR_FUNCTIONS(ExceptionColumns)
};

QString slaText(const desk::ExceptionRow &row)
{
    switch (row.sla) {
    case SlaState::Running:
    case SlaState::Breached:
        return format::minutes(row.remainingMinutes);
    case SlaState::Paused:
    case SlaState::Met:
        return words::of(row.sla);
    }
    return {};
}

Tone slaTone(const desk::ExceptionRow &row)
{
    switch (row.sla) {
    case SlaState::Running:
        return row.remainingMinutes < 240 ? Tone::Warn : Tone::Good;
    case SlaState::Breached:
        return Tone::Bad;
    case SlaState::Paused:
        return Tone::Neutral;
    case SlaState::Met:
        return Tone::Good;
    }
    return Tone::Neutral;
}

} // namespace

qint64 pressureOf(const desk::ExceptionRow &row)
{
    const qint64 urgency = row.sla == SlaState::Breached ? 8
        : row.sla == SlaState::Paused                    ? 0
        : row.remainingMinutes < 240                     ? 4
        : row.remainingMinutes < 1440                    ? 2
                                                         : 1;
    qint64 major = row.amount.minor();
    for (int i = 0; i < row.amount.currency().exponent; ++i)
        major /= 10;
    // Even what holds up no money is worth a look in the end.
    return urgency * (std::max<qint64>(major, 0) + 1) * (1 + static_cast<qint64>(row.severity));
}

void addExceptionColumns(ExceptionModel &model, const std::function<Instant()> &now)
{
    using Row = desk::ExceptionRow;
    model.countOnce([](const Row &row) { return row.requestId.value; }); // Held up twice, its money is held up once.
    model.add({ .key = QStringLiteral("sla"), .title = Heads::tr("SLA"), .kind = CellKind::Sla, .width = 152,
        .text = slaText,
        .second = [](const Row &row) { return words::of(row.sla); },
        .tip = [](const Row &row) { return Heads::tr("Due %1").arg(format::dateTime(row.dueAt)); },
        .number = [](const Row &row) { return row.remainingMinutes; },
        .tone = slaTone });
    model.add({ .key = QStringLiteral("amount"), .title = Heads::tr("Amount"), .kind = CellKind::Money, .width = 114,
        .money = [](const Row &row) { return row.amount; } });
    model.add({ .key = QStringLiteral("deal"), .title = Heads::tr("Deal and account"), .kind = CellKind::TwoLines,
        .width = 180, .stretch = true,
        .text = [](const Row &row) { return row.dealName.isEmpty() ? row.accountName : row.dealName; },
        .shown = [](const Row &row) { return row.dealName.isEmpty() ? row.accountName : words::dealBeside(row.accountName, row.dealName); },
        .second = [](const Row &row) { return row.dealName.isEmpty() ? QString() : row.accountName; } });
    model.add({ .key = QStringLiteral("what"), .title = Heads::tr("What is wrong"), .kind = CellKind::TwoLines,
        .width = 260, .stretch = true,
        .text = [](const Row &row) { return row.summary.section(QLatin1String("; "), 0, 0); },
        .second = [](const Row &row) { return format::readable(row.summary.section(QLatin1String("; "), 1)); } });
    model.add({ .key = QStringLiteral("cause"), .title = Heads::tr("Cause"), .kind = CellKind::Chip, .width = 190, .yields = true,
        .text = [](const Row &row) { return words::codeAndName(row.cause.value_or(row.causeProposed)); },
        .tip = [](const Row &row) { return row.cause ? Heads::tr("Tagged") : Heads::tr("Proposed by Sluice"); },
        .tone = [](const Row &row) { return row.cause ? Tone::Accent : Tone::Neutral; } });
    model.add({ .key = QStringLiteral("entity"), .title = Heads::tr("Entity"), .width = 140, .yields = true,
        .text = [](const Row &row) { return row.entity; } });
    model.add({ .key = QStringLiteral("owner"), .title = Heads::tr("Owner"), .kind = CellKind::Initials, .width = 64, .yields = true,
        .text = [](const Row &row) { return row.owner; },
        .tip = [](const Row &row) { return row.owner.isEmpty() ? Heads::tr("Nobody") : row.owner; } });
    model.add({ .key = QStringLiteral("age"), .title = Heads::tr("Age"), .kind = CellKind::Age, .width = 58, .yields = true,
        .text = [now](const Row &row) { return format::age(row.openedAt, now()); },
        .tip = [](const Row &row) { return Heads::tr("Opened %1").arg(format::dateTime(row.openedAt)); },
        .number = [now](const Row &row) { return (toMs(now()) - toMs(row.openedAt)) / 60000; } });
    model.add({ .key = QStringLiteral("tries"), .title = Heads::tr("Tries"), .kind = CellKind::Number, .width = 56, .yields = true,
        .text = [](const Row &row) { return row.attempts == 0 ? QStringLiteral("–") : format::count(row.attempts); },
        .number = [](const Row &row) { return row.attempts; } });
    model.add({ .key = QStringLiteral("severity"), .title = Heads::tr("Severity"), .kind = CellKind::Chip,
        .width = 90, .hidden = true,
        .text = [](const Row &row) { return words::of(row.severity); },
        .second = [](const Row &row) { return nameOf(row.severity); },
        .number = [](const Row &row) { return static_cast<qint64>(row.severity); },
        .tone = [](const Row &row) { return words::toneOf(row.severity); } });
    model.add({ .key = QStringLiteral("state"), .title = Heads::tr("State"), .kind = CellKind::Chip, .width = 90,
        .hidden = true,
        .text = [](const Row &row) { return words::of(row.state); },
        .second = [](const Row &row) { return nameOf(row.state); },
        .tone = [](const Row &row) { return row.state == CaseState::Resolved ? Tone::Good : Tone::Neutral; } });
    model.add({ .key = QStringLiteral("due"), .title = Heads::tr("Due"), .kind = CellKind::Date, .width = 120,
        .hidden = true,
        .text = [](const Row &row) { return format::dateTime(row.dueAt); },
        .number = [](const Row &row) { return format::localDay(row.dueAt).toJulianDay(); } });
    model.add({ .key = QStringLiteral("field"), .title = Heads::tr("Field"), .width = 160, .hidden = true,
        .text = [](const Row &row) { return words::ofField(row.field); } });
    model.add({ .key = QStringLiteral("fixer"), .title = Heads::tr("Who can fix it"), .width = 150, .hidden = true,
        .text = [](const Row &row) { return words::of(row.fixer); } });
    model.add({ .key = QStringLiteral("cycle"), .title = Heads::tr("Cycle"), .kind = CellKind::Number, .width = 60,
        .hidden = true,
        .text = [](const Row &row) { return format::count(row.cycle); },
        .number = [](const Row &row) { return row.cycle; } });
    model.add({ .key = QStringLiteral("pressure"), .title = Heads::tr("Money × urgency"), .kind = CellKind::Number,
        .width = 110, .hidden = true,
        .text = [](const Row &row) { return format::count(pressureOf(row)); },
        .number = pressureOf });
    // What `is:breached` looks at: the words of the filter are the same in every language.
    model.add({ .key = QStringLiteral("clock"), .title = Heads::tr("Clock"), .kind = CellKind::Chip, .width = 90,
        .hidden = true,
        .text = [](const Row &row) { return words::of(row.sla); },
        .second = [](const Row &row) { return nameOf(row.sla); },
        .tone = slaTone });
    model.add({ .key = QStringLiteral("account"), .title = Heads::tr("Account"), .width = 160, .hidden = true,
        .text = [](const Row &row) { return row.accountName; } });
}

} // namespace sluice::ui
