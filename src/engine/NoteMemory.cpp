#include "engine/NoteMemory.h"

#include "core/Log.h"

namespace sluice::engine {

NoteMemory::NoteMemory(mirror::ViewStore &views, QString organizationId)
    : m_views(views)
    , m_organizationId(std::move(organizationId))
{
}

QString NoteMemory::recall(const QString &name) const
{
    return m_views.note(keyOf(name)).value_or(QString());
}

void NoteMemory::keep(const QString &name, const QString &text)
{
    // Only a convenience: what is not kept is asked again by the next start.
    if (const Result<void> kept = m_views.setNote(keyOf(name), text); !kept)
        qCInfo(lcEngine, "%ls was not kept: %ls", qUtf16Printable(name), qUtf16Printable(kept.error().detail));
}

QString NoteMemory::keyOf(const QString &name) const
{
    return QStringLiteral("crm.%1.%2").arg(m_organizationId, name);
}

} // namespace sluice::engine
