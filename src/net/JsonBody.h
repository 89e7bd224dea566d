#pragma once

#include "core/Decimal.h"
#include "core/Money.h"

#include <QByteArray>
#include <QDate>
#include <QString>

namespace sluice::net {

/// Writes a request body member by member, in the order in which it is told to: the same calls give the same
/// bytes. Amounts and decimals stand as numbers with exactly the digits of their text; nothing passes through
/// a double.
class JsonBody {
public:
    JsonBody &beginObject();
    JsonBody &beginObject(QByteArrayView key);
    JsonBody &endObject();
    JsonBody &beginArray(QByteArrayView key);
    JsonBody &endArray();

    JsonBody &text(QByteArrayView key, QStringView value);
    JsonBody &flag(QByteArrayView key, bool value);
    JsonBody &whole(QByteArrayView key, qint64 value);
    JsonBody &money(QByteArrayView key, Money value);
    JsonBody &decimal(QByteArrayView key, const Decimal &value);
    JsonBody &null(QByteArrayView key);

    /// As text(), but leaves the member out when there is nothing to say.
    JsonBody &textIfAny(QByteArrayView key, QStringView value);
    JsonBody &dateIfAny(QByteArrayView key, QDate value);

    const QByteArray &bytes() const { return m_bytes; }

private:
    void comma();
    void name(QByteArrayView key);
    void quoted(QStringView value);

    QByteArray m_bytes;
};

} // namespace sluice::net
