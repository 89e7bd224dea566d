#pragma once

#include "sim/Oracle.h"
#include "sim/Sabotage.h"

#include <QTemporaryDir>

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

private:
    void tell(const QString &what);
    bool start();
    void restart();
    void signPeopleIn();
    void stepOnce();
    bool cycle(); ///< Whether both systems were read and written to the end.
    void planDeath();
    QString planPowerLoss();
    void scheduleOthers();
    void decideSomething(bool all);
    void decide(const mirror::RequestView &view);
    void approve(const mirror::RequestView &view);
    void planFault();
    void turnSwitches();
    void changeWeather();
    void expireTokens();
    void deleteMirror();
    void signInAgain();
    void heal();
    bool comeToRest();
    QStringList lastEvents() const;
    void checkRebuilding();
    void fixedStory();
    QString nextFolder();

    Options m_options;
    SeededRandom m_random;
    QTemporaryDir m_dir;
    TwoSystems m_systems;
    Safe m_safe;
    Weather m_weather;
    std::size_t m_batchAbove; ///< In every other story two invoices are many.
    std::unique_ptr<Program> m_program;
    QString m_survivors; ///< Folder with the files as they were at the death.
    QStringList m_wrong;
    int m_lives = 0, m_deaths = 0;
};

} // namespace sluice::sim
