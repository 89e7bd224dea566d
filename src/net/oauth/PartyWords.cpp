#include "net/oauth/PartyWords.h"

#include "core/LogFile.h"
#include "core/Printable.h"

namespace sluice::net {

namespace {
constexpr qsizetype kLengthMax = 500;
} // namespace

QString saidBy(const QString &party)
{
    return printable(redacted(party).left(kLengthMax));
}

} // namespace sluice::net
