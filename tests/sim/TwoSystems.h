#pragma once

#include "core/Random.h"
#include "sandbox/quickbooks/Service.h"
#include "sandbox/salesforce/Service.h"
#include "sim/Timeline.h"

namespace sluice::sim {

/// One company that bills, as it is set up in the books.
struct BillingCompany {
    QString realm, entity, currency, taxCode;
    std::vector<QString> itemIds; ///< In the order of TwoSystems::kSkus.
};

/// Both stand-ins with a small firm in them: an American and a British company, customers known and unknown to the
/// books, and deals of every kind. What an outsider does to them is here, too, each as one sentence of the story.
class TwoSystems {
public:
    explicit TwoSystems(std::uint64_t seed);

    sandbox::Response handle(const sandbox::Request &request);

    Timeline &timeline() { return m_timeline; }
    sandbox::salesforce::Service &crm() { return m_crm; }
    sandbox::quickbooks::Service &books() { return m_books; }
    const std::vector<BillingCompany> &companies() const { return m_companies; }
    QString url() const;

    bool honoursRequestIds() const { return m_honoursRequestIds; }
    void setRequestIdMode(sandbox::quickbooks::RequestIdMode mode);

    /// Somebody does something in one of the systems; what, as a sentence.
    QString disturbCrm(SeededRandom &random);
    QString disturbBooks(SeededRandom &random);

private:
    struct DealSeed {
        QString name, event, stage = QStringLiteral("Closed Won");
        int account = 0;
        std::vector<int> products;
        std::int64_t priceMinor = 0;
    };
    void seedPeople();
    void seedProducts();
    void seedAccounts();
    void seedCompany(BillingCompany &company, const QString &country, SeededRandom &random);
    void seedDeals(SeededRandom &random);
    void seedDeal(const DealSeed &seed);
    QString put(const QString &object, sandbox::Value::Members members);
    QString edit(const QString &object, const QString &id, sandbox::Value::Members changes);
    QDate today() const;

    QString pay(sandbox::quickbooks::Realm &realm, const sandbox::Value &invoice, bool inFull);
    QString billByHand(const BillingCompany &company, SeededRandom &random);

    sandbox::SandboxClock m_clock;
    Timeline m_timeline;
    sandbox::salesforce::Service m_crm;
    sandbox::quickbooks::Service m_books;
    std::vector<BillingCompany> m_companies;
    QString m_owner;
    struct AccountSeed {
        QString id, contactId, name;
        int company = 0;
    };
    std::vector<AccountSeed> m_accounts;
    QStringList m_products;
    std::vector<QString> m_deals;
    bool m_honoursRequestIds = true;
};

} // namespace sluice::sim
