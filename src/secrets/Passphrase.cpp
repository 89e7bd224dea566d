#include "secrets/Passphrase.h"

#include <QDir>
#include <QFile>

#include <sodium.h>

#include <cstdlib>
#include <cstring>

namespace sluice::secrets {

namespace {

constexpr char kVariable[] = "SLUICE_PASSPHRASE";
constexpr char kCredentials[] = "CREDENTIALS_DIRECTORY";

/// The value is overwritten where it stands: the system shows the environment that a process began with.
QByteArray takeVariable(const char *name)
{
    QByteArray value;
    if (char *stored = std::getenv(name)) {
        value = QByteArray(stored);
        sodium_memzero(stored, std::strlen(stored));
        qunsetenv(name);
    }
    return value;
}

QByteArray readCredential(const QByteArray &folder)
{
    QFile credential(QDir(QFile::decodeName(folder)).filePath(QStringLiteral("sluice_passphrase")));
    if (folder.isEmpty() || !credential.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    QByteArray passphrase = credential.readAll();
    while (passphrase.endsWith('\n') || passphrase.endsWith('\r'))
        passphrase.chop(1); // An editor's line end is not part of it.
    return passphrase;
}

} // namespace

Passphrase::Passphrase(QByteArrayView text)
    : m_text(new QByteArray(text.data(), text.size()),
        [](QByteArray *held) {
            wipe(*held);
            delete held;
        })
{
}

Passphrase Passphrase::takeFromEnvironment()
{
    QByteArray given = takeVariable(kVariable);
    const QByteArray folder = takeVariable(kCredentials);
    if (given.isEmpty())
        given = readCredential(folder);
    Passphrase taken { QByteArrayView(given) };
    wipe(given);
    return taken;
}

void wipe(QByteArray &secret)
{
    if (secret.isDetached())
        sodium_memzero(secret.data(), static_cast<std::size_t>(secret.size()));
    secret.clear();
}

} // namespace sluice::secrets
