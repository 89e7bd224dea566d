#pragma once

#include "sandbox/quickbooks/Service.h"

#include <QtTest>

namespace sluice::sandbox::quickbooks {

inline const QString kUs = QStringLiteral("9341450000000001");
inline const QString kAutomated = QStringLiteral("9341450000000002");
inline const QString kUk = QStringLiteral("9341450000000003");
inline const QString kRedirect = QStringLiteral("http://localhost:17171/callback");

/// A service with three companies, signed in to all of them, at 31 March 2026, 15:00 UTC. No limits unless
/// asked.
struct QuickBooksFixture {
    SandboxClock clock;
    Service service;

    QuickBooksFixture();

    /// Moves the clock; the sign-in is renewed, so that no token dies on the way.
    void pass(std::chrono::milliseconds time);
    void signIn();
    Response send(
        const QString &realm, const QByteArray &method, const QByteArray &rest, const QByteArray &body = {});
    Value get(const QString &realm, const QByteArray &rest);
    Value post(const QString &realm, const QByteArray &rest, const QByteArray &body);
    Value query(const QString &realm, const QString &statement);
    /// Creates and answers the record; fails the test if it was refused.
    Value create(const QString &realm, const QString &entity, const QByteArray &body);
    /// The record as a read by id shows it now.
    Value read(const QString &realm, const QString &entity, const QString &id);
    QString customer(
        const QString &realm, const QByteArray &name = "Blackwood Joinery", const QByteArray &currency = {});
    /// An invoice over one line without tax (US) or with zero-rated VAT (UK).
    Value invoice(const QString &realm, const QString &customerId, const QByteArray &amount,
        const QByteArray &more = {});
    Value payment(const QString &realm, const QString &customerId, const QByteArray &total,
        const QByteArray &lines = "[]");

    QHash<QString, QString> tokens; ///< Access token by realm.
};

/// The code of the first error of an answer; empty if it is none.
QString faultCode(const Value &answer);
QString faultElement(const Value &answer);

} // namespace sluice::sandbox::quickbooks
