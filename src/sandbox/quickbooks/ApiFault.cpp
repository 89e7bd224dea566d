#include "sandbox/quickbooks/ApiFault.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

ApiFault make(const char *code, const QString &message, const QString &detail,
    std::optional<QString> element = QString())
{
    ApiFault fault;
    fault.code = QString::fromLatin1(code);
    fault.message = message;
    fault.detail = detail;
    fault.element = std::move(element);
    return fault;
}

const QString kBusinessMessage = u"A business validation error has occurred while processing your request"_s;

} // namespace

ApiFault ApiFault::unsupportedOperation(const QString &what)
{
    return make("500", u"Unsupported Operation"_s, u"Operation %1 is not supported."_s.arg(what));
}

ApiFault ApiFault::duplicateRequestId(const QString &id)
{
    return make("600", u"Duplicate Request ID"_s, u"Duplicate Request ID : %1 is being processed."_s.arg(id));
}

ApiFault ApiFault::objectNotFound()
{
    return make("610", u"Object Not Found"_s,
        u"Object Not Found : Something you're trying to use has been made inactive. Check the fields with "
        u"accounts, "
        "customers, items, vendors or employees."_s);
}

ApiFault ApiFault::notLinkable(const QString &detail)
{
    return make("620", u"Transaction cannot be linked"_s, detail);
}

ApiFault ApiFault::batchTooBig(int max)
{
    return make(
        "1040", u"Batch request too big"_s, u"The maximum number of items in a batch is %1."_s.arg(max));
}

ApiFault ApiFault::unknownProperty(const QString &detail, const QString &element)
{
    return make(
        "2010", u"Request has invalid or unsupported property"_s, u"Property Name:%1"_s.arg(detail), element);
}

ApiFault ApiFault::required(const QString &element)
{
    return make("2020", u"Required param missing, need to supply the required value for the API"_s,
        u"Required parameter %1 is missing in the request"_s.arg(element), element);
}

ApiFault ApiFault::invalidId(const QString &id)
{
    // Recorded without an element.
    return make(
        "2030", u"Invalid ID"_s, u"Id should be a valid number. Supplied value:%1"_s.arg(id), std::nullopt);
}

ApiFault ApiFault::badLength(const QString &element, int min, int max, int length)
{
    return make("2050", u"String length is either shorter or longer than supported by specification"_s,
        u"String length specified does not match the supported length. Min:%1 Max:%2 supported. Supplied length:%3"_s
            .arg(min)
            .arg(max)
            .arg(length),
        element);
}

ApiFault ApiFault::badNumber(const QString &element, const QString &text)
{
    return make("2080", u"Invalid number"_s, u"Invalid number format : %1"_s.arg(text), element);
}

ApiFault ApiFault::badChoice(const QString &element, const QString &text)
{
    return make("2170", u"Invalid Enumeration"_s, u"Invalid Enumeration : %1"_s.arg(text), element);
}

ApiFault ApiFault::badReference(const QString &family, const QString &id)
{
    return make("2500", u"Invalid Reference Id"_s,
        u"Invalid Reference Id : %1 element id %2 not found"_s.arg(family, id));
}

ApiFault ApiFault::queryParse(const QString &detail)
{
    return make("4000", u"Error parsing query"_s, u"QueryParserError: %1"_s.arg(detail), std::nullopt);
}

ApiFault ApiFault::queryInvalid(const QString &detail)
{
    return make("4001", u"Invalid query"_s, u"QueryValidationError: %1"_s.arg(detail), std::nullopt);
}

ApiFault ApiFault::stale()
{
    return make("5010", u"Stale Object Error"_s,
        u"Stale Object Error : You and Sample User were working on this at the same time. Sample User "
        u"finished before "
        "you did, so your work was not saved."_s);
}

ApiFault ApiFault::notInEdition(const QString &feature)
{
    return make("5030", u"Feature Not Supported Error"_s,
        u"Feature Not Supported Error : %1 is not supported in this edition."_s.arg(feature));
}

ApiFault ApiFault::business(const QString &detail, const QString &element)
{
    return make("6000", kBusinessMessage, u"Business Validation Error: %1"_s.arg(detail), element);
}

ApiFault ApiFault::internalHiccup()
{
    return business(
        u"An unexpected error occurred while accessing or saving your data. Please wait a few minutes and "
        "try again. If the problem persists, contact customer support."_s);
}

ApiFault ApiFault::amountMismatch()
{
    return make("6070", u"Amount calculation incorrect in the request"_s,
        u"Amount calculation incorrect in the request : Amount is not equal to UnitPrice * Qty. Supplied value:Line"_s);
}

ApiFault ApiFault::emptyDiscount()
{
    return make("6090", u"Discount line is invalid"_s,
        u"Discount line is invalid : A discount line needs an amount or a percentage."_s);
}

ApiFault ApiFault::usTaxCode()
{
    return make("6100", u"Invalid tax code"_s,
        u"Invalid tax code : Tax codes on lines must be TAX or NON for a company in the United States."_s,
        u"Line.SalesItemLineDetail.TaxCodeRef"_s);
}

ApiFault ApiFault::duplicateNumber(const QString &number, const QString &entity, const QString &id)
{
    return make("6140", u"Duplicate Document Number Error"_s,
        u"Duplicate Document Number Error : You must specify a different number. This number has already "
        u"been used. "
        "DocNumber=%1 is assigned to TxnType=%2 with TxnId=%3"_s.arg(number, entity, id));
}

ApiFault ApiFault::companyStatus()
{
    return make("6190", u"Invalid Company Status"_s,
        u"Subscription period has ended or canceled or there was a billing problem : You can't change data "
        u"in this "
        "company until its subscription is renewed."_s);
}

ApiFault ApiFault::periodClosed(const QString &until)
{
    return make("6210", u"Account Period Closed, Cannot Update Through Services API"_s,
        u"The account period has closed and the account books cannot be updated through the QBO Services "
        u"API. Closed "
        "through %1."_s.arg(until));
}

ApiFault ApiFault::duplicateName(const QString &name, const QString &entity, const QString &id)
{
    return make("6240", u"Duplicate Name Exists Error"_s,
        u"The name supplied already exists. : Another %1 is already using this name. Please use a different "
        u"name. "
        "Name=%2 Id=%3"_s.arg(entity.toLower(), name, id));
}

ApiFault ApiFault::accountType(const QString &element)
{
    return make("6430", u"Invalid account type"_s, u"Invalid account type used."_s, element);
}

ApiFault ApiFault::deposited()
{
    return make("6540", u"Deposited Transaction cannot be changed"_s,
        u"Deposited Transaction cannot be changed : This transaction has been deposited. Delete the deposit first."_s);
}

ApiFault ApiFault::system()
{
    ApiFault fault = make("10000", u"An application error has occurred while processing your request"_s,
        u"System Failure Error: An application error has occurred while processing your request"_s);
    fault.type = u"SystemFault"_s;
    fault.status = 500;
    return fault;
}

Value ApiFault::toValue() const
{
    Value error = Value::object({ { u"Message"_s, message }, { u"Detail"_s, detail }, { u"code"_s, code } });
    if (element)
        error.set(u"element"_s, *element);
    return Value::object({ { u"Error"_s, Value(Value::Array { error }) }, { u"type"_s, type } });
}

} // namespace sluice::sandbox::quickbooks
