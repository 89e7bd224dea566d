#include "crm/salesforce/Fault.h"

#include <QTest>

using namespace sluice;

namespace {

/// A data error as Salesforce writes it.
QByteArray listed(const QByteArray &message, const QByteArray &code)
{
    return "[{\"message\":\"" + message + "\",\"errorCode\":\"" + code + "\"}]";
}

} // namespace

class SalesforceErrors final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyShapeOfErrorIsUnderstood_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *what, int status, const QByteArray &body, ErrorKind kind, const char *code) {
            QTest::newRow(what) << status << body << int(kind) << QString::fromLatin1(code);
        };
        row("a dead session", 401, listed("Session expired or invalid", "INVALID_SESSION_ID"),
            ErrorKind::SignInNeeded, "INVALID_SESSION_ID");
        row("a session that may not", 401,
            listed("This session is not valid for use with the REST API", "INVALID_SESSION_ID"),
            ErrorKind::Rejected, "INVALID_SESSION_ID");
        row("the quota", 403, listed("TotalRequests Limit exceeded.", "REQUEST_LIMIT_EXCEEDED"),
            ErrorKind::RateLimited, "REQUEST_LIMIT_EXCEEDED");
        row("a hidden field", 400, listed("No such column", "INVALID_FIELD"), ErrorKind::Rejected, "INVALID_FIELD");
        row("a lock", 400, listed("unable to obtain exclusive access", "UNABLE_TO_LOCK_ROW"),
            ErrorKind::Conflict, "UNABLE_TO_LOCK_ROW");
        row("a slow query", 400, listed("Your query request was running for too long.", "QUERY_TIMEOUT"),
            ErrorKind::Timeout, "QUERY_TIMEOUT");
        row("a deleted record", 404, listed("entity is deleted", "ENTITY_IS_DELETED"),
            ErrorKind::NotFound, "ENTITY_IS_DELETED");
        row("the identity service", 403, "Bad_OAuth_Token", ErrorKind::SignInNeeded, "Bad_OAuth_Token");
        row("the token endpoint", 400, "{\"error\":\"invalid_grant\",\"error_description\":\"expired access/refresh token\"}",
            ErrorKind::Rejected, "invalid_grant");
        row("maintenance", 503, listed("down", "SERVER_UNAVAILABLE"), ErrorKind::BadReply, "SERVER_UNAVAILABLE");
        row("the edge's page", 502, "<html></html>", ErrorKind::BadReply, "HTTP_502");
        row("the edge, silent", 420, "", ErrorKind::BadReply, "HTTP_420");
        row("a retired version", 410, "", ErrorKind::Rejected, "HTTP_410");
        row("a 200 that is a page", 200, "<html></html>", ErrorKind::BadReply, "bad_json");
        row("a 200 that breaks off", 200, "{\"records\":[{\"Id\":\"0", ErrorKind::BadReply, "bad_json");
    }

    void everyShapeOfErrorIsUnderstood()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QString, code);

        const Result<void> verdict = salesforce::judgeReply({ status, {}, body });

        QVERIFY(!verdict.has_value());
        QCOMPARE(errorKindName(verdict.error().kind), errorKindName(ErrorKind(kind)));
        QCOMPARE(verdict.error().code, code);
    }

    void whatIsTooLongIsNotRepeatedInTheLog()
    {
        const Error error = salesforce::errorOf("STRING_TOO_LONG", "Name: data value too large: Secret Customer (max length=80)", 400);

        QVERIFY(!error.detail.contains(u"Secret"));
    }
};

QTEST_APPLESS_MAIN(SalesforceErrors)
#include "tst_salesforce_errors.moc"
