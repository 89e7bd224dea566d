#pragma once

#include "desk/Certificate.h"
#include "desk/Figures.h"
#include "desk/Rows.h"

#include "core/Result.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace sluice::desk {

/// The questions that screens and command line may ask. Reads only; each instance belongs to one thread and reads a
/// consistent state. Long lists come whole: a screen keeps them in memory and filters there.
/// Errors of every question: Storage, Damaged; NotFound for a `detail` of an unknown id.
class Reader {
public:
    Reader() = default;
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;
    virtual ~Reader() = default;

    virtual Result<std::vector<RequestRow>> requests(std::optional<RequestState> state = {}) = 0;
    virtual Result<std::vector<RequestRow>> requestsById(const QStringList &ids) = 0; ///< For opening a figure.
    virtual Result<RequestDetail> request(const RequestId &id) = 0;

    /// `state` empty: all.
    virtual Result<std::vector<ExceptionRow>> exceptions(std::optional<CaseState> state) = 0;
    virtual Result<ExceptionDetail> exception(const CaseId &id) = 0;

    /// Open approvals, riskiest and largest first, as `email` sees them.
    virtual Result<std::vector<ApprovalRow>> approvals(const QString &email) = 0;

    virtual Result<std::vector<InvoiceRow>> invoices() = 0;
    virtual Result<InvoiceDetail> invoice(const QString &realm, const QString &id) = 0;

    virtual Result<std::vector<CustomerRow>> customers() = 0;
    virtual Result<std::vector<ItemRow>> items() = 0;

    virtual Result<TodayBoard> today(const QString &email) = 0;
    virtual Result<StatusLine> status() = 0;

    virtual Result<DaysToInvoice> daysToInvoice(const FigureFilter &filter) = 0;
    virtual Result<std::vector<BilledUnbilled>> billedUnbilled(const FigureFilter &filter) = 0; ///< One a currency.
    virtual Result<std::vector<UnbilledAgeing>> unbilledAgeing(const FigureFilter &filter) = 0; ///< One a currency.

    /// The rows of a figure, each with what it counts as of the filter's day; unknown ids are left out.
    virtual Result<std::vector<FigureRow>> figureRows(const QStringList &ids, const FigureFilter &filter) = 0;
    virtual Result<FigureChoices> figureChoices() = 0;

    virtual Result<std::vector<Person>> people() = 0;

    /// What the words lead to: deals, accounts, document numbers, exceptions, amounts however they are grouped
    /// ("1,250.00"). All words must fit. Exact hits first; at most `limit` of each kind.
    virtual Result<std::vector<FoundRow>> find(const QString &text, int limit) = 0;

    /// Newest first; `search` matches kind, subject, actor, payload; empty: everything. `before` pages (seq exclusive).
    virtual Result<std::vector<EventRow>> journal(const QString &search, qint64 before, int limit) = 0;
    struct JournalState {
        bool ok = false;
        qint64 events = 0;
        QString head;
        qint64 firstBad = 0;
        QString why;
    };
    /// How far a long reading has come, in events; called on the thread that reads.
    using Told = std::function<void(qint64 done, qint64 total)>;
    virtual Result<JournalState> verifyJournal(const Told &told = {}) = 0;
    /// Writes the whole journal, one event a line as JSON with its hashes, so that anybody can check the chain without
    /// Sluice. All or nothing; returns the number of events. Errors: Storage when the file cannot be written.
    virtual Result<qint64> exportJournal(const QString &file, const Told &told = {}) = 0;

    /// What became of every intended invoice: of one month (any day of it), or of all there are when invalid.
    /// Errors: Damaged when the chain does not hold, for then there is nothing to certify.
    virtual Result<Certificate> certificate(QDate month) = 0;

    /// The policy in force as sections of sentences, and its version.
    struct PolicySection {
        QString title;
        QStringList sentences;
    };
    struct PolicyView {
        QString version;
        std::vector<PolicySection> sections;
        QString toml;
    };
    virtual Result<PolicyView> policy() = 0;
};

} // namespace sluice::desk
