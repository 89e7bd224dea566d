#pragma once

#include "sim/Machine.h"
#include "sim/Program.h"

namespace sluice::sim {

/// Everything that goes wrong around a program, one thing at a time.
class Troubles {
public:
    Troubles(Machine &machine, SeededRandom &random, Program::Teller tell)
        : m_machine(machine)
        , m_random(random)
        , m_tell(std::move(tell))
    {
    }

    void answerBadly();     ///< One of the systems will answer with a fault.
    /// QuickBooks changes how it treats request ids and batches, how far its queries lag behind, or how a company is set up.
    void turnSwitches();
    void changeWeather();   ///< Of the network.
    void expireTokens();
    void spoilDisk();       ///< It fills up or fails for a while.
    void turnClock();       ///< Of the machine, forwards or back.
    void delayCommits();    ///< Edits in Salesforce show later than their stamps say.
    void hideFields();      ///< An administrator takes something out of our sight in Salesforce, or gives it back.
    void closeCompany();    ///< One company answers nothing any more, until reopenCompany().
    void reopenCompany();
    QString closedCompany() const { return m_closed; }

    /// Everything works from now on, but for a closed company.
    void end();

private:
    void turnSubscription();
    void turnSettings();
    void showFields();

    Machine &m_machine;
    SeededRandom &m_random;
    Program::Teller m_tell;
    QString m_closed;
    bool m_settingsTurned = false;
    std::optional<std::size_t> m_hidden; ///< Which of what may be hidden is.
    bool m_fieldsTurned = false, m_clockTurned = false;
};

} // namespace sluice::sim
