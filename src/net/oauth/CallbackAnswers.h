#pragma once

#include "net/oauth/CallbackPages.h"

#include <QByteArray>

namespace sluice::net {

class RedirectInbox;

/// What the loopback listener answers to whoever calls, apart from its sockets: a browser that comes back, or a page elsewhere
/// that tries its luck.
class CallbackAnswers {
public:
    /// Callers must name this port of this machine.
    explicit CallbackAnswers(quint16 port)
        : m_port(port)
    {
    }

    /// Takes what comes to `/callback`; must outlive this, or the last call of answer().
    void deliverTo(RedirectInbox &inbox) { m_inbox = &inbox; }

    struct Answer {
        QByteArray bytes;        ///< One of the fixed ones: nothing that was sent comes back in it.
        bool isLastPage = false; ///< The browser needs nothing more.
    };
    /// `head`: everything before the empty line of a request.
    Answer answer(const QByteArray &head);

private:
    QByteArray bytesFor(const CallbackRequest &request);
    QByteArray bytesForCallback(const QByteArray &target);
    bool isForUs(const QByteArray &host) const;

    quint16 m_port;
    RedirectInbox *m_inbox = nullptr;
    bool m_answered = false;
};

} // namespace sluice::net
