#pragma once

#include "billing/Poster.h"
#include "books/quickbooks/Company.h"
#include "engine/Projection.h"
#include "mirror/PullWriter.h"
#include "support/TimedBooks.h"

#include <QTemporaryDir>

namespace sluice::testing {

/// Signs in anew whenever an hour is over.
class LivingToken final : public net::TokenSource {
public:
    LivingToken(sandbox::quickbooks::Service &service, QString realm)
        : m_service(service)
        , m_realm(std::move(realm))
        , m_token(m_service.connect(m_realm).accessToken.toLatin1())
    {
    }
    QCoro::Task<Result<net::Access>> access() override { co_return net::Access { QByteArray(m_token), {} }; }
    QCoro::Task<Result<net::Access>> accessAfterRefusal(QByteArray) override
    {
        m_token = m_service.connect(m_realm).accessToken.toLatin1();
        co_return net::Access { QByteArray(m_token), {} };
    }

private:
    sandbox::quickbooks::Service &m_service;
    QString m_realm;
    QByteArray m_token;
};

/// Approved requests, an outbox and one company of the stand-in, in virtual time.
class OutboxWorld {
public:
    explicit OutboxWorld(sandbox::quickbooks::RealmSetup setup = us(), billing::PosterOptions options = {});

    static sandbox::quickbooks::RealmSetup us();

    /// A customer of the books; its id.
    QString customer(const QString &name);
    /// Requests that are planned, submitted and signed, each with the invoice it becomes.
    std::vector<billing::Postable> approved(int count, const QString &customerId);
    /// What a person decided against a request after all.
    void takeBack(const billing::Postable &postable);
    /// It is submitted with this fingerprint, and signed.
    void approveAs(const billing::Postable &postable, const QString &fingerprint);
    /// A controller closes the exception over its doubt, whatever was found when it was opened.
    void vouch(const billing::Postable &postable, const QString &found);

    Result<billing::PostingTally> post(std::vector<billing::Postable> postables) { return run(poster.post(&company, std::move(postables))); }
    Result<billing::PostingTally> settle() { return run(poster.settle(&company)); }
    mirror::RequestView view(const billing::Postable &postable) const;
    /// Invoices in the books that carry a marker, by key.
    QHash<QString, int> marked() const;
    int duplicates() const;
    int served(const QByteArray &pathEnd, int status = 0) const;
    void strike(sandbox::FaultKind kind, int times, QByteArray path, int skip = 0);

    template <class T> T run(QCoro::Task<T> task)
    {
        std::optional<T> result;
        const QCoro::Task<void> delivery = deliver(std::move(task), result);
        while (!result && timeline.step()) { }
        return std::move(*result);
    }

    sandbox::SandboxClock sandboxClock { fromMs(1'795'500'000'000) };
    sim::Timeline timeline { sandboxClock };
    TimelineClock clock { timeline };
    SeededRandom random { 7 };
    sandbox::quickbooks::Service service;
    sandbox::quickbooks::Realm &realm;
    TimedBooks network;
    LivingToken token;
    QTemporaryDir folder;
    std::unique_ptr<journal::Journal> journal;
    std::unique_ptr<mirror::Database> database;
    mirror::ViewStore views;
    mirror::Facts facts;
    mirror::PullWriter writer;
    engine::Projection projection;
    quickbooks::Company company;
    billing::Numbering numbering;
    billing::Poster poster;

private:
    template <class T> static QCoro::Task<void> deliver(QCoro::Task<T> task, std::optional<T> &into) { into = co_await std::move(task); }

    QString m_item;
    int m_requests = 0;
};

} // namespace sluice::testing
