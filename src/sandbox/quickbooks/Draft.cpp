#include "sandbox/quickbooks/Draft.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

bool isEmptyText(const Value &value) { return value.isString() && value.toString().isEmpty(); }

} // namespace

Value withoutEmptyTexts(const Value &value)
{
    if (value.isObject()) {
        Value::Members kept;
        kept.reserve(value.members().size());
        for (const auto &[name, member] : value.members()) {
            if (!isEmptyText(member))
                kept.append({ name, withoutEmptyTexts(member) });
        }
        return Value::object(std::move(kept));
    }
    if (value.isArray()) {
        Value::Array kept;
        kept.reserve(std::as_const(value).items().size());
        for (const Value &item : std::as_const(value).items())
            kept.append(withoutEmptyTexts(item));
        return Value(std::move(kept));
    }
    return value;
}

void appendRest(Value &record, const Value &fields)
{
    for (const auto &[name, value] : fields.members()) {
        if (name != "sparse"_L1 && !record.has(name) && !isEmptyText(value) && !value.isNull())
            record.set(name, withoutEmptyTexts(value));
    }
}

} // namespace sluice::sandbox::quickbooks
