#include "core/CanonicalJson.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace sluice {

QByteArray canonicalJson(const QJsonObject &object)
{
    // QJsonObject keeps its keys sorted, and the compact form has no white space.
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString sha256Hex(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace sluice
