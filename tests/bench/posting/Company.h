#pragma once

#include "system/Workplace.h"

#include <chrono>

namespace sluice::bench {

/// The company of this bench, as people work in it by the command line.
class Company {
public:
    /// `place` stands, is signed in, and everything in it was pulled and planned.
    explicit Company(testing::Workplace &place)
        : m_place(place)
    {
    }

    /// Approves at most `most` requests that wait for it, of one company if one is named. How many it were.
    int approve(int most, const QString &realm = {});
    bool sync() { return !m_place.ctl().ask({ QStringLiteral("sync") }).object().isEmpty(); }
    bool pull() { return m_place.ctl().ask({ QStringLiteral("sync"), QStringLiteral("--pull-only") }).exit == 0; }
    struct Left {
        int unsettled = 0; ///< Approved, and nobody knows what became of them.
        int refused = 0;   ///< The books refused them, for example for a vendor of the same name: an exception says so.
    };
    /// Approved requests without an invoice.
    Left left();

    /// How long a create takes at QuickBooks.
    void setSlowness(std::chrono::milliseconds perCreate);
    /// Loses the answers of so many of the next `calls` to an address that contains `path`, after the work was done.
    void loseAnswers(int count, int calls, const QString &path);
    int duplicates();

    testing::Workplace &place() { return m_place; }

private:
    testing::Workplace &m_place;
};

} // namespace sluice::bench
