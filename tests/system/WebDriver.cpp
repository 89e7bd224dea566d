#include "system/WebDriver.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kPatienceMs = 60'000;
constexpr int kPageMs = 20'000;
constexpr int kLookAgainMs = 50;

/// The key under which an answer names an element. Source: W3C WebDriver, section 12.1.
const QString kElement = u"element-6066-11e4-a52e-4f735466cecf"_s;

QString browser()
{
    return QStandardPaths::findExecutable(u"chromium"_s);
}

QString driver()
{
    return QStandardPaths::findExecutable(u"chromedriver"_s);
}

} // namespace

QString WebDriver::missing()
{
    if (browser().isEmpty())
        return u"chromium is not installed (apt-get install chromium)"_s;
    return driver().isEmpty() ? u"chromedriver is not installed (apt-get install chromium-driver)"_s : QString();
}

WebDriver::~WebDriver()
{
    if (!m_session.isEmpty())
        call("DELETE", QString());
    if (m_driver.state() == QProcess::NotRunning)
        return;
    m_driver.terminate();
    if (!m_driver.waitForFinished(kPageMs)) {
        m_driver.kill();
        m_driver.waitForFinished(kPageMs);
    }
}

QString WebDriver::start()
{
    m_driver.start(driver(), { u"--port=0"_s });
    static const QRegularExpression started(u"started successfully on port (\\d+)"_s);
    QString said;
    QRegularExpressionMatch match;
    while (!(match = started.match(said)).hasMatch()) {
        if (!m_driver.waitForReadyRead(kPatienceMs))
            return u"chromedriver did not start: "_s + said;
        said += QString::fromUtf8(m_driver.readAllStandardOutput());
    }
    m_base = u"http://127.0.0.1:"_s + match.captured(1);
    const QJsonArray arguments { u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--disable-dev-shm-usage"_s,
        u"--disable-background-networking"_s, u"--disable-component-update"_s, u"--disable-sync"_s, u"--no-first-run"_s,
        u"--no-default-browser-check"_s, u"--user-data-dir="_s + m_userData.path() };
    const QJsonObject chromium { { u"binary"_s, browser() }, { u"args"_s, arguments } };
    const QJsonObject wanted { { u"alwaysMatch"_s, QJsonObject { { u"goog:chromeOptions"_s, chromium } } } };
    const QJsonValue made = call("POST", u"/session"_s, { { u"capabilities"_s, wanted } });
    const QString id = made[u"sessionId"_s].toString();
    if (id.isEmpty())
        return u"chromium did not start: "_s + made[u"message"_s].toString();
    m_session = u"/session/"_s + id;
    return {};
}

bool WebDriver::open(const QUrl &url)
{
    return call("POST", u"/url"_s, { { u"url"_s, QString::fromUtf8(url.toEncoded()) } }).isNull();
}

bool WebDriver::click(const QString &selector)
{
    const QStringList found = elements(selector);
    return !found.isEmpty() && call("POST", u"/element/%1/click"_s.arg(found.first())).isNull();
}

bool WebDriver::waitForText(const QString &selector, const QString &text)
{
    return QTest::qWaitFor([&] {
        if (texts(selector).contains(text))
            return true;
        QTest::qWait(kLookAgainMs);
        return false;
    }, kPageMs);
}

QStringList WebDriver::texts(const QString &selector)
{
    QStringList found;
    for (const QString &element : elements(selector))
        found.append(call("GET", u"/element/%1/text"_s.arg(element)).toString());
    return found;
}

QUrl WebDriver::address()
{
    return QUrl(call("GET", u"/url"_s).toString());
}

QStringList WebDriver::elements(const QString &selector)
{
    const QJsonValue found = call("POST", u"/elements"_s, { { u"using"_s, u"css selector"_s }, { u"value"_s, selector } });
    QStringList ids;
    for (const QJsonValue &element : found.toArray())
        ids.append(element[kElement].toString());
    return ids;
}

/// The `value` of the answer; an object with `error` and `message` when the driver refused.
QJsonValue WebDriver::call(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    QNetworkRequest request(QUrl(m_base + m_session + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const QByteArray content = method == "POST" ? QJsonDocument(body).toJson(QJsonDocument::Compact) : QByteArray();
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, content));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(kPatienceMs, reply.get(), &QNetworkReply::abort);
    loop.exec();
    return QJsonDocument::fromJson(reply->readAll())[u"value"_s];
}

} // namespace sluice::testing
