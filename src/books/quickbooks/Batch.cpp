#include "books/quickbooks/Batch.h"

#include "books/quickbooks/Answers.h"
#include "books/quickbooks/Fields.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace sluice::quickbooks {

using books::WriteAnswer;
using books::WriteOutcome;

namespace {

/// What other sources say the largest size is, and below that half of it each time.
constexpr std::array kSmallerSizes { 25, 10, 5, 2, 1 };

WriteAnswer<Invoice> answerOf(net::JsonObject item, const RowContext &context, const QByteArray &correlation)
{
    if (std::optional<net::JsonObject> fault = item.object("Fault")) {
        Error error = errorOfFault(*fault);
        error.correlation = QString::fromLatin1(correlation);
        return refused<Invoice>(std::move(error));
    }
    std::optional<net::JsonObject> invoice = item.object("Invoice");
    if (!invoice)
        return created<Invoice>(fail(ErrorKind::BadReply, QStringLiteral("a batch item without a document")), correlation);
    return created<Invoice>(readInvoice(*invoice, context), correlation);
}

} // namespace

QByteArray batchBody(const std::vector<QByteArray> &bodies)
{
    QByteArray body = "{\"BatchItemRequest\":[";
    for (std::size_t at = 0; at < bodies.size(); ++at) {
        body += at == 0 ? "{\"bId\":\"" : ",{\"bId\":\"";
        body += QByteArray::number(at + 1) + "\",\"operation\":\"create\",\"Invoice\":" + bodies[at] + '}';
    }
    return body + "]}";
}

std::vector<WriteAnswer<Invoice>> readBatch(QByteArray reply, std::size_t count, const RowContext &context,
                                            const QByteArray &correlation)
{
    Error silence { ErrorKind::BadReply, QStringLiteral("the batch was answered, this item was not"), {}, {}, {} };
    silence.correlation = QString::fromLatin1(correlation);
    std::vector<WriteAnswer<Invoice>> answers = answeredAlike(silence, WriteOutcome::Uncertain, count);
    net::JsonText json(std::move(reply));
    Result<net::JsonObject> root = json.root();
    if (!root)
        return answers;
    std::vector<bool> named(count);
    const Result<void> walked = root->forEachObject("BatchItemResponse", [&](net::JsonObject item) -> Result<void> {
        const std::size_t number = toText(item.text("bId")).toUInt();
        if (number < 1 || number > count)
            return {};
        if (named[number - 1]) { // Which of the two is true nobody knows.
            Error twice { ErrorKind::BadReply, QStringLiteral("the batch answered this item twice"), {}, {}, {} };
            twice.correlation = QString::fromLatin1(correlation);
            answers[number - 1] = answeredAlike(twice, WriteOutcome::Uncertain, 1).front();
            return {};
        }
        named[number - 1] = true;
        answers[number - 1] = answerOf(item, context, correlation);
        // A member of another type reads as nothing, so that a document with one only seems to be whole.
        if (Result<void> sound = json.finish(); !sound)
            answers[number - 1] = created<Invoice>(tl::unexpected(sound.error()), correlation);
        return {};
    });
    Q_UNUSED(walked) // An answer that breaks off leaves the rest Uncertain, which is what they are.
    return answers;
}

std::vector<WriteAnswer<Invoice>> answeredAlike(const Error &error, WriteOutcome outcome, std::size_t count)
{
    WriteAnswer<Invoice> answer;
    answer.outcome = outcome;
    answer.error = error;
    return std::vector<WriteAnswer<Invoice>>(count, answer);
}

bool isOfWholeBatch(const Error &error)
{
    // The size, an operation that is not known, an envelope that cannot be read, a body that is too long.
    static const std::array<QString, 7> codes { QStringLiteral("1040"), QStringLiteral("500"), QStringLiteral("2010"),
        QStringLiteral("2020"), QStringLiteral("2030"), QStringLiteral("2050"), QStringLiteral("HTTP_413") };
    return std::find(codes.begin(), codes.end(), error.code) != codes.end();
}

int smallerBatch(int size, const Error &error)
{
    static const QRegularExpression lastNumber(QStringLiteral("(\\d+)\\D*$"));
    const int named = lastNumber.match(error.detail).captured(1).toInt();
    if (named >= 1 && named < size)
        return named;
    for (const int smaller : kSmallerSizes) {
        if (smaller < size)
            return smaller;
    }
    return 1;
}

} // namespace sluice::quickbooks
