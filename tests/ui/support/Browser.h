#pragma once

#include <QDesktopServices>
#include <QObject>
#include <QStringList>
#include <QUrl>

namespace sluice::testing {

/// Stands where the system's browser would: no test opens one.
class Browser : public QObject {
    Q_OBJECT
public:
    Browser()
    {
        for (const char *scheme : { "http", "https", "file", "ftp" })
            QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "open");
    }
    ~Browser() override
    {
        for (const char *scheme : { "http", "https", "file", "ftp" })
            QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
    }

    QStringList opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened += url.toString(); }
};

} // namespace sluice::testing
