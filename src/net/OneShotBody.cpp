#include "net/OneShotBody.h"

#include <algorithm>
#include <cstring>

namespace sluice::net {

OneShotBody::OneShotBody(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::readData(char *into, qint64 countMax)
{
    if (atEnd())
        return -1; // The end, not "nothing yet".
    const qint64 count = std::min(countMax, m_bytes.size() - m_at);
    std::memcpy(into, m_bytes.constData() + m_at, static_cast<std::size_t>(count));
    m_at += count;
    return count;
}

} // namespace sluice::net
