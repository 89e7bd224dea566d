#include "engine/UnseenRound.h"

#include <algorithm>
#include <iterator>

namespace sluice::engine {

namespace {

constexpr std::size_t kUnseenMax = 20; // A cycle; what is posted in more than ten minutes needs no asking.

} // namespace

QCoro::Task<Result<bool>> UnseenRound::run(std::vector<books::Books *> companies, std::vector<Invoice> unseen)
{
    unseen.resize(std::min(unseen.size(), kUnseenMax));
    std::vector<QCoro::Task<Result<bool>>> looks;
    for (books::Books *books : companies) {
        std::vector<Invoice> of;
        std::ranges::copy_if(unseen, std::back_inserter(of), [&](const Invoice &one) { return one.realm == books->realm(); });
        if (!of.empty())
            looks.push_back(lookIn(books, std::move(of)));
    }
    bool learnt = false;
    std::optional<Error> failed;
    for (QCoro::Task<Result<bool>> &look : looks) {
        const Result<bool> found = co_await look;
        if (!found && !failed)
            failed = found.error();
        learnt = learnt || found.value_or(false);
    }
    if (failed)
        co_return tl::unexpected(*failed);
    co_return learnt;
}

QCoro::Task<Result<bool>> UnseenRound::lookIn(books::Books *books, std::vector<Invoice> unseen)
{
    bool learnt = false;
    for (const Invoice &gone : unseen) {
        Result<Invoice> invoice = co_await books->invoice(gone.id);
        if (!invoice && invoice.error().kind != ErrorKind::NotFound)
            break; // The next cycle asks again.
        PullSink::Page page;
        page.realm = gone.realm.value;
        if (invoice) {
            page.invoices.push_back(std::move(*invoice));
        } else {
            page.invoices.push_back(gone);
            page.tombstones.push_back({ QStringLiteral("Invoice"), gone.id.value, m_clock.now() });
        }
        if (Result<void> kept = m_mirror.page(std::move(page)); !kept)
            co_return tl::unexpected(kept.error());
        learnt = true;
    }
    co_return learnt;
}

} // namespace sluice::engine
