#pragma once

#include "engine/desk/DeskReader.h"
#include "mirror/Database.h"
#include "mirror/PullWriter.h"
#include "support/StandingClock.h"

#include <QTemporaryDir>

#include <functional>
#include <list>
#include <map>

namespace sluice::testing {

/// A profile with one company, in New York unless a test says otherwise, whose deals and requests a test puts there itself, and a reader over it.
class DeskWorld {
public:
    DeskWorld();

    static Money usd(qint64 cents);
    /// The deal of a request, won at 17:00 UTC of that day, and the request that bills it on close. Its id is `name`.
    mirror::RequestView &request(const QString &name, QDate wonOn, Money amount);
    /// An invoice for a request, dated and posted on that day, with that net amount and tax.
    void invoice(mirror::RequestView &view, const QString &number, QDate postedOn, Money net, Money tax);
    mirror::CaseView &exception(const QString &name, const mirror::RequestView &view, Instant openedAt);
    /// Writes everything and opens the reader. Call once, last.
    desk::Reader &read();
    /// The same, after `prepare` has put notes and connections there.
    desk::Reader &readWith(const std::function<void(mirror::ViewStore &views, engine::Settings &settings)> &prepare);

    QTemporaryDir folder;
    StandingClock clock;
    QString zone = QStringLiteral("America/New_York"); ///< Of the company.
    std::map<QString, Deal> deals; ///< By the name of their request.

private:
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<mirror::Database> m_database;
    mirror::ViewStore m_views;
    mirror::Facts m_facts;
    mirror::PullWriter m_writer;
    engine::Settings m_settings;
    engine::DeskReader m_reader;
    std::list<mirror::RequestView> m_requests; ///< Stays where it is while more come.
    std::list<mirror::CaseView> m_cases;
    std::vector<Invoice> m_invoices;
};

} // namespace sluice::testing
