// What comes to the loopback listener: from a browser that brings an answer, or from a page that tries its luck.

#include "fuzz/AtOnce.h"
#include "fuzz/Quiet.h"
#include "net/oauth/CallbackAnswers.h"
#include "net/oauth/RedirectInbox.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace sluice;
using namespace sluice::net;
using fuzz::must;

namespace {

constexpr quint16 kPort = 17171;
const QByteArray kState = "0a1B-2c_3.17171";

/// Inboxes speak from the event loop.
void startEventLoop()
{
    static int argc = 1;
    static char name[] = "fuzz_callback";
    static char *argv[] = { name, nullptr };
    static const QCoreApplication app(argc, argv);
}

bool isFixed(const QByteArray &answer)
{
    static const std::array fixed { callback::redirectTo("/done"), callback::redirectTo("/failed"), callback::donePage(),
        callback::failedPage(), callback::preflight(), callback::nothing(), callback::status("400 Bad Request"),
        callback::status("404 Not Found"), callback::status("405 Method Not Allowed", "Allow: GET\r\n") };
    return std::find(fixed.begin(), fixed.end(), answer) != fixed.end();
}

bool namesUs(const QByteArray &head)
{
    return head.contains("localhost:17171") || head.contains("127.0.0.1:17171") || head.contains("[::1]:17171");
}

bool isOneLine(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

void take(const QByteArray &head)
{
    RedirectInbox inbox(kState);
    CallbackAnswers answers(kPort);
    answers.deliverTo(inbox);
    const CallbackAnswers::Answer first = answers.answer(head);
    must(isFixed(first.bytes), "nothing that was sent comes back");
    must(!first.isLastPage, "no page is the last one before an answer came");

    inbox.cancel(); // Does nothing when it is settled: what is there now is what came.
    const Result<Redirect> came = fuzz::atOnce(inbox.wait(std::chrono::milliseconds(1)));
    const bool arrived = came || came.error().kind != ErrorKind::Cancelled;
    must(!arrived || QByteArray::fromPercentEncoding(head).contains(kState), "without the state nothing is believed");
    must(!arrived || namesUs(head), "what is meant for another host is not for us");
    must(!came || !came->code.isEmpty(), "an answer holds a code");
    must(came || isOneLine(came.error().code + came.error().detail), "what a party says is one line");

    const CallbackAnswers::Answer again = answers.answer(head);
    must(!came || again.bytes == callback::redirectTo("/done"), "a page that is loaded again changes nothing");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::beQuiet();
    startEventLoop();
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    take(text);
    // The same as the target alone, which is most of what matters.
    take("GET " + text.simplified().replace(' ', '+') + " HTTP/1.1\r\nHost: localhost:17171");
    take("GET /callback?state=" + kState.toPercentEncoding() + '&' + text.simplified().replace(' ', '+') + " HTTP/1.1\r\nHost: [::1]:17171");
    RedirectInbox pasted(kState);
    const Result<void> verdict = pasted.offer(QUrl(QString::fromUtf8(text)));
    must(!verdict || QByteArray::fromPercentEncoding(text).contains(kState), "a pasted address is believed no more than another");
    QCoreApplication::processEvents();
    return 0;
}
