#pragma once

#include "crm/salesforce/Memory.h"
#include "mirror/ViewStore.h"

namespace sluice::engine {

/// What the Salesforce client learned of one org, kept in the notes of the mirror: it goes when the mirror goes.
class NoteMemory final : public salesforce::Memory {
public:
    /// `views` must outlive this.
    NoteMemory(mirror::ViewStore &views, QString organizationId);

    QString recall(const QString &name) const override;
    void keep(const QString &name, const QString &text) override;

private:
    QString keyOf(const QString &name) const;

    mirror::ViewStore &m_views;
    QString m_organizationId;
};

} // namespace sluice::engine
