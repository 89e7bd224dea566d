#include "engine/PostingHold.h"

#include "core/Log.h"
#include "engine/OwnTrouble.h"

namespace sluice::engine {

QCoro::Task<Result<PostingHold::Answer>> PostingHold::look()
{
    Answer answer;
    if (m_parts.crm && !m_parts.memory.wasRead) {
        WitnessCheck check({ *m_parts.crm, m_parts.journal, m_parts.recorder, m_parts.views, m_parts.clock, m_parts.memory });
        const Result<WitnessCheck::Answer> witness = co_await check.run();
        if (!witness && isOwnTrouble(witness.error()))
            co_return tl::unexpected(witness.error());
        if (!witness) {
            qCInfo(lcEngine, "Nothing is posted, the witness was not read: %ls", qUtf16Printable(witness.error().detail));
            answer.why = witness.error();
            co_return answer;
        }
        answer.exceptionsOpened = witness->exceptionsOpened;
    }
    const Result<bool> contradicted = WitnessCheck::isContradicted(m_parts.views);
    if (!contradicted)
        co_return tl::unexpected(contradicted.error());
    if (*contradicted)
        answer.why = Error { ErrorKind::Conflict,
            QStringLiteral("the journal is not the one that Salesforce was told of: see the exception about it"), {},
            QStringLiteral("witness"), {} };
    co_return answer;
}

} // namespace sluice::engine
