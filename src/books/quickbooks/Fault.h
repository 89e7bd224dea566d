#pragma once

#include "books/Books.h"
#include "net/Http.h"
#include "net/Json.h"

#include <string_view>

namespace sluice::quickbooks {

/// What a reply of QuickBooks means: nothing when it is good to use, else its error, with the code as text and `intuit_tid`
/// as correlation. Reads all shapes: `Fault`, the gateway's lower-case `fault`, either of them inside a 200, the OAuth
/// object, XML, HTML and nothing. Source: QuickBooks sheet, sections 2.3 and 2.4.
Result<void> judgeReply(const net::HttpResponse &response);

/// The error that a code stands for. `element`: the field that it is about, if it names one.
Error errorOf(std::string_view code, std::string_view message, std::string_view detail, int status, std::string_view element = {});

/// The error in a `Fault` object that stands for one item of several.
Error errorOfFault(net::JsonObject fault);

/// The error of a fault that stands in a part of an answer, where what was asked for should be.
std::optional<Error> errorBelow(net::JsonObject part);

/// The id of the invoice that holds the number which `error` (6140) speaks of; empty if it names none.
/// The wording is not promised: it is a hint where to look, never a proof.
QString holderNamedIn(const Error &error);

/// Whether `error` (6140) names a document of another type as the holder. The books that refuse a number then have not made
/// ours under it.
bool isHeldByOtherType(const Error &error);

/// What is certain about a write that ended with `error`. Whatever is not a definite "no" is Uncertain.
books::WriteOutcome outcomeOf(const Error &error);

} // namespace sluice::quickbooks
