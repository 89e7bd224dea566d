#include "reconcile/IntentBook.h"

#include "billing/DraftPayload.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"

namespace sluice::reconcile {

using journal::Event;
using journal::textOf;
namespace kind = journal::kind;

namespace {

constexpr int kBatch = 2000;

QString placeOf(const Event &event)
{
    return textOf(event.payload, "realm") + QLatin1Char(':') + textOf(event.payload, "key");
}

Money netOf(const books::InvoiceDraft &draft)
{
    Money net(0, draft.currency);
    for (const books::DraftLine &line : draft.lines)
        net = net.plus(line.amount).value_or(net);
    return draft.discount ? net.minus(*draft.discount).value_or(net) : net;
}

} // namespace

void IntentBook::RequestStory::forget()
{
    submitted.clear();
    needs.clear();
    signatures.clear();
}

bool IntentBook::RequestStory::covers(const QString &fingerprint) const
{
    QStringList outstanding = needs;
    for (const Signature &signature : signatures)
        outstanding.removeOne(signature.role);
    return !fingerprint.isEmpty() && fingerprint == submitted && !signatures.empty() && outstanding.isEmpty();
}

void IntentBook::take(const Event &event)
{
    constexpr QLatin1String kRequest("request:");
    if (!event.subject.startsWith(kRequest))
        return;
    RequestStory &story = m_stories[event.subject];
    if (event.kind == kind::kRequestPlanned) {
        story.dealId = DealId(textOf(event.payload, "deal"));
        story.accountId = AccountId(textOf(event.payload, "account"));
        story.title = textOf(event.payload, "title");
        story.planned = journal::moneyFrom(event.payload).value_or(story.planned);
    } else if (event.kind == kind::kInvoiceIntended) {
        takeIntent(story, event);
    } else if (event.kind.startsWith(QLatin1String("invoice."))) {
        takeAnswer(event);
    } else {
        takeDecision(story, event);
    }
}

void IntentBook::takeDecision(RequestStory &story, const Event &event)
{
    if (event.kind == kind::kRequestSubmitted) {
        story.forget();
        story.submitted = textOf(event.payload, "fingerprint");
        story.needs = journal::textsFrom(event.payload.value(QLatin1String("needs")));
    } else if (event.kind == kind::kApprovalGiven) {
        if (textOf(event.payload, "fingerprint") == story.submitted)
            story.signatures.push_back({ event.actor, textOf(event.payload, "role") });
    } else if (event.kind == kind::kApprovalVoided || event.kind == kind::kRequestWithdrawn
        || event.kind == kind::kApprovalReturned || event.kind == kind::kApprovalRejected
        || event.kind == kind::kRequestCancelled) {
        story.forget();
    }
}

void IntentBook::takeIntent(const RequestStory &story, const Event &event)
{
    Intent intent;
    intent.requestId = RequestId(event.subject.section(QLatin1Char(':'), 1));
    intent.dealId = story.dealId;
    intent.accountId = story.accountId;
    intent.title = story.title;
    intent.realm = textOf(event.payload, "realm");
    intent.key = textOf(event.payload, "key");
    intent.revision = event.payload.value(QLatin1String("revision")).toInt();
    intent.intendedAt = event.at;
    intent.draft = billing::draftFromPayload(event.payload.value(QLatin1String("draft")).toObject());
    intent.amount = intent.draft ? netOf(*intent.draft) : story.planned;
    intent.approved = story.covers(textOf(event.payload, "fingerprint"));
    for (const Signature &signature : story.signatures)
        intent.approvedBy.append(signature.actor);
    const QString place = placeOf(event);
    const auto known = m_byKey.constFind(place);
    if (known == m_byKey.cend()) {
        m_byKey.insert(place, m_intents.size());
        m_intents.push_back(std::move(intent));
    } else { // A write that never left, intended once more with the same words.
        intent.intendedAt = m_intents[*known].intendedAt;
        m_intents[*known] = std::move(intent);
    }
}

void IntentBook::takeAnswer(const Event &event)
{
    const auto known = m_byKey.constFind(placeOf(event));
    if (known == m_byKey.cend())
        return; // invoice.linked: made by hand, never intended.
    Intent &intent = m_intents[*known];
    intent.answeredAt = event.at;
    if (event.kind == kind::kInvoicePosted) {
        intent.gaveUp = intent.answer == Answer::Rejected || intent.answer == Answer::NotSent;
        intent.answer = Answer::Posted;
        intent.why.clear();
        intent.invoiceId = textOf(event.payload, "invoice");
        intent.docNumber = textOf(event.payload, "doc_number");
        intent.postedAt = parseInstant(textOf(event.payload, "posted_at")).value_or(event.at);
    } else if (event.kind == kind::kInvoiceUncertain) {
        intent.answer = Answer::Uncertain;
        intent.why = textOf(event.payload, "why");
    } else if (event.kind == kind::kInvoiceRejected) {
        intent.answer = Answer::Rejected;
        intent.why = textOf(event.payload, "message");
    } else if (event.kind == kind::kInvoiceNotSent) {
        intent.answer = Answer::NotSent;
        intent.why = textOf(event.payload, "why");
    }
}

namespace {

/// Takes what the journal tells of its outside witness: what was told, what was read back, what of it was accepted.
class WitnessStory {
public:
    explicit WitnessStory(JournalReading &reading)
        : m_reading(reading)
    {
    }

    void take(const Event &event)
    {
        if (event.kind == kind::kWitnessWritten) {
            m_reading.witness = WitnessWord { event.at, event.payload.value(QLatin1String("events")).toInteger(),
                textOf(event.payload, "head"), false };
        } else if (event.kind == kind::kWitnessContradicted) {
            m_reading.contradictions.push_back(contradictionFrom(event.payload, event.at));
            m_byCase.insert(subjectOf(caseOf(m_reading.contradictions.back())), m_reading.contradictions.size() - 1);
            noteRead(event.at, m_reading.contradictions.back().outcome, m_reading.contradictions.back().told);
        } else if (event.kind == kind::kCensusTaken) {
            const QJsonObject told = event.payload.value(QLatin1String("witness")).toObject();
            if (const auto outcome = witnessOutcomeFrom(textOf(told, "outcome")))
                noteRead(event.at, *outcome, { told.value(QLatin1String("events")).toInteger(), textOf(told, "head"), {} });
        } else if (const auto found = m_byCase.constFind(event.subject); found != m_byCase.cend()) {
            takeDecision(m_reading.contradictions[*found], event);
        }
    }

private:
    void noteRead(Instant at, desk::WitnessOutcome outcome, const HeadTold &told)
    {
        m_reading.witnessRead = desk::Certificate::WitnessRead { at, outcome, told.events, told.head };
    }

    void takeDecision(Contradiction &contradiction, const Event &event)
    {
        if (event.kind == kind::kExceptionResolved && textOf(event.payload, "by") == QLatin1String("person")) {
            contradiction.acceptedBy = event.actor;
            m_acceptedIn = event.seq;
        } else if (event.kind == kind::kExceptionReopened
            || (event.kind == kind::kExceptionUndone && event.payload.value(QLatin1String("seq")).toInteger() == m_acceptedIn)) {
            contradiction.acceptedBy.clear();
        }
    }

    JournalReading &m_reading;
    QHash<QString, std::size_t> m_byCase; ///< The last contradiction of each exception, by its subject.
    qint64 m_acceptedIn = 0;
};

} // namespace

Result<JournalReading> readJournal(const journal::Journal &journal)
{
    const Result<journal::Verification> verified = journal.verify();
    if (!verified)
        return tl::unexpected(verified.error());
    if (!verified->ok) {
        Error broken { ErrorKind::Damaged,
            QStringLiteral("the journal is broken at event %1: %2").arg(verified->firstBad).arg(verified->why), {}, {}, {} };
        broken.code = QStringLiteral("damaged");
        return tl::unexpected(broken);
    }
    JournalReading reading;
    reading.id = journal.id();
    reading.head = QString::fromLatin1(verified->head.toHex());
    reading.events = verified->events;
    WitnessStory witness(reading);
    for (qint64 seq = 0; seq < reading.events;) { // Not beyond what was verified: others go on writing.
        const Result<std::vector<Event>> events = journal.after(seq, kBatch);
        if (!events)
            return tl::unexpected(events.error());
        if (events->empty())
            break;
        seq = events->back().seq;
        for (const Event &event : *events) {
            if (event.seq > reading.events)
                break;
            reading.book.take(event);
            witness.take(event);
        }
    }
    if (reading.witness && reading.witness->events > 0) {
        const Result<std::vector<Event>> there = journal.after(reading.witness->events - 1, 1);
        if (!there)
            return tl::unexpected(there.error());
        reading.witness->agrees = !there->empty()
            && QString::fromLatin1(there->front().hash.toHex()) == reading.witness->head;
    }
    return reading;
}

} // namespace sluice::reconcile
