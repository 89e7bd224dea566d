#pragma once

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace sluice::testing {

/// Debian's Chromium without a window, driven by chromedriver over HTTP. Source: W3C WebDriver, sections 8 to 12.
class WebDriver {
public:
    /// Empty when both programs are installed; else what is missing.
    static QString missing();

    ~WebDriver();

    /// Empty when the browser is up; else what went wrong.
    QString start();
    bool open(const QUrl &url);
    /// Clicks the first element that fits the CSS selector.
    bool click(const QString &selector);
    /// Waits until the page shows an element with this text; false when it does not come.
    bool waitForText(const QString &selector, const QString &text);
    /// The texts of all elements that fit.
    QStringList texts(const QString &selector);
    QUrl address();

private:
    QJsonValue call(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    QStringList elements(const QString &selector);

    QProcess m_driver;
    QTemporaryDir m_userData;
    QNetworkAccessManager m_network;
    QString m_base;    ///< Of chromedriver.
    QString m_session; ///< Path of the session; empty: there is none.
};

} // namespace sluice::testing
