#pragma once

#include "tests/ui/support/MemoryDesk.h"
#include "ui/kit/Backend.h"

namespace sluice::testing {

/// A Backend over a MemoryDesk: answers come by the event loop, as in the program, but without threads.
class MemoryBackend final : public ui::Backend {
    Q_OBJECT
public:
    explicit MemoryBackend(MemoryDesk &desk)
        : m_desk(desk)
    {
    }

    void syncNow() override { calls += QStringLiteral("sync"); }
    void cancelSync() override { calls += QStringLiteral("cancel sync"); }
    void countAnew() override { calls += QStringLiteral("count"); }
    void cancelCount() override { calls += QStringLiteral("cancel count"); }
    void signIn(const ui::SignInOptions &options) override
    {
        calls += QStringLiteral("sign in ") + options.system + QLatin1Char(' ')
            + (options.connectionId.isEmpty() ? options.clientId : QStringLiteral("again to ") + options.connectionId)
            + (options.replacesKey ? QStringLiteral(" replacing the key") : QString());
    }
    void pasteAddress(const QString &address) override { calls += QStringLiteral("paste ") + address; }
    void cancelSignIn() override { calls += QStringLiteral("cancel sign in"); }
    void signOut(const QString &id) override { calls += QStringLiteral("sign out ") + id; }
    void checkReadiness() override
    {
        calls += QStringLiteral("readiness");
        Q_EMIT readinessFound(readiness);
    }
    QString currentPerson() const override { return m_person; }
    void setCurrentPerson(const QString &email) override
    {
        m_person = email;
        Q_EMIT currentPersonChanged(email);
    }
    Instant now() const override { return m_desk.now; }

    QStringList calls;
    std::vector<desk::ReadinessRow> readiness {
        { QStringLiteral("journal"), true, false, QStringLiteral("48,211 events, the chain holds"), {} },
        { QStringLiteral("salesforce"), true, false, QStringLiteral("answers"), {} },
        { QStringLiteral("Opportunity.Sluice_PO_Number__c"), false, true,
            QStringLiteral("the field is not there, or hidden from this user"),
            QStringLiteral("Install Opportunity.Sluice_PO_Number__c from the Sluice package.") },
        { QStringLiteral("Task.Sluice_Task_Key__c"), true, true, QStringLiteral("the field is not there, or hidden from this user"),
            QStringLiteral("Install Task.Sluice_Task_Key__c from the Sluice package.") },
    };
    bool answers = true; ///< False: questions stay open, as on a slow disk.

protected:
    void runQuestion(Question question) override
    {
        if (answers)
            deliver(question.context, question.run(m_desk));
    }
    void runOrder(Order order) override
    {
        deliver(order.context, order.run(m_desk));
        Q_EMIT changed({ QStringLiteral("requests"), QStringLiteral("exceptions"), QStringLiteral("approvals"),
            QStringLiteral("journal"), QStringLiteral("people") });
    }

private:
    MemoryDesk &m_desk;
    QString m_person = QStringLiteral("maria.lopez@example.com");
};

} // namespace sluice::testing
