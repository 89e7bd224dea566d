#include "domain/Keys.h"

#include <QUuid>

namespace sluice {

namespace {

// Sluice's own name space. It must never change: every key of every journal hangs on it.
const QUuid kNameSpace(0x5b1c3f52, 0x6f0e, 0x4c7a, 0x9d, 0x2e, 0x1a, 0x64, 0x0f, 0xb7, 0x83, 0xc9);

const QString kAskTask = QStringLiteral("sluice.ask.");

QString nameKey(const QStringList &parts)
{
    return QUuid::createUuidV5(kNameSpace, parts.join(QLatin1Char('\n')).toUtf8()).toString(QUuid::WithoutBraces);
}

} // namespace

RequestId requestId(const DealId &deal, RequestKind kind, const QString &part)
{
    return RequestId(nameKey({ QStringLiteral("request"), deal.value, nameOf(kind), part }));
}

CaseId caseId(const RequestId &request, const QString &check, const QString &lineId)
{
    return CaseId(nameKey({ QStringLiteral("exception"), request.value, check, lineId }));
}

QString invoiceKey(const QString &realm, const RequestId &request, int revision)
{
    return nameKey({ QStringLiteral("invoice"), realm, request.value, QString::number(revision) });
}

QString customerKey(const QString &realm, const AccountId &account)
{
    return nameKey({ QStringLiteral("customer"), realm, account.value });
}

QString marker(const QString &key)
{
    return QStringLiteral("[SLUICE:%1]").arg(key);
}

std::optional<QString> keyInNote(QStringView note)
{
    const QLatin1String opening("[SLUICE:");
    const qsizetype start = note.lastIndexOf(opening);
    if (start < 0)
        return {};
    const qsizetype end = note.indexOf(QLatin1Char(']'), start);
    if (end < 0)
        return {};
    return note.mid(start + opening.size(), end - start - opening.size()).toString();
}

QString dealBillingKey(const DealId &deal)
{
    return QStringLiteral("sluice.") + deal.value;
}

QString overdueTaskKey(const AccountId &account)
{
    return QStringLiteral("sluice.overdue.") + account.value;
}

QString askTaskKey(const CaseId &exception, int cycle)
{
    return kAskTask + exception.value + QLatin1Char('.') + QString::number(cycle);
}

std::optional<std::pair<CaseId, int>> askedIn(const QString &taskKey)
{
    const qsizetype dot = taskKey.lastIndexOf(QLatin1Char('.'));
    if (!taskKey.startsWith(kAskTask) || dot < kAskTask.size())
        return {};
    return std::pair(CaseId(taskKey.mid(kAskTask.size(), dot - kAskTask.size())), taskKey.mid(dot + 1).toInt());
}

QString subjectOf(const RequestId &id) { return QStringLiteral("request:") + id.value; }
QString subjectOf(const CaseId &id) { return QStringLiteral("exception:") + id.value; }
QString subjectOf(const AccountId &id) { return QStringLiteral("account:") + id.value; }
QString subjectOf(const ProductId &id) { return QStringLiteral("product:") + id.value; }

} // namespace sluice
