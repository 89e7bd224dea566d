#pragma once

#include "core/Time.h"

#include <QJsonObject>
#include <QString>

namespace sluice::journal {

/// One entry as somebody wants it appended.
struct NewEvent {
    QString kind;     ///< One of journal/Kinds.h.
    QString subject;  ///< What it is about: "request:<uuid>", "exception:<uuid>", "account:<id>", "person:<email>", …
    QString actor;    ///< E-mail of the person, or "sluice" for the system.
    QJsonObject payload; ///< Whole numbers, text and booleans only; money and decimals as text.
    /// The version of the subject that the decision was based on (how many events it had); empty: no condition.
    std::optional<int> expectedVersion {};
};

/// One entry as it stands in the chain.
struct Event {
    qint64 seq = 0; ///< From 1, without gaps.
    Instant at {};
    QString kind, subject, actor;
    int version = 0; ///< Its number among the events of its subject, from 1.
    QJsonObject payload;
    QByteArray previousHash, hash; ///< 32 bytes each.
};

/// SHA-256 over the previous hash and the canonical JSON of everything else.
QByteArray chainHash(const QByteArray &previousHash, const Event &event);

} // namespace sluice::journal
