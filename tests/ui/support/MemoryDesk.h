#pragma once

#include "desk/Orders.h"
#include "desk/Reader.h"

#include <QHash>

namespace sluice::testing {

/// A company in memory that answers every question and takes every order, for tests of screens. `failNext` makes the
/// next answer or order fail with that kind. Every order is noted in `orders` as one line.
class MemoryDesk final : public desk::Reader, public desk::Orders {
public:
    explicit MemoryDesk(Instant now);

    Instant now;
    std::optional<ErrorKind> failQuestions, failOrders;
    QStringList refused; ///< Ids of requests and exceptions whose orders fail because somebody changed them.
    QStringList orders;

    std::vector<desk::RequestRow> requestRows;
    std::vector<desk::ExceptionRow> exceptionRows;
    std::vector<desk::ApprovalRow> approvalRows;
    std::vector<desk::InvoiceRow> invoiceRows;
    std::vector<Person> personRows;
    std::vector<desk::EventRow> eventRows;
    desk::Certificate certificateShown;
    desk::StatusLine statusLine;
    bool allMadeByHand = false; ///< No request with every part of its way known.
    desk::FigureFilter asked, askedRows; ///< What the last figures, and the last rows of one, were asked with.
    QString policyVersion = QStringLiteral("2026-11-01.1");
    std::vector<desk::TodayBoard::Step> steps;

    /// More exceptions of the same kinds, up to `count` in all.
    void grow(int count);

    Result<std::vector<desk::RequestRow>> requests(std::optional<RequestState> state) override;
    Result<std::vector<desk::RequestRow>> requestsById(const QStringList &ids) override;
    Result<desk::RequestDetail> request(const RequestId &id) override;
    Result<std::vector<desk::ExceptionRow>> exceptions(std::optional<CaseState> state) override;
    Result<desk::ExceptionDetail> exception(const CaseId &id) override;
    Result<std::vector<desk::ApprovalRow>> approvals(const QString &email) override;
    Result<std::vector<desk::InvoiceRow>> invoices() override;
    Result<desk::InvoiceDetail> invoice(const QString &realm, const QString &id) override;
    Result<std::vector<desk::CustomerRow>> customers() override;
    Result<std::vector<desk::ItemRow>> items() override;
    Result<desk::TodayBoard> today(const QString &email) override;
    Result<desk::StatusLine> status() override;
    Result<desk::DaysToInvoice> daysToInvoice(const desk::FigureFilter &filter) override;
    Result<std::vector<desk::BilledUnbilled>> billedUnbilled(const desk::FigureFilter &filter) override;
    Result<std::vector<desk::UnbilledAgeing>> unbilledAgeing(const desk::FigureFilter &filter) override;
    Result<std::vector<Person>> people() override;
    Result<std::vector<desk::EventRow>> journal(const QString &search, qint64 before, int limit) override;
    Result<JournalState> verifyJournal(const Told &told) override;
    Result<qint64> exportJournal(const QString &file, const Told &told) override;
    Result<std::vector<desk::FigureRow>> figureRows(const QStringList &ids, const desk::FigureFilter &filter) override;
    Result<desk::FigureChoices> figureChoices() override;
    Result<std::vector<desk::FoundRow>> find(const QString &text, int limit) override;
    Result<desk::Certificate> certificate(QDate month) override;
    Result<PolicyView> policy() override;

    Result<void> approve(const QString &actor, const RequestId &id, const QString &fingerprint, const QString &note) override;
    Result<void> returnRequest(const QString &actor, const RequestId &id, const QString &note) override;
    Result<void> reject(const QString &actor, const RequestId &id, Cause cause, const QString &note) override;
    Result<void> confirmDelivery(const QString &actor, const RequestId &id, QDate on, const QString &evidence) override;
    Result<void> assign(const QString &actor, const CaseId &id, const QString &to) override;
    Result<void> tag(const QString &actor, const CaseId &id, Cause cause) override;
    Result<void> pause(const QString &actor, const CaseId &id, const QString &reason, Instant until, const QString &note) override;
    Result<void> resume(const QString &actor, const CaseId &id) override;
    Result<void> resolve(const QString &actor, const CaseId &id, Cause cause, const QString &note, const QString &seen) override;
    Result<void> reopen(const QString &actor, const CaseId &id, const QString &note) override;
    Result<void> ask(const QString &actor, const CaseId &id, const QString &text) override;
    Result<void> undo(const QString &actor, const CaseId &id) override;
    Result<void> linkCustomer(const QString &actor, const AccountId &id, const QString &realm, const QString &customerId) override;
    Result<void> activateCustomer(const QString &actor, const AccountId &id, const QString &note) override;
    Result<void> mapItem(const QString &actor, const ProductId &id, const QString &realm, const QString &itemId) override;
    Result<void> approveItem(const QString &actor, const ProductId &id) override;
    Result<void> grant(const QString &actor, const QString &email, Role role) override;
    Result<void> revoke(const QString &actor, const QString &email, Role role) override;

private:
    void makeDeals();
    void makeExceptions();
    void makeRest();
    Result<desk::ExceptionRow *> changeCase(const QString &line, const CaseId &id);
    Result<void> decide(const QString &line, const RequestId &id, RequestState state);
    desk::InvoicePreview previewOf(const desk::RequestRow &row) const;
    std::vector<desk::LineRow> linesOf(const desk::RequestRow &row) const;
    std::vector<desk::EventRow> historyOf(const QString &subject) const;

    QHash<QString, desk::ExceptionRow> m_before;
};

} // namespace sluice::testing
