#pragma once

#include "journal/Journal.h"
#include "mirror/ViewStore.h"

#include <unordered_map>

namespace sluice::engine {

/// Applies a batch of events to the views they concern: each view is read once, changed in memory and written once.
class ViewBatch {
public:
    ViewBatch(const journal::Journal &journal, mirror::ViewStore &views);

    Result<void> apply(const journal::Event &event);
    Result<void> save();

private:
    Result<void> applyToRequest(const journal::Event &event);
    Result<void> applyToCase(const journal::Event &event);
    Result<void> applyAsked(const mirror::CaseView &view, const journal::Event &event);
    Result<void> applyToAccount(const journal::Event &event);
    Result<void> applyToProduct(const journal::Event &event);
    Result<void> applyToPerson(const journal::Event &event);
    Result<void> applyToWriteBack(const journal::Event &event);
    Result<void> applyCustomerWrite(const journal::Event &event, mirror::Outbox outbox);

    const journal::Journal &m_journal;
    mirror::ViewStore &m_views;
    std::unordered_map<QString, mirror::RequestView> m_requests;
    std::unordered_map<QString, mirror::CaseView> m_cases;
    QHash<QString, qint64> m_numbers; ///< The highest that an invoice was to have, by realm.
};

} // namespace sluice::engine
