#include "sandbox/salesforce/HttpDates.h"

#include <QLocale>

namespace sluice::sandbox::salesforce {

namespace {
const QString kForm = QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'");
}

QByteArray toHttpDate(Instant at) { return QLocale::c().toString(toQDateTime(at), kForm).toLatin1(); }

std::optional<Instant> fromHttpDate(const QByteArray &text)
{
    QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()), kForm);
    if (!at.isValid())
        return {};
    at.setTimeSpec(Qt::UTC);
    return fromQDateTime(at);
}

} // namespace sluice::sandbox::salesforce
