#include "engine/Freshness.h"

#include "core/Log.h"
#include "engine/OwnTrouble.h"

namespace sluice::engine {

namespace {

/// "kind code", and what happened on the lines below.
QString textOfError(const Error &error)
{
    return errorKindName(error.kind) + QLatin1Char(' ') + error.code + QLatin1Char('\n') + error.detail;
}

Result<bool> isEverRead(const mirror::ViewStore &views, const QString &source)
{
    const Result<QString> fresh = views.note(freshNote(source));
    if (!fresh)
        return tl::unexpected(fresh.error());
    return !fresh->isEmpty();
}

} // namespace

QString errorNote(const QString &source) { return QStringLiteral("error.") + source; }

Result<void> noteRead(mirror::ViewStore &views, const Clock &clock, const QString &source, const std::optional<Error> &error)
{
    if (error && isOwnTrouble(*error))
        return tl::unexpected(*error);
    if (error) {
        qCInfo(lcEngine, "%ls was not read to the end: %ls", qUtf16Printable(source), qUtf16Printable(error->detail));
        return views.setNote(errorNote(source), textOfError(*error));
    }
    if (Result<void> noted = views.setNote(errorNote(source), QString()); !noted)
        return noted;
    return views.setNote(freshNote(source), QString::number(toMs(clock.now())));
}

Result<Completeness> completenessOf(const mirror::ViewStore &views, const QStringList &realms)
{
    Completeness complete;
    const Result<bool> crm = isEverRead(views, QStringLiteral("salesforce"));
    if (!crm)
        return tl::unexpected(crm.error());
    complete.crm = *crm;
    for (const QString &realm : realms) {
        const Result<bool> read = isEverRead(views, realm);
        if (!read)
            return tl::unexpected(read.error());
        if (*read)
            complete.realms.insert(realm);
    }
    return complete;
}

} // namespace sluice::engine
