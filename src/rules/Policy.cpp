#include "rules/Policy.h"

#include "rules/PolicyReader.h"

#include "DefaultPolicy.h"

#include <algorithm>

namespace sluice::rules {

const AmountLimits &ApprovalRules::limitsFor(Currency currency) const
{
    if (limitsByCurrency.isEmpty())
        return limits;
    const auto at = limitsByCurrency.constFind(currency.text());
    return at == limitsByCurrency.cend() ? limits : *at;
}

const TermRule *Policy::term(QStringView name) const
{
    const NameEqual same;
    const auto at = std::ranges::find_if(terms, [&](const TermRule &rule) { return same(rule.name, name); });
    return at == terms.end() ? nullptr : &*at;
}

bool Policy::needsPo(QStringView segment) const
{
    const NameEqual same;
    return std::ranges::any_of(segmentsNeedingPo, [&](const QString &listed) { return same(listed, segment); });
}

Result<Policy> parsePolicy(const QString &toml)
{
    return readPolicy(toml, defaultPolicy());
}

const Policy &defaultPolicy()
{
    static const Policy policy = [] {
        const Result<Policy> read = readPolicy(defaultPolicyToml(), Policy {});
        if (!read || read->version.isEmpty()) // Never bill by rules that nobody wrote.
            qFatal("The policy that Sluice comes with cannot be read: %s", read ? "it is empty" : qPrintable(read.error().detail));
        return *read;
    }();
    return policy;
}

QString defaultPolicyToml()
{
    return QString::fromUtf8(kDefaultPolicy);
}

} // namespace sluice::rules
