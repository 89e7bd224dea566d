#include "SocketFront.h"

#include "Gzip.h"
#include "PackedBodies.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>

#include <csignal>
#include <optional>
#include <string_view>
#include <tuple>

namespace sluice::sandbox {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;

constexpr std::uint32_t kHeadBytesMax = 64 * 1024;
constexpr std::uint64_t kBodyBytesMax = 64ULL * 1024 * 1024;
constexpr qsizetype kWorthPacking = 512;
constexpr auto kIdleMax = std::chrono::minutes(10);

QByteArray bytes(beast::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

Response plainAnswer(int status, QByteArray text)
{
    return Response { status, { { "Content-Type", "text/plain; charset=utf-8" } }, std::move(text), Wire::Send };
}

QByteArray reasonOf(int status)
{
    return bytes(http::obsolete_reason(static_cast<http::status>(status)));
}

bool mayCarryBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

/// One client's connection: reads a request, answers it, and reads the next, until somebody closes.
class Session final : public std::enable_shared_from_this<Session> {
public:
    Session(tcp::socket socket, const SocketFront::Handler &handler, PackedBodies &packed)
        : m_stream(std::move(socket))
        , m_answerTime(m_stream.get_executor())
        , m_handler(handler)
        , m_packed(packed)
    {
    }

    void readHead()
    {
        m_parser.emplace();
        m_parser->header_limit(kHeadBytesMax);
        m_parser->body_limit(kBodyBytesMax);
        m_stream.expires_after(kIdleMax);
        http::async_read_header(m_stream, m_buffer, *m_parser,
                                [self = shared_from_this()](beast::error_code error, std::size_t) {
                                    if (error)
                                        return self->refuse(error);
                                    self->continueAfterHead();
                                });
    }

private:
    void continueAfterHead()
    {
        if (!beast::iequals(m_parser->get()[http::field::expect], "100-continue"))
            return readBody();
        static constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
        asio::async_write(m_stream, asio::buffer(kGoOn),
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (!error)
                                  self->readBody();
                          });
    }

    void readBody()
    {
        http::async_read(m_stream, m_buffer, *m_parser,
                         [self = shared_from_this()](beast::error_code error, std::size_t) {
                             if (error)
                                 return self->refuse(error);
                             self->serve();
                         });
    }

    /// Answers what was no proper request; a client that merely went away gets nothing.
    void refuse(beast::error_code error)
    {
        if (error.category() != http::make_error_code(http::error::bad_method).category()
            || error == http::error::end_of_stream || error == http::error::partial_message)
            return close();
        m_keepAlive = false;
        if (error == http::error::body_limit)
            return send(plainAnswer(413, "The body is larger than this server takes.\n"));
        if (error == http::error::header_limit || error == http::error::buffer_overflow)
            return send(plainAnswer(431, "The head is larger than this server takes.\n"));
        send(plainAnswer(400, "This is not HTTP/1.1.\n"));
    }

    void serve()
    {
        const auto &message = m_parser->get();
        m_keepAlive = message.keep_alive();
        m_headOnly = message.method() == http::verb::head;
        m_packs = http::token_list(message[http::field::accept_encoding]).exists("gzip");

        Request request;
        request.method = bytes(message.method_string());
        request.target = bytes(message.target());
        for (const auto &field : message)
            request.headers.append({ bytes(field.name_string()), bytes(field.value()) });
        request.body = bytes(message.body());
        if (message.method() == http::verb::connect || message.method() == http::verb::trace)
            return send(plainAnswer(405, "This method is not served.\n"));
        if (beast::iequals(message[http::field::content_encoding], "gzip")) {
            std::optional<QByteArray> plain = unpackGzip(request.body, qsizetype(kBodyBytesMax));
            if (!plain)
                return send(plainAnswer(400, "The body is not the gzip stream that its head promises.\n"));
            request.body = *std::move(plain);
        }
        Response response = m_handler(request);
        if (response.delay.count() <= 0)
            return send(response);
        m_stream.expires_never();
        m_answerTime.expires_after(response.delay);
        m_answerTime.async_wait([self = shared_from_this(), response = std::move(response)](beast::error_code error) {
            if (!error)
                self->send(response);
        });
    }

    void send(const Response &response)
    {
        switch (response.wire) {
        case Wire::DropAfterWork:
            return close();
        case Wire::Hang:
            return waitForClientToLeave();
        case Wire::Send:
        case Wire::Truncate:
            break;
        }
        const bool cut = response.wire == Wire::Truncate;
        m_out = serialize(response, cut);
        if (cut)
            m_keepAlive = false;
        asio::async_write(m_stream, asio::buffer(m_out.constData(), static_cast<std::size_t>(m_out.size())),
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (error || !self->m_keepAlive)
                                  return self->close();
                              self->readHead();
                          });
    }

    /// Head and body as they go out; with `cut` only half of the body that the head promises.
    QByteArray serialize(const Response &response, bool cut)
    {
        QByteArray body = response.body;
        bool packed = false;
        if (m_packs && body.size() >= kWorthPacking && response.header("Content-Encoding").isEmpty()) {
            body = m_packed.pack(response.body);
            packed = true;
        }
        QByteArray out;
        out.reserve(body.size() + 1024);
        out.append("HTTP/1.1 ").append(QByteArray::number(response.status)).append(' ');
        out.append(reasonOf(response.status)).append("\r\n");
        for (const auto &[name, value] : response.headers) {
            if (qstricmp(name.constData(), "Content-Length") != 0)
                out.append(name).append(": ").append(value).append("\r\n");
        }
        if (packed)
            out.append("Content-Encoding: gzip\r\nVary: Accept-Encoding\r\n");
        if (mayCarryBody(response.status))
            out.append("Content-Length: ").append(QByteArray::number(body.size())).append("\r\n");
        if (!m_keepAlive)
            out.append("Connection: close\r\n");
        out.append("\r\n");
        if (!m_headOnly && mayCarryBody(response.status))
            out.append(cut ? body.first(body.size() / 2) : body);
        return out;
    }

    /// Keeps the socket open without a word. Whatever the client still sends is thrown away.
    void waitForClientToLeave()
    {
        m_stream.expires_never();
        m_buffer.clear();
        m_stream.async_read_some(m_buffer.prepare(4096),
                                 [self = shared_from_this()](beast::error_code error, std::size_t) {
                                     if (error)
                                         return self->close();
                                     self->waitForClientToLeave();
                                 });
    }

    void close()
    {
        beast::error_code ignored;
        std::ignore = m_stream.socket().shutdown(tcp::socket::shutdown_both, ignored); // The client may have left first.
        m_stream.close();
    }

    beast::tcp_stream m_stream;
    asio::steady_timer m_answerTime;
    const SocketFront::Handler &m_handler;
    PackedBodies &m_packed;
    beast::flat_buffer m_buffer;
    std::optional<http::request_parser<http::string_body>> m_parser;
    QByteArray m_out;
    bool m_keepAlive = true;
    bool m_headOnly = false;
    bool m_packs = false;
};

} // namespace

class SocketFront::Impl {
public:
    explicit Impl(std::uint16_t port)
        : m_acceptor(m_context, tcp::endpoint(asio::ip::address_v4::loopback(), port))
        , m_signals(m_context, SIGTERM, SIGINT)
        , m_timer(m_context)
    {
    }

    std::uint16_t port() const { return m_acceptor.local_endpoint().port(); }

    void run(Handler handler, std::function<void()> tick, std::chrono::milliseconds interval)
    {
        m_handler = std::move(handler);
        m_tick = std::move(tick);
        m_interval = interval;
        m_signals.async_wait([this](beast::error_code, int) { m_context.stop(); });
        accept();
        wait();
        m_context.run();
    }

private:
    void accept()
    {
        m_acceptor.async_accept([this](beast::error_code error, tcp::socket socket) {
            if (!error) {
                beast::error_code ignored;
                std::ignore = socket.set_option(tcp::no_delay(true), ignored); // Without it answers are slower, not wrong.
                std::make_shared<Session>(std::move(socket), m_handler, m_packed)->readHead();
            }
            accept();
        });
    }

    void wait()
    {
        m_timer.expires_after(m_interval);
        m_timer.async_wait([this](beast::error_code error) {
            if (error)
                return;
            m_tick();
            wait();
        });
    }

    asio::io_context m_context { 1 };
    tcp::acceptor m_acceptor;
    asio::signal_set m_signals;
    asio::steady_timer m_timer;
    Handler m_handler;
    PackedBodies m_packed;
    std::function<void()> m_tick;
    std::chrono::milliseconds m_interval { 0 };
};

Result<std::unique_ptr<SocketFront>> SocketFront::listen(std::uint16_t port)
{
    try { // Asio reports a port in use by throwing from the acceptor; the exception ends here.
        return std::unique_ptr<SocketFront>(new SocketFront(std::make_unique<Impl>(port)));
    } catch (const boost::system::system_error &error) {
        return fail(ErrorKind::Conflict, QStringLiteral("cannot listen on 127.0.0.1:%1: %2")
                                             .arg(port)
                                             .arg(QString::fromStdString(error.code().message())));
    }
}

SocketFront::SocketFront(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

SocketFront::~SocketFront() = default;

std::uint16_t SocketFront::port() const
{
    return m_impl->port();
}

void SocketFront::run(Handler handler, std::function<void()> tick, std::chrono::milliseconds interval)
{
    m_impl->run(std::move(handler), std::move(tick), interval);
}

} // namespace sluice::sandbox
