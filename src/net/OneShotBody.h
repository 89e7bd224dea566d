#pragma once

#include <QIODevice>

namespace sluice::net {

/// The body of a request that may be read once and never again.
///
/// QNetworkAccessManager repeats a request by itself when the server closes the connection without an answer,
/// even a POST. It rewinds the body first; because this one refuses, the repeat fails with ContentReSendError
/// instead.
class OneShotBody final : public QIODevice {
public:
    explicit OneShotBody(QByteArray bytes);

    bool wasRead() const { return m_at > 0; }

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_at >= m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_at + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *into, qint64 countMax) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

} // namespace sluice::net
