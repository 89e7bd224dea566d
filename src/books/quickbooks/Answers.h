#pragma once

#include "books/Books.h"
#include "books/quickbooks/Fault.h"

// What an answer to a create proves, for one document as for many.

namespace sluice::quickbooks {

template <class Document>
books::WriteAnswer<Document> refused(Error error)
{
    books::WriteAnswer<Document> answer;
    answer.outcome = isHeldByOtherType(error) ? books::WriteOutcome::Rejected : outcomeOf(error);
    answer.taken = error.code == QLatin1String("6140") || error.code == QLatin1String("6240");
    answer.inTheWay = holderNamedIn(error);
    answer.error = std::move(error);
    return answer;
}

/// What a 2xx says. It is Created only with a document that can be read and has an id: anything else has to be looked up.
template <class Document>
books::WriteAnswer<Document> created(Result<Document> stored, const QByteArray &correlation)
{
    books::WriteAnswer<Document> answer;
    answer.outcome = books::WriteOutcome::Uncertain;
    if (stored && !stored->id.isEmpty()) {
        answer.outcome = books::WriteOutcome::Created;
        answer.stored = std::move(*stored);
        return answer;
    }
    answer.error = stored ? Error { ErrorKind::BadReply, QStringLiteral("the stored document has no id"), {}, {}, {} }
                          : stored.error();
    answer.error.correlation = QString::fromLatin1(correlation);
    return answer;
}

} // namespace sluice::quickbooks
