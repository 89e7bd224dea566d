#pragma once

#include "books/Books.h"
#include "books/quickbooks/Api.h"

namespace sluice::quickbooks {

/// One QuickBooks company behind the seam of the books. Lives on the engine's thread; destroying it while a call is under
/// way is not allowed.
///
/// Reads are repeated when that may help; writes never are. Every error carries Intuit's code and its correlation id.
class Company : public books::Books {
public:
    /// Everything that `parts` refers to must outlive the company.
    explicit Company(const Api::Parts &parts);

    Realm realm() const override { return m_context.realm; }
    void bearTroubleUntil(Instant until) override { m_api.bearTroubleUntil(until); }
    std::optional<std::chrono::milliseconds> clockAhead() const override { return m_api.clockAhead(); }

    /// Company and preferences, needed to read amounts and to write documents. Every call that needs them asks by itself;
    /// only canonicalInvoice() and canonicalCustomer(), which cannot wait, rely on a pull() or an open() before them.
    QCoro::Task<Result<void>> open();
    /// As read last; empty before open().
    const std::optional<sluice::Company> &settings() const { return m_settings; }

    /// One call when nothing changed; settings and taxes now and then beside it.
    QCoro::Task<Result<PullReport>> pull(PullSink *sink, books::Progress progress) override;

    std::vector<books::UnreadRecord> takeUnread() override { return std::exchange(m_unread, {}); }
    QByteArray canonicalInvoice(const books::InvoiceDraft &draft) const override;
    QByteArray canonicalCustomer(const books::CustomerDraft &draft) const override;
    QCoro::Task<books::WriteAnswer<Invoice>> createInvoice(QByteArray canonicalBody, QString key) override;
    QCoro::Task<books::WriteAnswer<Customer>> createCustomer(QByteArray canonicalBody, QString key) override;

    books::BatchLimits batchLimits() const override { return { m_batchItemsMax, Api::kAtOnce }; }
    void limitBatches(int itemsMax) override;
    QCoro::Task<std::vector<books::WriteAnswer<Invoice>>> createInvoices(std::vector<QByteArray> bodies,
                                                                         QString batchKey) override;
    QCoro::Task<Result<sluice::Company>> settingsNow() override;

    QCoro::Task<Result<books::InvoiceLook>> invoicesOf(QString customerId, QDate from, QDate to) override;
    QCoro::Task<Result<books::InvoiceLook>> invoicesChangedSince(Instant since) override;
    QCoro::Task<Result<std::vector<Invoice>>> invoicesNumbered(QString docNumber) override;
    QCoro::Task<Result<QSet<QString>>> readInvoices(PullSink *sink, Instant madeSince) override;
    QCoro::Task<Result<std::vector<Customer>>> customersNamed(QString name) override;
    QCoro::Task<Result<std::optional<books::NameHolder>>> holderOfName(QString name) override;
    QCoro::Task<Result<Invoice>> invoice(InvoiceId id) override;

    Traffic traffic() const { return m_api.traffic(); }
    void joinTraffic(const Traffic &others) { m_api.joinTraffic(others); }

    int callsMade() const override { return static_cast<int>(m_api.calls()); }
    int readsMade() const override { return static_cast<int>(m_api.reads()); }

private:
    bool isFresh(std::chrono::milliseconds age) const;
    QCoro::Task<Result<void>> readSettings();
    QCoro::Task<Result<void>> readInfo(sluice::Company *company);
    QCoro::Task<Result<books::InvoiceLook>> invoicesWhere(QString where);
    std::optional<Invoice> takeInvoice(net::JsonObject row, std::vector<books::UnreadRecord> *unread);
    void leaveOut(books::UnreadRecord record);
    QCoro::Task<Result<std::optional<books::NameHolder>>> holderAmong(QString entity, books::NameHolder::Kind kind, QString name);
    sluice::Company settingsOrDefault() const;
    QDate dayAt(Instant moment) const; ///< In the company's zone.

    Api m_api;
    RowContext m_context;
    std::vector<books::UnreadRecord> m_unread;
    std::optional<sluice::Company> m_settings;
    std::chrono::milliseconds m_infoAt { 0 }, m_settingsAt { 0 }; ///< By the steady clock.
    std::chrono::milliseconds m_settingsToldAt { -1 }; ///< Which of them the sink has.
    int m_batchItemsMax;
};

} // namespace sluice::quickbooks
