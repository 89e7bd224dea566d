#pragma once

#include "core/Decimal.h"
#include "domain/BillingRequest.h"
#include "domain/Crm.h"
#include "rules/Policy.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace sluice::rules {

/// What an approver decides about, beside the deal and the request themselves: the invoice as it will be.
struct DraftValues {
    QString realm, entity;
    QString customer; ///< Id in the books; `account:<id>` for a customer that Sluice creates, before and after it did.
    QString terms;
    std::optional<int> termDays;
    QString poNumber;
    QString taxCode; ///< Id in the books.
    Address billTo, shipTo;
    QString email;
    QDate invoiceOn;
    std::vector<QString> items;    ///< Item id for each of the request's lines.
    std::vector<QString> taxCodes; ///< Tax code id for each of them, as it will stand on the line.
    bool taxExempt = false;        ///< The customer is charged none, whatever the codes say.
};

/// The decisive fields of E.4 as one object: amount, currency, entity, realm, customer, terms, tax code, tax exemption,
/// discount, PO, bill-to, e-mail, invoice month, and for each line item, tax code, quantity, price, discount and amount. Descriptions are left out: they never matter.
QJsonObject decisiveFields(const Deal &deal, const BillingRequest &request, const DraftValues &draft);

/// The same fields with what the request says by itself: currency, amount, discount, and quantity, price, discount and amount
/// of its lines. All that belongs to the draft stays as it was; a line that is new has nothing of it.
QJsonObject withRequest(QJsonObject decisive, const BillingRequest &request);

/// How a decisive field of one line is called: "lines/<deal line>/price". `position` counts from zero.
QString lineField(const RequestLine &line, std::size_t position, const QString &field);

/// SHA-256 of the canonical form.
QString fingerprint(const QJsonObject &decisive);

struct FieldChange {
    QString field; ///< "amount", "terms", "lines/<deal line>/price", …
    QString was, is;
    bool operator==(const FieldChange &) const = default;
};

/// What differs, sorted by field. Empty when the fingerprints are equal. Fields that a submission of an earlier version does
/// not hold agree with any value: nobody knows what they were.
std::vector<FieldChange> changed(const QJsonObject &was, const QJsonObject &is);

/// What a change after approval does, the stronger the larger.
enum class Effect {
    None,
    Note,      ///< Recorded, the approval stands.
    Reapprove, ///< The approval is void.
    Block      ///< Void, and a check fails: back to the gate.
};
Effect effectOf(const FieldChange &change, const QJsonObject &was, const QJsonObject &is, const Policy &policy);

/// The strongest effect of all changes. Source: the table E.4.
Effect effectOf(const std::vector<FieldChange> &changes, const QJsonObject &was, const QJsonObject &is, const Policy &policy);

/// A decisive field's name for people: "Payment terms", "Price of line 00k…".
QString fieldTitle(const QString &field);

} // namespace sluice::rules
