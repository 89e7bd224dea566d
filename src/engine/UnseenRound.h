#pragma once

#include "books/Books.h"
#include "core/Clock.h"

namespace sluice::engine {

/// A mirror that was made anew right after something was posted may miss it because it is gone, or because the books' index
/// lags. Only asking for the one document tells which.
class UnseenRound {
public:
    UnseenRound(PullSink &mirror, const Clock &clock)
        : m_mirror(mirror)
        , m_clock(clock)
    {
    }

    /// Asks for `unseen`, each company for its own and side by side. Returns whether anything was learnt. Errors: Storage,
    /// Damaged; what a company does not answer is asked in the next cycle.
    QCoro::Task<Result<bool>> run(std::vector<books::Books *> companies, std::vector<Invoice> unseen);

private:
    QCoro::Task<Result<bool>> lookIn(books::Books *books, std::vector<Invoice> unseen);

    PullSink &m_mirror;
    const Clock &m_clock;
};

} // namespace sluice::engine
