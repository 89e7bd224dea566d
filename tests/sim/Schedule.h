#pragma once

#include "sim/Beginning.h"
#include "sim/Oracle.h"
#include "sim/People.h"
#include "sim/Sabotage.h"
#include "sim/Troubles.h"

namespace sluice::sim {

/// One story under one seed: steps of people, outsiders, faults and deaths, then healing, rest and the oracle's verdict.
class Schedule {
public:
    struct Options {
        bool aloud = false; ///< Prints what happens as it happens.
        int dieAtPoint = 0; ///< Not 0: a fixed story without chance in which the program dies once, at this place.
        Sabotage sabotage = Sabotage::None;
    };
    Schedule(std::uint64_t seed, Options options);

    /// What went wrong; empty when nothing did.
    QStringList run();
    /// With dieAtPoint: whether the story was long enough to get there.
    bool hasDied() const { return m_deaths > 0; }
    /// Hash of the last event, once it has run: the same for the same seed.
    QByteArray head() const { return m_head; }
    const Work &work() const { return m_machine.work; }

private:
    Schedule(std::uint64_t seed, Options options, const Beginning *beginning);
    void tell(const QString &what) const;
    Program::Teller teller() const;

    // Programs, their lives and deaths.
    std::unique_ptr<Program> startProgram();
    bool start();
    void restart();
    void planDeath();
    void die(bool powerFails);
    Program &anyProgram();
    void openAnother();
    void deleteMirror();
    void backUp();
    void restore();

    // What happens.
    void stepOnce();
    void workStep(std::uint64_t dice);
    void troubleStep(std::uint64_t dice);
    /// Answers whether both systems were read and written to the end, as far as they can be.
    bool cycle(bool mayDie = false);
    void cycleEnded(const Result<engine::CycleSummary> &summary);
    void scheduleOthers();
    void meddle();
    void fixedStory();

    // The end.
    void signInAgain();
    bool isResting() const;
    bool isWaitingFor(const QString &realm) const;
    bool comeToRest();
    QStringList lastEvents() const;
    void judge();
    QStringList falseAlarms() const;
    void checkRebuilding();
    void certify();

    Options m_options;
    bool m_isNew; ///< The profile is blank: everybody has to sign in first.
    SeededRandom m_random;
    TwoSystems m_systems;
    Machine m_machine;
    People m_people;
    Troubles m_troubles;
    std::unique_ptr<Program> m_program; ///< The one that cycles, most of the time.
    std::unique_ptr<Program> m_other;   ///< A second window on the same profile.
    struct Backup {
        Disk::Files files;
        qint64 lastSeq = 0;
    };
    std::optional<Backup> m_backup;
    QSet<QString> m_lostKeys; ///< Of intents that were lost with a journal that was put back.
    bool m_wasPutBack = false;
    QStringList m_wrong;
    QByteArray m_head;
    int m_deaths = 0;
};

} // namespace sluice::sim
