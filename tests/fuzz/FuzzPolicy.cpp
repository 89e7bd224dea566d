// policy.toml: read, or refused with a line and words.

#include "fuzz/Must.h"
#include "rules/PolicyReader.h"

using namespace sluice;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<rules::Policy> policy = rules::readPolicy(text, rules::defaultPolicy());
    if (!policy)
        fuzz::must(policy.error().kind == ErrorKind::Usage && !policy.error().detail.isEmpty(), "a refusal has words");
    if (const std::optional<rules::WeeklyInterval> interval = rules::parseWeeklyInterval(text)) {
        const QString own = rules::toText(*interval);
        const std::optional<rules::WeeklyInterval> again = rules::parseWeeklyInterval(own);
        fuzz::must(again && rules::toText(*again) == own, "an interval reads the same from its own text");
    }
    return 0;
}
