#pragma once

#include "billing/World.h"
#include "core/Clock.h"
#include "desk/Reader.h"
#include "engine/Settings.h"
#include "journal/Journal.h"
#include "rules/Policy.h"

namespace sluice::engine {

/// Answers the questions of screens and command line from views, mirror and journal. Each instance belongs to one thread;
/// everything given must outlive it.
class DeskReader final : public desk::Reader {
public:
    DeskReader(const mirror::Facts &facts, const mirror::ViewStore &views, const journal::Journal &journal,
        const Clock &clock, const Settings &settings);
    ~DeskReader() override;

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

    Result<std::vector<desk::FigureRow>> figureRows(const QStringList &ids, const desk::FigureFilter &filter) override;
    Result<desk::FigureChoices> figureChoices() override;

    Result<std::vector<Person>> people() override;
    Result<std::vector<desk::FoundRow>> find(const QString &text, int limit) override;

    Result<std::vector<desk::EventRow>> journal(const QString &search, qint64 before, int limit) override;
    Result<JournalState> verifyJournal(const Told &told) override;
    Result<qint64> exportJournal(const QString &file, const Told &told) override;
    Result<desk::Certificate> certificate(QDate month) override;
    Result<PolicyView> policy() override;

private:
    /// The world as the views and the mirror hold it now; kept until one of them moves on.
    Result<const billing::World *> world();
    Result<rules::Policy> policyNow() const;

    const mirror::Facts &m_facts;
    const mirror::ViewStore &m_views;
    const journal::Journal &m_journal;
    const Clock &m_clock;
    const Settings &m_settings;
    std::unique_ptr<billing::World> m_world;
    QString m_worldStamp; ///< What the world was loaded from.
};

} // namespace sluice::engine
