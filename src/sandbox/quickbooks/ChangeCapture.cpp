#include "sandbox/quickbooks/ChangeCapture.h"

#include "sandbox/quickbooks/Realm.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

constexpr std::chrono::days kLookBack { 30 };

std::optional<Instant> momentOf(const QString &text)
{
    if (const std::optional<Instant> moment = parseInstant(QStringView(text)))
        return moment;
    return parseInstant(QStringView(text + "T00:00:00Z"_L1));
}

} // namespace

Checked<Value> ChangeCapture::since(const QString &entityList, const QString &changedSince) const
{
    if (entityList.isEmpty())
        return refuse(ApiFault::required(u"entities"_s));
    if (changedSince.isEmpty())
        return refuse(ApiFault::required(u"changedSince"_s));
    const std::optional<Instant> asked = momentOf(changedSince);
    if (!asked)
        return refuse(ApiFault::queryInvalid(u"Invalid changedSince value: %1"_s.arg(changedSince)));
    // MetaData shows whole seconds: a change in the same second still counts.
    const Instant from
        = std::max(std::chrono::floor<std::chrono::seconds>(*asked) + std::chrono::milliseconds(0),
            Instant(m_now - kLookBack));

    QList<const Entity *> wanted;
    for (const QString &name : entityList.split(u',', Qt::SkipEmptyParts)) {
        const Entity *entity = entityByPath(name.trimmed());
        if (!entity || !entity->changeCapture)
            return refuse(ApiFault::queryInvalid(
                u"Entity %1 is not supported by change data capture"_s.arg(name.trimmed())));
        wanted.append(entity);
    }
    Value::Array responses;
    int room = kObjectsMax;
    for (const Entity *entity : std::as_const(wanted))
        responses.append(changesOf(*entity, from, room));
    return Value(Value::Array { Value::object({ { u"QueryResponse"_s, Value(std::move(responses)) } }) });
}

Value ChangeCapture::changesOf(const Entity &entity, Instant from, int &room) const
{
    const Instant seen = m_now - m_realm.indexLag();
    Value::Array changed;
    for (const Row &row : m_realm.table(entity).rows()) {
        if (room == 0)
            break;
        if (row.updated < from)
            continue;
        const Seen version = row.seenAt(seen);
        if (version.updated < from || (version.record->isNull() && !version.deleted))
            continue;
        if (version.deleted)
            changed.append(
                Value::object({ { u"domain"_s, u"QBO"_s }, { u"status"_s, u"Deleted"_s }, { u"Id"_s, row.id },
                    { u"MetaData"_s,
                        Value::object(
                            { { u"LastUpdatedTime"_s, m_realm.time().seconds(version.updated) } }) } }));
        else
            changed.append(*version.record);
        --room;
    }
    if (changed.isEmpty())
        return Value::object();
    const auto count = static_cast<qint64>(changed.size());
    return Value::object({ { entity.name, Value(std::move(changed)) }, { u"startPosition"_s, 1 },
        { u"maxResults"_s, count } });
}

} // namespace sluice::sandbox::quickbooks
