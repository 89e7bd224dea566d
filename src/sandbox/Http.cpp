#include "sandbox/Http.h"

namespace sluice::sandbox {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// Calls `visit(name, value)` for each encoded pair until it returns false.
template <class Visit> void eachPair(QByteArrayView encoded, Visit visit)
{
    while (!encoded.isEmpty()) {
        const qsizetype end = encoded.indexOf('&');
        const QByteArrayView pair = end < 0 ? encoded : encoded.first(end);
        encoded = end < 0 ? QByteArrayView() : encoded.sliced(end + 1);
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const QByteArrayView name = equals < 0 ? pair : pair.first(equals);
        const QByteArrayView value = equals < 0 ? QByteArrayView() : pair.sliced(equals + 1);
        if (!visit(name, value))
            return;
    }
}

QByteArray findHeader(const QList<QPair<QByteArray, QByteArray>> &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (key.size() == name.size()
            && qstrnicmp(key.constData(), key.size(), name.data(), name.size()) == 0)
            return value;
    }
    return {};
}

} // namespace

QString decodeForm(QByteArrayView encoded)
{
    QByteArray plain;
    plain.reserve(encoded.size());
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        const char c = encoded[i];
        if (c == '+') {
            plain.append(' ');
            continue;
        }
        if (c == '%' && i + 2 < encoded.size()) {
            const int high = hexDigit(encoded[i + 1]);
            const int low = hexDigit(encoded[i + 2]);
            if (high >= 0 && low >= 0) {
                plain.append(static_cast<char>(high * 16 + low));
                i += 2;
                continue;
            }
        }
        plain.append(c);
    }
    return QString::fromUtf8(plain);
}

QByteArray encodeComponent(QStringView text) { return text.toUtf8().toPercentEncoding(); }

QByteArray Request::path() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? target : target.first(mark);
}

QByteArray Request::query() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArray() : target.sliced(mark + 1);
}

QString Request::parameter(QByteArrayView name) const
{
    const qsizetype mark = target.indexOf('?');
    if (mark < 0)
        return {};
    QString found;
    eachPair(QByteArrayView(target).sliced(mark + 1), [&](QByteArrayView key, QByteArrayView value) {
        if (key != name)
            return true;
        found = decodeForm(value);
        return false;
    });
    return found;
}

QByteArray Request::header(QByteArrayView name) const { return findHeader(headers, name); }

QHash<QString, QString> Request::form() const
{
    QHash<QString, QString> fields;
    eachPair(body, [&](QByteArrayView key, QByteArrayView value) {
        fields.insert(decodeForm(key), decodeForm(value));
        return true;
    });
    return fields;
}

QByteArray Response::header(QByteArrayView name) const { return findHeader(headers, name); }

} // namespace sluice::sandbox
