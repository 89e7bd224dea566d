#include "sandbox/quickbooks/Upload.h"

#include "sandbox/quickbooks/Writer.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

/// The value of `name="…"` (or bare) in a header line.
QByteArray attribute(const QByteArray &line, const QByteArray &name)
{
    qsizetype at = line.indexOf(name + '=');
    while (at > 0 && line[at - 1] != ' ' && line[at - 1] != ';')
        at = line.indexOf(name + '=', at + 1);
    if (at < 0)
        return {};
    at += name.size() + 1;
    if (at < line.size() && line[at] == '"')
        return line.sliced(at + 1, std::max<qsizetype>(0, line.indexOf('"', at + 1) - at - 1));
    qsizetype end = line.indexOf(';', at);
    return line.sliced(at, (end < 0 ? line.size() : end) - at).trimmed();
}

} // namespace

Checked<Value> Upload::store(const Request &request, Exchange &exchange)
{
    const QByteArray boundary = attribute(request.header("Content-Type"), "boundary");
    if (boundary.isEmpty())
        return refuse(ApiFault::unknownProperty(u"The body is no multipart form"_s, {}));
    const QList<Part> parts = partsOf(request.body, boundary);
    Value::Array answers;
    for (const Part &part : parts) {
        if (!part.name.startsWith("file_content_"))
            continue;
        const QByteArray wanted = "file_metadata_" + part.name.sliced(QByteArrayView("file_content_").size());
        const auto metadata = std::find_if(
            parts.cbegin(), parts.cend(), [&wanted](const Part &other) { return other.name == wanted; });
        answers.append(storeOne(metadata == parts.cend() ? nullptr : &*metadata, part, exchange));
    }
    if (answers.isEmpty())
        return refuse(ApiFault::required(u"file_content_01"_s));
    return Value(std::move(answers));
}

QList<Upload::Part> Upload::partsOf(const QByteArray &body, const QByteArray &boundary)
{
    QList<Part> parts;
    const QByteArray mark = "--" + boundary;
    qsizetype from = body.indexOf(mark);
    while (from >= 0) {
        from += mark.size();
        const qsizetype end = body.indexOf(mark, from);
        if (end < 0)
            break;
        if (std::optional<Part> part = partOf(body.sliced(from, end - from)))
            parts.append(*std::move(part));
        from = end;
    }
    return parts;
}

std::optional<Upload::Part> Upload::partOf(const QByteArray &raw)
{
    const qsizetype split = raw.indexOf("\r\n\r\n");
    if (split < 0)
        return {};
    Part part;
    part.content = raw.sliced(split + 4);
    if (part.content.endsWith("\r\n"))
        part.content.chop(2);
    bool base64 = false;
    for (const QByteArray &line : raw.first(split).split('\n')) {
        const QByteArray lower = line.toLower();
        if (lower.startsWith("content-disposition:")) {
            part.name = attribute(line.trimmed(), "name");
            part.fileName = attribute(line.trimmed(), "filename");
        } else if (lower.startsWith("content-type:")) {
            part.type = line.sliced(QByteArrayView("content-type:").size()).trimmed();
        } else if (lower.startsWith("content-transfer-encoding:")) {
            base64 = lower.contains("base64");
        }
    }
    if (base64)
        part.content = QByteArray::fromBase64(part.content);
    return part;
}

Value Upload::storeOne(const Part *metadata, const Part &content, Exchange &exchange)
{
    Value body = Value::object();
    if (metadata) {
        const std::optional<Value> read = Value::parse(metadata->content);
        if (!read || !read->isObject())
            return Value::object({ { u"Fault"_s,
                ApiFault::unknownProperty(u"The metadata is no JSON object"_s, {}).toValue() } });
        body = *read;
    }
    if (body[u"FileName"].isNull())
        body.set(u"FileName"_s, QString::fromUtf8(content.fileName));
    if (body[u"ContentType"].isNull())
        body.set(u"ContentType"_s, QString::fromLatin1(content.type));
    static const Entity &entity = *entityByName(u"Attachable"_s);
    const Checked<Value> made = Writer(m_realm).apply({ &entity, Operation::Create, body, false, m_now });
    if (!made)
        return Value::object({ { u"Fault"_s, made.error().toValue() } });
    const QString id = (*made)[u"Id"].toString();
    const QString path = u"/v3/company/"_s + m_realm.id() + u"/download/"_s + id;
    m_realm.touch(entity, id,
        Value::object({ { u"FileAccessUri"_s, path }, { u"TempDownloadUri"_s, m_baseUrl + path },
            { u"Size"_s, static_cast<qint64>(content.content.size()) } }),
        m_now, false);
    exchange.say(noteOf(Operation::Create, entity, id));
    return Value::object({ { u"Attachable"_s, *m_realm.find(entity.name, id) } });
}

} // namespace sluice::sandbox::quickbooks
