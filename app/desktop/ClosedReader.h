#pragma once

#include "desk/Reader.h"

namespace sluice::desktop {

/// A reader of a profile that cannot be opened: every question is answered with the reason.
class ClosedReader final : public desk::Reader {
public:
    explicit ClosedReader(Error why)
        : m_why(std::move(why))
    {
    }

    Result<std::vector<desk::RequestRow>> requests(std::optional<RequestState>) override { return no(); }
    Result<std::vector<desk::RequestRow>> requestsById(const QStringList &) override { return no(); }
    Result<desk::RequestDetail> request(const RequestId &) override { return no(); }
    Result<std::vector<desk::ExceptionRow>> exceptions(std::optional<CaseState>) override { return no(); }
    Result<desk::ExceptionDetail> exception(const CaseId &) override { return no(); }
    Result<std::vector<desk::ApprovalRow>> approvals(const QString &) override { return no(); }
    Result<std::vector<desk::InvoiceRow>> invoices() override { return no(); }
    Result<desk::InvoiceDetail> invoice(const QString &, const QString &) override { return no(); }
    Result<std::vector<desk::CustomerRow>> customers() override { return no(); }
    Result<std::vector<desk::ItemRow>> items() override { return no(); }
    Result<desk::TodayBoard> today(const QString &) override { return no(); }
    Result<desk::StatusLine> status() override { return no(); }
    Result<desk::DaysToInvoice> daysToInvoice(const desk::FigureFilter &) override { return no(); }
    Result<std::vector<desk::BilledUnbilled>> billedUnbilled(const desk::FigureFilter &) override { return no(); }
    Result<std::vector<desk::UnbilledAgeing>> unbilledAgeing(const desk::FigureFilter &) override { return no(); }
    Result<std::vector<Person>> people() override { return no(); }
    Result<std::vector<desk::EventRow>> journal(const QString &, qint64, int) override { return no(); }
    Result<std::vector<desk::FigureRow>> figureRows(const QStringList &, const desk::FigureFilter &) override { return no(); }
    Result<desk::FigureChoices> figureChoices() override { return no(); }
    Result<std::vector<desk::FoundRow>> find(const QString &, int) override { return no(); }
    Result<JournalState> verifyJournal(const Told &) override { return no(); }
    Result<qint64> exportJournal(const QString &, const Told &) override { return no(); }
    Result<desk::Certificate> certificate(QDate) override { return no(); }
    Result<PolicyView> policy() override { return no(); }

private:
    tl::unexpected<Error> no() const { return tl::unexpected<Error>(m_why); }
    Error m_why;
};

} // namespace sluice::desktop
