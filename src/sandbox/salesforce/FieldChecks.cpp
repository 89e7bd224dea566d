#include "sandbox/salesforce/FieldChecks.h"

namespace sluice::sandbox::salesforce {

namespace {

Outcome<void> checkLength(const Field &field, const QString &text)
{
    if (field.length > 0 && text.size() > field.length)
        return refuse("STRING_TOO_LONG",
            QStringLiteral("%1: data value too large: %2 (max length=%3)").arg(field.label(), text).arg(field.length),
            { field.name });
    return {};
}

Outcome<void> checkRange(const Field &field, const Cell &cell)
{
    const int wholeDigits = field.precision - field.scale;
    qint64 limit = 1;
    for (int i = 0; i < qMin(wholeDigits, 18); ++i)
        limit *= 10;
    qint64 whole = qAbs(wholeOf(cell));
    if (field.isNumber())
        whole = qAbs(decimalOf(cell).rounded(0, Rounding::Down).coefficient());
    if (field.precision > 0 && whole >= limit)
        return refuse("NUMBER_OUTSIDE_VALID_RANGE",
            QStringLiteral("%1: value outside of valid range on numeric field: %2")
                .arg(field.label(), cellValue(field, cell).toString()),
            { field.name });
    return {};
}

/// Values of picklists that live in the org rather than in the schema.
bool isLiveValue(const Store &store, const Field &field, const QString &value)
{
    if (field.name == QStringLiteral("StageName")) {
        static const SObject &stages = Schema::instance().get("OpportunityStage");
        static const int apiName = stages.at("ApiName");
        static const int isActive = stages.at("IsActive");
        for (const Row *row : store.table(stages).matching(apiName, value)) {
            if (flagOf(row->at(isActive)))
                return true;
        }
        return false;
    }
    if (field.name == QStringLiteral("Status")) {
        static const SObject &statuses = Schema::instance().get("TaskStatus");
        static const int apiName = statuses.at("ApiName");
        return !store.table(statuses).matching(apiName, value).empty();
    }
    return field.values.contains(value);
}

bool isActiveCurrency(const Store &store, const QString &code)
{
    static const SObject &types = Schema::instance().get("CurrencyType");
    static const int isoCode = types.at("IsoCode");
    static const int isActive = types.at("IsActive");
    for (const Row *row : store.table(types).matching(isoCode, code)) {
        if (flagOf(row->at(isActive)))
            return true;
    }
    return false;
}

Outcome<void> checkPicklist(const Store &store, const Field &field, const QString &value)
{
    const bool currency = field.name == QStringLiteral("CurrencyIsoCode");
    const bool good = currency ? isActiveCurrency(store, value)
                               : !field.restricted || isLiveValue(store, field, value);
    if (good)
        return {};
    return refuse("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        QStringLiteral("%1: bad value for restricted picklist field: %2").arg(field.label(), value), { field.name });
}

Outcome<void> checkEmail(const Field &field, const QString &text)
{
    const qsizetype at = text.indexOf(u'@');
    if (at > 0 && text.indexOf(u'.', at) > at + 1 && !text.contains(u' ') && !text.endsWith(u'.'))
        return {};
    return refuse("INVALID_EMAIL_ADDRESS",
        QStringLiteral("%1: invalid email address: %2").arg(field.label(), text), { field.name });
}

Outcome<void> checkReference(const Store &store, const Field &field, const QString &id)
{
    const SObject *target = Schema::instance().byPrefix(id);
    if (!target || !field.referenceTo.contains(target->name))
        return refuse("MALFORMED_ID", QStringLiteral("%1: id value of incorrect type: %2").arg(field.label(), id),
            { field.name });
    const Row *row = store.table(*target).find(id);
    if (!row)
        return refuse("INVALID_CROSS_REFERENCE_KEY", QStringLiteral("invalid cross reference id"), { field.name });
    if (row->isDeleted())
        return refuse("ENTITY_IS_DELETED", QStringLiteral("entity is deleted"), { field.name });
    static const int isActive = Schema::instance().get("User").at("IsActive");
    if (field.name == QStringLiteral("OwnerId") && !flagOf(row->at(isActive)))
        return refuse("INACTIVE_OWNER_OR_USER",
            QStringLiteral("operation performed with inactive user [%1] as owner").arg(id), { field.name });
    return {};
}

} // namespace

Outcome<void> checkCell(const Store &store, const SObject &object, int ordinal, const Cell &cell)
{
    if (isNull(cell))
        return {};
    const Field &field = object.fields[static_cast<std::size_t>(ordinal)];
    switch (field.type) {
    case FieldType::Reference: return checkReference(store, field, textOf(cell));
    case FieldType::Picklist: return checkPicklist(store, field, textOf(cell));
    case FieldType::Email:
        if (Outcome<void> form = checkEmail(field, textOf(cell)); !form)
            return form;
        return checkLength(field, textOf(cell));
    case FieldType::Int:
    case FieldType::Double:
    case FieldType::Currency:
    case FieldType::Percent: return checkRange(field, cell);
    case FieldType::Boolean:
    case FieldType::Date:
    case FieldType::DateTime:
    case FieldType::Id: return {};
    case FieldType::String:
    case FieldType::TextArea:
    case FieldType::LongText:
    case FieldType::Combobox:
    case FieldType::Phone:
    case FieldType::Url: return checkLength(field, textOf(cell));
    }
    return {};
}

} // namespace sluice::sandbox::salesforce
