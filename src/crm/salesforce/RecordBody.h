#pragma once

#include "core/Money.h"
#include "core/Time.h"
#include "crm/salesforce/Schema.h"
#include "net/JsonBody.h"

#include <optional>

namespace sluice::salesforce {

/// One record of a write: our field names in, the org's names out, and only fields that this user may write. Empty values
/// become null, which clears the field; texts are cut to the length of the field, because a note that is too long must not
/// keep the rest from being written.
class RecordBody {
public:
    enum class Form {
        InCollection, ///< Says its type, among records of any.
        Alone         ///< The address says what it is.
    };
    RecordBody(const Schema &schema, const QString &object, Form form = Form::InCollection);

    void id(const QString &value) { m_body.text("id", value); }
    void text(const char *field, const QString &value);
    void money(const char *field, std::optional<Money> value);
    void whole(const char *field, qint64 value);
    void flag(const char *field, bool value);
    void date(const char *field, QDate value);
    void instant(const char *field, Instant value);
    /// The key of an upsert: written whether or not describe calls it writable.
    void key(const char *field, const QString &value);

    QByteArray finish();

    /// The fields, by our names, that were left out because this user may not write them.
    const QStringList &leftOut() const { return m_leftOut; }

private:
    /// The org's name if it may be written; empty otherwise.
    QByteArray writable(const char *field);

    const Schema &m_schema;
    QString m_object;
    net::JsonBody m_body;
    QStringList m_leftOut;
};

} // namespace sluice::salesforce
