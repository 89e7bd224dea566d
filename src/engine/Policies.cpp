#include "engine/Policies.h"

#include "journal/Kinds.h"
#include "journal/PayloadText.h"

namespace sluice::engine {

Result<rules::Policy> policyInForce(const journal::Journal &journal)
{
    const Result<std::vector<journal::Event>> history = journal.ofSubject(QStringLiteral("policy"));
    if (!history)
        return tl::unexpected(history.error());
    for (auto event = history->rbegin(); event != history->rend(); ++event) {
        if (event->kind != journal::kind::kPolicyAdopted)
            continue;
        Result<rules::Policy> policy = rules::parsePolicy(journal::textOf(event->payload, "toml"));
        if (!policy)
            return fail(ErrorKind::Damaged, QStringLiteral("the adopted policy: %1").arg(policy.error().detail));
        return policy;
    }
    return rules::defaultPolicy();
}

} // namespace sluice::engine
