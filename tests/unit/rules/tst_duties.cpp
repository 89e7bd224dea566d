#include "rules/Duties.h"

#include <QTest>

using namespace sluice;
using namespace sluice::rules;

namespace {

Person person(const char *email, QList<Role> roles)
{
    return { QString::fromLatin1(email), QString::fromLatin1(email), {}, std::move(roles) };
}

/// Somebody whose name nobody knows yet.
Person grantedOnly(const char *email, QList<Role> roles)
{
    return { QString::fromLatin1(email), {}, {}, std::move(roles) };
}

const Person kClerk = person("clerk@x", { Role::Clerk });
const Person kController = person("co@x", { Role::Controller });
const Person kCfo = person("cfo@x", { Role::Cfo });
const Person kOps = person("ops@x", { Role::Operations });
const Person kOwner = person("io@x", { Role::IntegrationOwner });
const Person kAuditor = person("au@x", { Role::Auditor });
const Person kNobody = person("new@x", {});
const std::vector<Person> kEverybody { kClerk, kController, kCfo, kOps, kOwner, kAuditor, kNobody };

ItemHistory needing(QStringList roles)
{
    ItemHistory history;
    history.rolesStillNeeded = std::move(roles);
    return history;
}

} // namespace

class TestDuties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMatrix_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<QString>("who"); // Everybody who may, in the order of kEverybody.
        QTest::newRow("approve") << int(Action::Approve) << QStringLiteral("co@x");
        QTest::newRow("return") << int(Action::ReturnRequest) << QStringLiteral("co@x cfo@x");
        QTest::newRow("reject") << int(Action::Reject) << QStringLiteral("co@x cfo@x");
        QTest::newRow("confirm delivery") << int(Action::ConfirmDelivery) << QStringLiteral("ops@x");
        QTest::newRow("work exceptions") << int(Action::WorkException) << QStringLiteral("clerk@x co@x");
        QTest::newRow("pause") << int(Action::PauseException) << QStringLiteral("clerk@x co@x io@x");
        QTest::newRow("link a customer") << int(Action::LinkCustomer) << QStringLiteral("clerk@x co@x io@x");
        QTest::newRow("activate a customer") << int(Action::ActivateCustomer) << QStringLiteral("co@x");
        QTest::newRow("propose an item") << int(Action::ProposeItem) << QStringLiteral("clerk@x io@x");
        QTest::newRow("vouch for the books") << int(Action::VouchForBooks) << QStringLiteral("co@x");
        QTest::newRow("approve an item") << int(Action::ApproveItem) << QStringLiteral("co@x");
        QTest::newRow("connect") << int(Action::Connect) << QStringLiteral("io@x");
        QTest::newRow("grant") << int(Action::Grant) << QStringLiteral("cfo@x io@x");
        QTest::newRow("revoke") << int(Action::Revoke) << QStringLiteral("cfo@x io@x");
        QTest::newRow("change the policy") << int(Action::ChangePolicy) << QStringLiteral("cfo@x");
    }

    void theMatrix()
    {
        QFETCH(int, action);
        QFETCH(QString, who);
        const ItemHistory history = needing({ QStringLiteral("controller") });

        QStringList allowed;
        for (const Person &one : kEverybody) {
            const Permission answer = permission(one, static_cast<Action>(action), history, kEverybody);
            if (answer.allowed)
                allowed += one.email;
            else
                QVERIFY(!answer.whyNot.isEmpty());
            QVERIFY(!answer.alone);
        }

        QCOMPARE(allowed.join(QLatin1Char(' ')), who);
    }

    /// The integration owner looks after what the systems do, and not after what sales wrote.
    void onlyExceptionsOfTheSystemsAreTheIntegrationOwners_data()
    {
        QTest::addColumn<Cause>("cause");
        QTest::addColumn<bool>("allowed");
        for (const Cause cause : { Cause::Cus1, Cause::Itm1, Cause::Tax1, Cause::Dea1, Cause::Del1 })
            QTest::newRow(qPrintable(nameOf(cause))) << cause << false;
        for (const Cause cause : { Cause::Sys1, Cause::Sys2 })
            QTest::newRow(qPrintable(nameOf(cause))) << cause << true;
    }

    void onlyExceptionsOfTheSystemsAreTheIntegrationOwners()
    {
        QFETCH(Cause, cause);
        QFETCH(bool, allowed);
        ItemHistory history;
        history.cause = cause;

        QCOMPARE(permission(kOwner, Action::WorkException, history, kEverybody).allowed, allowed);
        QVERIFY(permission(kClerk, Action::WorkException, history, kEverybody).allowed);
        QVERIFY(permission(kOwner, Action::PauseException, history, kEverybody).allowed);
    }

    void aCustomerThatIsLinkedIsNotReLinkedByAClerk()
    {
        ItemHistory history;
        history.customerIsLinked = true;

        QVERIFY(whyMayNot(kClerk, Action::LinkCustomer, history, kEverybody));
        QVERIFY(permission(kController, Action::LinkCustomer, history, kEverybody).allowed);
        QVERIFY(permission(kOwner, Action::LinkCustomer, history, kEverybody).allowed);
    }

    void signaturesComeInOrder()
    {
        ItemHistory history = needing({ QStringLiteral("controller"), QStringLiteral("cfo") });

        QCOMPARE(permission(kController, Action::Approve, history, kEverybody).signsFor, QStringList(QStringLiteral("controller")));
        QCOMPARE(whyMayNot(kCfo, Action::Approve, history, kEverybody), QStringLiteral("The controller signs first."));

        history = needing({ QStringLiteral("cfo") });
        history.signedBy = { kController.email };
        QCOMPARE(permission(kCfo, Action::Approve, history, kEverybody).signsFor, QStringList(QStringLiteral("cfo")));
        QVERIFY(whyMayNot(kController, Action::Approve, history, kEverybody));
    }

    void oneItemNeverSeesOnePersonTwice_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<int>("pair");
        QTest::newRow("submit and approve") << int(Action::Approve) << 0;
        QTest::newRow("confirm delivery and approve") << int(Action::Approve) << 1;
        QTest::newRow("sign twice") << int(Action::Approve) << 2;
        QTest::newRow("connect the company and approve") << int(Action::Approve) << 3;
        QTest::newRow("change the policy and approve under it") << int(Action::Approve) << 4;
        QTest::newRow("propose and approve a mapping") << int(Action::ApproveItem) << 5;
        QTest::newRow("create and activate a customer") << int(Action::ActivateCustomer) << 6;
        QTest::newRow("link and activate a customer") << int(Action::ActivateCustomer) << 7;
        QTest::newRow("approve and confirm the delivery") << int(Action::ConfirmDelivery) << 2;
        QTest::newRow("grant oneself a finance role") << int(Action::Grant) << 8;
    }

    void oneItemNeverSeesOnePersonTwice()
    {
        QFETCH(int, action);
        QFETCH(int, pair);
        const Person both = person("both@x", { Role::Controller, Role::Operations, Role::IntegrationOwner, Role::Clerk });
        std::vector<Person> people = kEverybody;
        people.push_back(both);
        const auto with = [pair](const QString &email) {
            ItemHistory history = needing({ QStringLiteral("controller") });
            switch (pair) {
            case 0: history.submittedBy = email; break;
            case 1: history.deliveryConfirmedBy = { email }; break;
            case 2: history.signedBy = { email }; break;
            case 3: history.companyConnectedBy = { email }; break;
            case 4: history.policyChangedTodayBy = email; break;
            case 5: history.itemProposedBy = email; break;
            case 6: history.customerCreatedBy = email; break;
            case 7: history.customerLinkedBy = { email }; break;
            default: history.subjectEmail = email; history.role = Role::Controller; break;
            }
            return history;
        };

        QVERIFY(whyMayNot(both, static_cast<Action>(action), with(both.email), people));
        QVERIFY(!whyMayNot(both, static_cast<Action>(action), with(QStringLiteral("other@x")), people));
    }

    void whoIsAloneMayDoEverythingAndItIsMarked()
    {
        const Person first = person("first@x", { Role::IntegrationOwner, Role::Cfo });
        ItemHistory history = needing({ QStringLiteral("controller"), QStringLiteral("cfo") });
        history.companyConnectedBy = { first.email };
        history.submittedBy = QStringLiteral("sluice");

        const Staff withoutFinance({ first, kOps, kNobody, grantedOnly("ghost@x", { Role::Controller }) }, first.email);
        const Permission alone = permission(first, Action::Approve, history, withoutFinance);
        QVERIFY(alone.allowed);
        QVERIFY(alone.alone);
        QCOMPARE(alone.signsFor, history.rolesStillNeeded);

        for (const Person &other : { kClerk, kController, kCfo })
            QVERIFY(whyMayNot(first, Action::Approve, history, Staff({ first, other }, first.email)));
    }

    void nobodyButTheFirstPersonIsAlone_data()
    {
        QTest::addColumn<int>("action");
        for (const Action action : { Action::Approve, Action::ConfirmDelivery, Action::ActivateCustomer, Action::ApproveItem })
            QTest::addRow("%d", int(action)) << int(action);
    }

    void nobodyButTheFirstPersonIsAlone()
    {
        QFETCH(int, action);
        const ItemHistory history = needing({ QStringLiteral("controller") });
        const Person first = person("first@x", {});

        QVERIFY(whyMayNot(kOwner, static_cast<Action>(action), history, Staff({ first, kOwner }, first.email)));
        QVERIFY(whyMayNot(kOwner, static_cast<Action>(action), history, Staff({ kOwner })));
    }

    void beingAloneHelpsNobodyWithoutTheSetUpRoles()
    {
        const ItemHistory history = needing({ QStringLiteral("controller") });

        QVERIFY(whyMayNot(kOps, Action::Approve, history, Staff({ kOps }, kOps.email)));
        QVERIFY(whyMayNot(kNobody, Action::WorkException, history, Staff({ kNobody }, kNobody.email)));
    }

    void theFirstPersonStandsInUntilSomebodyElseIsGranted()
    {
        const QString first = QStringLiteral("first@x");

        auto people = withFirstPersonsRoles({}, first);
        QCOMPARE(people.size(), std::size_t(1));
        QVERIFY(people.front().has(Role::IntegrationOwner) && people.front().has(Role::Cfo));

        people = withFirstPersonsRoles({ kController }, first);
        QCOMPARE(people.size(), std::size_t(2));
        QVERIFY(people.front().has(Role::Cfo));

        people = withFirstPersonsRoles({ person("first@x", {}), grantedOnly("cfo@x", { Role::Cfo }) }, first);
        QVERIFY(people.front().has(Role::Cfo)); // Nobody else is there yet.

        people = withFirstPersonsRoles({ person("first@x", {}), kCfo }, first);
        QVERIFY(people.front().roles.isEmpty());

        people = withFirstPersonsRoles({ person("first@x", { Role::IntegrationOwner }), kOwner }, first);
        QCOMPARE(people.front().roles, QList<Role>({ Role::IntegrationOwner })); // Granted, and so kept.
    }
};

QTEST_APPLESS_MAIN(TestDuties)
#include "tst_duties.moc"
