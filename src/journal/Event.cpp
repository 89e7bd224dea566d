#include "journal/Event.h"

#include "journal/ChainHasher.h"

#include "core/CanonicalJson.h"

#include <algorithm>

namespace sluice::journal {

QByteArray chainHash(const QByteArray &previousHash, const Event &event)
{
    const std::string actor = event.actor.toStdString();
    const std::string kind = event.kind.toStdString();
    const std::string subject = event.subject.toStdString();
    const std::string payload = canonicalJson(event.payload).toStdString();
    ChainLink previous {};
    std::copy_n(previousHash.begin(), std::min(previousHash.size(), static_cast<qsizetype>(previous.size())),
        previous.begin());

    const EventText text { event.seq, toMs(event.at), event.version, actor, kind, subject, payload };
    const ChainLink link = ChainHasher().link(previous, text);
    return QByteArray(reinterpret_cast<const char *>(link.data()), static_cast<qsizetype>(link.size()));
}

} // namespace sluice::journal
