#include "mirror/Texts.h"

#include <QJsonDocument>

#include <array>

namespace sluice::mirror {

namespace {

constexpr std::array<std::string_view, 6> kDecisions { "none", "submitted", "approved", "returned", "rejected",
    "cancelled" };
constexpr std::array<std::string_view, 6> kOutboxes { "none", "intended", "not_sent", "uncertain", "refused", "posted" };

template <class Enum, std::size_t Count>
bool fromList(std::string_view text, const std::array<std::string_view, Count> &names, Enum &value)
{
    for (std::size_t i = 0; i < Count; ++i) {
        if (names[i] == text) {
            value = static_cast<Enum>(i);
            return true;
        }
    }
    return false;
}

template <class List> std::string lined(const List &lines)
{
    std::string text;
    for (const QString &line : lines) {
        text += line.toStdString(); // Each line ends with its break, so that one empty line differs from none.
        text += '\n';
    }
    return text;
}

template <class List> bool fromLined(std::string_view text, List &lines)
{
    lines.clear();
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos)
            return false;
        lines.push_back(QString::fromUtf8(text.substr(0, end)));
        text.remove_prefix(end + 1);
    }
    return true;
}

std::string compact(const QJsonDocument &document)
{
    return document.toJson(QJsonDocument::Compact).toStdString();
}

QJsonDocument parsed(std::string_view text)
{
    return QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
}

/// Lists of small structs: an array of objects, one a struct.
template <class T, class ToJson> std::string listed(const std::vector<T> &values, ToJson toJson)
{
    if (values.empty())
        return {};
    QJsonArray array;
    for (const T &value : values)
        array.append(toJson(value));
    return compact(QJsonDocument(array));
}

template <class T, class FromJson> bool fromListed(std::string_view text, std::vector<T> &values, FromJson fromJson)
{
    values.clear();
    if (text.empty())
        return true;
    const QJsonDocument document = parsed(text);
    const QJsonArray array = document.array();
    bool sound = document.isArray();
    for (const auto &json : array)
        sound = fromJson(json.toObject(), values.emplace_back()) && sound;
    return sound;
}

QString textOf(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key)).toString();
}

template <class Enum> bool enumOf(const QJsonObject &json, const char *key, Enum &value)
{
    return fromText(textOf(json, key).toStdString(), value);
}

QJsonValue optionalMs(const std::optional<Instant> &at)
{
    return at ? QJsonValue(qint64(toMs(*at))) : QJsonValue();
}

std::optional<Instant> optionalInstant(const QJsonValue &json)
{
    if (json.isNull() || json.isUndefined())
        return {};
    return fromMs(json.toInteger());
}

QJsonObject findingJson(const Finding &finding)
{
    return { { QStringLiteral("check"), finding.check }, { QStringLiteral("field"), finding.field },
        { QStringLiteral("found"), finding.found }, { QStringLiteral("needed"), finding.needed },
        { QStringLiteral("cause"), nameOf(finding.cause) }, { QStringLiteral("severity"), nameOf(finding.severity) },
        { QStringLiteral("fixer"), nameOf(finding.fixer) }, { QStringLiteral("line"), finding.lineId },
        { QStringLiteral("about"), finding.about } };
}

bool findingFrom(const QJsonObject &json, Finding &finding)
{
    finding.check = textOf(json, "check");
    finding.field = textOf(json, "field");
    finding.found = textOf(json, "found");
    finding.needed = textOf(json, "needed");
    finding.lineId = textOf(json, "line");
    finding.about = textOf(json, "about");
    return enumOf(json, "cause", finding.cause) && enumOf(json, "severity", finding.severity)
        && enumOf(json, "fixer", finding.fixer);
}

QJsonObject signatureJson(const Signature &signature)
{
    return { { QStringLiteral("actor"), signature.actor }, { QStringLiteral("role"), signature.role },
        { QStringLiteral("note"), signature.note }, { QStringLiteral("fingerprint"), signature.fingerprint },
        { QStringLiteral("at_ms"), qint64(toMs(signature.at)) }, { QStringLiteral("alone"), signature.alone } };
}

bool signatureFrom(const QJsonObject &json, Signature &signature)
{
    signature.actor = textOf(json, "actor");
    signature.role = textOf(json, "role");
    signature.note = textOf(json, "note");
    signature.fingerprint = textOf(json, "fingerprint");
    signature.at = fromMs(json.value(QLatin1String("at_ms")).toInteger());
    signature.alone = json.value(QLatin1String("alone")).toBool();
    return true;
}

QJsonObject pauseJson(const CaseView::Pause &pause)
{
    return { { QStringLiteral("from_ms"), qint64(toMs(pause.from)) }, { QStringLiteral("to_ms"), optionalMs(pause.to) },
        { QStringLiteral("until_ms"), optionalMs(pause.until) }, { QStringLiteral("reason"), pause.reason },
        { QStringLiteral("note"), pause.note } };
}

bool pauseFrom(const QJsonObject &json, CaseView::Pause &pause)
{
    pause.from = fromMs(json.value(QLatin1String("from_ms")).toInteger());
    pause.to = optionalInstant(json.value(QLatin1String("to_ms")));
    pause.until = optionalInstant(json.value(QLatin1String("until_ms")));
    pause.reason = textOf(json, "reason");
    pause.note = textOf(json, "note");
    return true;
}

} // namespace

std::string toText(Decision decision) { return std::string(kDecisions[static_cast<std::size_t>(decision)]); }
std::string toText(Outbox outbox) { return std::string(kOutboxes[static_cast<std::size_t>(outbox)]); }
bool fromText(std::string_view text, Decision &decision) { return fromList(text, kDecisions, decision); }
bool fromText(std::string_view text, Outbox &outbox) { return fromList(text, kOutboxes, outbox); }

std::string toText(const QStringList &lines) { return lined(lines); }
bool fromText(std::string_view text, QStringList &lines) { return fromLined(text, lines); }
std::string toText(const std::vector<QString> &lines) { return lined(lines); }

bool fromText(std::string_view text, std::vector<QString> &lines)
{
    // The checks that passed: a hundred thousand requests have the same ones, and share their names this way.
    thread_local std::string lastText;
    thread_local std::vector<QString> lastLines;
    if (text != lastText) {
        lastText.clear();
        if (!fromLined(text, lastLines)) {
            lastLines.clear();
            return false;
        }
        lastText = text;
    }
    lines = lastLines;
    return true;
}

std::string toText(const QList<Role> &roles)
{
    QStringList names;
    for (const Role role : roles)
        names.append(nameOf(role));
    return toText(names);
}

bool fromText(std::string_view text, QList<Role> &roles)
{
    QStringList names;
    bool sound = fromText(text, names);
    roles.clear();
    for (const QString &name : names)
        sound = fromText(name.toStdString(), roles.emplaceBack()) && sound;
    return sound;
}

std::string toText(const DatedRate &rate)
{
    QJsonArray steps;
    for (const DatedRate::Step &step : rate.steps())
        steps.append(QJsonArray { step.from.toString(Qt::ISODate), step.percent.toText() });
    return toText(steps);
}

bool fromText(std::string_view text, DatedRate &rate)
{
    QJsonArray json;
    bool sound = fromText(text, json);
    std::vector<DatedRate::Step> steps;
    for (const auto &entry : std::as_const(json)) {
        const QString from = entry[0].toString();
        const std::optional<QDate> day = from.isEmpty() ? QDate() : parseDate(from.toStdString());
        const Result<Decimal> percent = Decimal::fromText(entry[1].toString());
        sound = sound && day && percent;
        steps.push_back({ day.value_or(QDate()), percent.value_or(Decimal()) });
    }
    rate = DatedRate(std::move(steps));
    return sound;
}

std::string toText(const QJsonObject &object)
{
    return object.isEmpty() ? std::string() : compact(QJsonDocument(object));
}

bool fromText(std::string_view text, QJsonObject &object)
{
    const QJsonDocument document = text.empty() ? QJsonDocument(QJsonObject()) : parsed(text);
    object = document.object();
    return document.isObject();
}

std::string toText(const QJsonArray &array)
{
    return array.isEmpty() ? std::string() : compact(QJsonDocument(array));
}

bool fromText(std::string_view text, QJsonArray &array)
{
    const QJsonDocument document = text.empty() ? QJsonDocument(QJsonArray()) : parsed(text);
    array = document.array();
    return document.isArray();
}

std::string toText(const std::vector<Finding> &findings) { return listed(findings, findingJson); }
bool fromText(std::string_view text, std::vector<Finding> &findings) { return fromListed(text, findings, findingFrom); }
std::string toText(const std::vector<Signature> &signatures) { return listed(signatures, signatureJson); }
bool fromText(std::string_view text, std::vector<Signature> &signatures)
{
    return fromListed(text, signatures, signatureFrom);
}
std::string toText(const std::vector<CaseView::Pause> &pauses) { return listed(pauses, pauseJson); }
bool fromText(std::string_view text, std::vector<CaseView::Pause> &pauses)
{
    return fromListed(text, pauses, pauseFrom);
}

} // namespace sluice::mirror
