#pragma once

#include "sandbox/quickbooks/OAuth.h"

namespace sluice::sandbox::quickbooks {

/// The page on which a person allows an app into a company. Says plainly that it is not Intuit's.
class ConsentPage {
public:
    static QByteArray ask(
        const QHash<QString, QString> &query, const QList<OfferedCompany> &companies, const QString &action);
    static QByteArray error(const QString &message);
};

} // namespace sluice::sandbox::quickbooks
