#pragma once

#include "sandbox/Value.h"

#include <QString>
#include <QStringView>

#include <tl/expected.hpp>

#include <optional>

namespace sluice::sandbox::quickbooks {

/// One refusal of the accounting API, as it stands in a `Fault`. The codes are those of Intuit's error list;
/// the wording of most details is ours.
struct ApiFault {
    QString code;
    QString message;
    QString detail;
    std::optional<QString>
        element {}; ///< Absent, empty or a path ("Line.Amount"): all three occur on the wire.
    QString type = QStringLiteral("ValidationFault");
    int status = 400;

    static ApiFault unsupportedOperation(const QString &what); ///< 500
    static ApiFault duplicateRequestId(const QString &id); ///< 600
    static ApiFault objectNotFound(); ///< 610
    static ApiFault notLinkable(const QString &detail); ///< 620
    static ApiFault batchTooBig(int max); ///< 1040
    static ApiFault unknownProperty(const QString &detail, const QString &element); ///< 2010
    static ApiFault required(const QString &element); ///< 2020
    static ApiFault invalidId(const QString &id); ///< 2030
    static ApiFault badLength(const QString &element, int min, int max, int length); ///< 2050
    static ApiFault badNumber(const QString &element, const QString &text); ///< 2080
    static ApiFault badChoice(const QString &element, const QString &text); ///< 2170
    static ApiFault badReference(const QString &family, const QString &id); ///< 2500
    static ApiFault queryParse(const QString &detail); ///< 4000
    static ApiFault queryInvalid(const QString &detail); ///< 4001
    static ApiFault stale(); ///< 5010
    static ApiFault notInEdition(const QString &feature); ///< 5030
    static ApiFault business(const QString &detail, const QString &element = {}); ///< 6000
    static ApiFault internalHiccup(); ///< 6000, worth repeating
    static ApiFault amountMismatch(); ///< 6070
    static ApiFault emptyDiscount(); ///< 6090
    static ApiFault usTaxCode(); ///< 6100
    static ApiFault duplicateNumber(
        const QString &number, const QString &entity, const QString &id); ///< 6140
    static ApiFault companyStatus(); ///< 6190
    static ApiFault periodClosed(const QString &until); ///< 6210
    static ApiFault duplicateName(const QString &name, const QString &entity, const QString &id); ///< 6240
    static ApiFault accountType(const QString &element); ///< 6430
    static ApiFault deposited(); ///< 6540
    static ApiFault system(); ///< 10000, HTTP 500

    /// `{"Error":[…],"type":…}`: the value of a `Fault` member, also inside a batch.
    Value toValue() const;
};

/// A value, or the refusal that the API answers instead.
template <class T> using Checked = tl::expected<T, ApiFault>;

inline tl::unexpected<ApiFault> refuse(ApiFault fault) { return tl::unexpected<ApiFault>(std::move(fault)); }

} // namespace sluice::sandbox::quickbooks
