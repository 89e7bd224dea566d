#pragma once

#include "core/Random.h"
#include "sandbox/quickbooks/Service.h"
#include "sandbox/salesforce/Service.h"
#include "sim/Timeline.h"

#include <QSet>

namespace sluice::sim {

/// One company that bills, as it is set up in the books.
struct BillingCompany {
    QString realm, entity, currency, taxCode;
    std::vector<QString> itemIds; ///< In the order of TwoSystems::kSkus.
};

/// How much there is in the two systems.
enum class Size {
    Small, ///< Two to four deals and the companies that bill them: most faults need no more, and a story is quickly told.
    Whole  ///< Every kind of deal, an American and a British company.
};

/// Both stand-ins with a small firm in them: one or two companies, customers known and unknown to the books, and deals of
/// every kind. What an outsider does to them is here, too, each as one sentence of the story.
class TwoSystems {
public:
    TwoSystems(std::uint64_t seed, Size size);
    /// The same firm as it was when `other` was last left, with nobody signed in to Salesforce. The two share a clock, so
    /// that only one of them may go on.
    TwoSystems(const TwoSystems &other);
    TwoSystems &operator=(const TwoSystems &) = delete;
    /// Whoever copies this later gets it as it is now.
    void leave();

    sandbox::Response handle(const sandbox::Request &request);

    Timeline &timeline() { return m_timeline; }
    sandbox::salesforce::Service &crm() { return *m_crm; }
    sandbox::quickbooks::Service &books() { return m_books; }
    const std::vector<BillingCompany> &companies() const { return m_companies; }
    QString url() const;

    bool honoursRequestIds() const { return m_honoursRequestIds; }
    void setRequestIdMode(sandbox::quickbooks::RequestIdMode mode);

    /// Somebody does something in one of the systems; what, as a sentence.
    QString disturbCrm(SeededRandom &random);
    QString disturbBooks(SeededRandom &random);

    /// Invoices that came through the API, as "realm:id": nobody but Sluice uses it here.
    const QSet<QString> &madeByProgram() const { return m_madeByProgram; }
    /// Those that a person voided or deleted afterwards.
    const QSet<QString> &undoneByHand() const { return m_undoneByHand; }
    /// Those from which a person took the marker and has not given it back, and the note that they had.
    const QHash<QString, QString> &clearedByHand() const { return m_clearedByHand; }
    /// Somebody gives the invoice with this marker its note back; what, as a sentence. Empty: it was taken from none.
    QString giveMarkerBack(const QString &marker);
    /// Somebody gives suppliers whose name a customer is to have another one; what, as a sentence. Empty: there is none.
    QString freeName(const QString &name);
    /// The most that a deal ever came to, in cents, by its id; nothing of deals that bill period after period.
    const QHash<QString, qint64> &mostOfDeals() const { return m_mostOfDeals; }
    /// Customers whose invoices a person has credited, as "realm:customer".
    const QSet<QString> &creditedByHand() const { return m_creditedByHand; }
    /// Those that a person changed.
    const QSet<QString> &changedByHand() const { return m_changedByHand; }

private:
    struct DealSeed {
        QString name, event, stage = QStringLiteral("Closed Won");
        int account = 0; ///< Index of the name; see accountOf().
        std::vector<int> products;
        std::int64_t priceMinor = 0;
    };
    struct AccountSeed {
        QString id, contactId, name;
        int number = 0;
        std::size_t company = 0;
    };
    static std::vector<DealSeed> allDeals(SeededRandom &random);
    void seedPeople();
    void seedProducts();
    void seedAccounts(const std::vector<DealSeed> &deals);
    void seedCompany(BillingCompany &company, const QString &country, SeededRandom &random);
    void seedDeal(const DealSeed &seed);
    void seedParts(const DealSeed &seed, const QString &id, std::int64_t totalMinor);
    const AccountSeed &accountOf(int number) const;
    QString put(const QString &object, sandbox::Value::Members members);
    QString edit(const QString &object, const QString &id, sandbox::Value::Members changes);
    QDate today() const;

    QString editLine(SeededRandom &random);
    QString recut(const QString &deal, SeededRandom &random);
    QString moveToCompany(const QString &deal, SeededRandom &random);
    QString enterCustomer(const BillingCompany &company, SeededRandom &random);
    QString turnTaxOfItem(const BillingCompany &company, SeededRandom &random);
    void noteAmount(const QString &deal);
    QString deleteDeal(const QString &deal);
    QString pay(sandbox::quickbooks::Realm &realm, const sandbox::Value &invoice, bool inFull);
    QString credit(sandbox::quickbooks::Realm &realm, const sandbox::Value &invoice);
    QString undo(sandbox::quickbooks::Realm &realm, const sandbox::Value &invoice, bool byDeleting);
    QString change(sandbox::quickbooks::Realm &realm, const sandbox::Value &invoice, SeededRandom &random);
    QString billByHand(const BillingCompany &company, SeededRandom &random);
    QString numberByHand(const sandbox::quickbooks::Realm &realm, SeededRandom &random) const;

    std::uint64_t m_seed;
    std::shared_ptr<sandbox::SandboxClock> m_clock; ///< The books of a copy go on asking the same one.
    Instant m_left; ///< When leave() was called.
    Timeline m_timeline;
    std::unique_ptr<sandbox::salesforce::Service> m_crm;
    sandbox::quickbooks::Service m_books;
    std::vector<BillingCompany> m_companies;
    QString m_owner;
    std::vector<AccountSeed> m_accounts;
    QStringList m_products;
    std::vector<QString> m_deals;
    QSet<QString> m_madeByProgram, m_undoneByHand, m_changedByHand;
    QHash<QString, QString> m_clearedByHand;
    QHash<QString, qint64> m_mostOfDeals;
    QHash<QString, int> m_mostOfLines; ///< The highest quantity that anybody gave a line.
    QSet<QString> m_creditedByHand;
    bool m_honoursRequestIds = true;
};

} // namespace sluice::sim
