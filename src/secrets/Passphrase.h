#pragma once

#include <QByteArray>

#include <memory>

namespace sluice::secrets {

/// What the sealed file is sealed with. Copies share one buffer that is wiped with the last of them.
class Passphrase {
public:
    Passphrase() = default;
    explicit Passphrase(QByteArrayView text);

    /// The passphrase from `SLUICE_PASSPHRASE`, else from the systemd credential `sluice_passphrase`; empty if neither is
    /// set. Both are gone from the environment afterwards, so that no program started from here inherits them. Call it
    /// while there is only one thread: the environment belongs to all of them.
    static Passphrase takeFromEnvironment();

    bool isEmpty() const { return !m_text || m_text->isEmpty(); }
    QByteArrayView text() const { return m_text ? QByteArrayView(*m_text) : QByteArrayView(); }

private:
    std::shared_ptr<const QByteArray> m_text;
};

/// Overwrites what nobody else holds a copy of, and forgets it.
void wipe(QByteArray &secret);

} // namespace sluice::secrets
