#include "ctl/KeyFile.h"

#include "net/oauth/RsaKey.h"
#include "secrets/Passphrase.h"

#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

namespace sluice::ctl {

namespace {

constexpr qint64 kSizeMax = 64LL * 1024; ///< Of a key, its certificate and whatever else stands with them.

tl::unexpected<Error> refused(const char *code, const QString &why)
{
    return tl::unexpected(Error { ErrorKind::Usage, why, {}, QString::fromLatin1(code), {} });
}

bool isOpenToOthers(int file)
{
    struct stat found {};
    if (::fstat(file, &found) != 0)
        return true;
    const mode_t closedTo = found.st_uid == ::geteuid() ? S_IRWXG | S_IRWXO : S_IWGRP | S_IRWXO;
    return (found.st_mode & closedTo) != 0;
}

} // namespace

Result<net::SigningKey> readKeyFile(const QString &name, const QString &username)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || file.size() > kSizeMax)
        return refused("key_unreadable", QStringLiteral("the key file cannot be read"));
    if (isOpenToOthers(file.handle()))
        return refused("key_open", QStringLiteral("others may read or replace the key file"));
    QByteArray pem = file.readAll();
    const Result<net::RsaKey> key = net::RsaKey::fromPem(pem);
    secrets::wipe(pem);
    if (!key)
        return tl::unexpected(key.error());
    return net::SigningKey { username, key->toPem() };
}

} // namespace sluice::ctl
