#include "billing/Intents.h"

#include "billing/DraftPayload.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"

namespace sluice::billing {

namespace kind = journal::kind;

std::optional<journal::Event> intentEvent(const journal::Journal &journal, const RequestId &request, const QString &key)
{
    Result<std::vector<journal::Event>> history = journal.ofSubject(subjectOf(request));
    if (!history)
        return {};
    for (auto event = history->rbegin(); event != history->rend(); ++event) {
        if (event->kind == kind::kInvoiceIntended && journal::textOf(event->payload, "key") == key)
            return std::move(*event);
    }
    return {};
}

DraftOfIntent draftsIn(const journal::Journal &journal)
{
    return [&journal](const RequestId &request, const QString &key) -> std::optional<books::InvoiceDraft> {
        const std::optional<journal::Event> event = intentEvent(journal, request, key);
        if (!event)
            return {};
        return draftFromPayload(event->payload.value(QLatin1String("draft")).toObject());
    };
}

} // namespace sluice::billing
