#include "sim/Beginning.h"

#include "sim/People.h"

namespace sluice::sim {

namespace {

struct Kept {
    std::uint64_t number = 0;
    std::unique_ptr<const Beginning> beginning;
};

Kept &kept()
{
    static Kept one;
    return one;
}

} // namespace

const Beginning &Beginning::of(std::uint64_t number)
{
    Kept &one = kept();
    if (!one.beginning || one.number != number)
        one = { number, std::unique_ptr<const Beginning>(new Beginning(number)) };
    return *one.beginning;
}

void Beginning::forget() { kept() = {}; }

Beginning::Beginning(std::uint64_t number)
    : m_systems(number, Size::Small)
{
    live(number);
    m_systems.leave();
}

void Beginning::live(std::uint64_t number)
{
    Machine machine(m_systems, BlankProfile::instance().files());
    SeededRandom random(number);
    People people(random, [](const QString &) { });
    machine.safe.signIn(m_systems);
    Result<std::unique_ptr<Program>> started = Program::start(machine, random.next());
    if (!started)
        qFatal("no story can begin: %s", qPrintable(started.error().detail));
    std::unique_ptr<Program> program = std::move(*started);
    QStringList wrong = people.signIn(*program);
    for (std::uint64_t cycles = random.below(3); wrong.isEmpty(); --cycles) {
        if (const Result<engine::CycleSummary> summary = program->runCycle(); !summary || summary->firstError())
            wrong.append(QStringLiteral("a cycle fails"));
        m_systems.timeline().pass(std::chrono::minutes(10));
        if (cycles == 0)
            break;
        people.approveAll(*program);
        if (cycles == 1)
            m_systems.disturbBooks(random);
    }
    if (!wrong.isEmpty())
        qFatal("no story can begin: %s", qPrintable(wrong.front()));
    program.reset();
    m_files = machine.disk.copies(machine.blank.folder().toStdString());
}

} // namespace sluice::sim
