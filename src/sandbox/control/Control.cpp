#include "sandbox/control/Control.h"

#include "sandbox/control/Answers.h"
#include "sandbox/control/Invariants.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::control {

namespace {

/// Longer bodies of requests are cut in the record that goes out.
constexpr qsizetype kBodyShown = 100'000;

QStringList segments(const Request &request)
{
    QStringList path;
    for (const QByteArray &part : request.path().split('/')) {
        if (!part.isEmpty())
            path.append(QString::fromUtf8(QByteArray::fromPercentEncoding(part)));
    }
    return path;
}

Value lineOf(const Served &served, const QString &system, qsizetype number)
{
    return Value::object({ { u"system"_s, Value(system) },
                           { u"number"_s, Value(qint64(number)) },
                           { u"at"_s, Value(toIso(served.at)) },
                           { u"method"_s, Value(QString::fromUtf8(served.method)) },
                           { u"path"_s, Value(QString::fromUtf8(served.path)) },
                           { u"query"_s, Value(QString::fromUtf8(served.query)) },
                           { u"body"_s, Value(QString::fromUtf8(served.requestBody.left(kBodyShown))) },
                           { u"status"_s, Value(served.status) },
                           { u"note"_s, Value(QString::fromUtf8(served.note)) } });
}

} // namespace

Control::Control(SandboxClock &clock, salesforce::Service &salesforce, quickbooks::Service &quickbooks,
    Slowness &slowness, Value planted)
    : m_clock(clock)
    , m_salesforce(salesforce)
    , m_quickbooks(quickbooks)
    , m_slowness(slowness)
    , m_planted(std::move(planted))
{
}

Response Control::handle(const Request &request)
{
    const QStringList path = segments(request).mid(1); // Behind "control".
    const bool posts = request.method == "POST";
    if (!posts && request.method != "GET" && request.method != "DELETE")
        return refusal(405, u"GET, POST and DELETE are served here"_s);
    Value body;
    if (posts && !request.body.isEmpty()) {
        const std::optional<Value> parsed = Value::parse(request.body);
        if (!parsed || !parsed->isObject())
            return refusal(400, u"the body is no JSON object"_s);
        body = *parsed;
    }
    const QString what = path.value(0);
    if (what == "salesforce"_L1)
        return salesforceCall(request, path.mid(1), body);
    if (what == "quickbooks"_L1)
        return quickbooksCall(request, path.mid(1), body);
    if (what == "faults"_L1)
        return faults(request, body);
    if (what == "served"_L1)
        return served(request);
    using Order = Response (Control::*)(const Value &);
    static const QHash<QString, Order> kOrders { { u"advance"_s, &Control::advance }, { u"consent"_s, &Control::consent },
        { u"slowness"_s, &Control::slowness }, { u"limits"_s, &Control::limits } };
    if (const Order order = kOrders.value(what))
        return posts ? (this->*order)(body) : refusal(405, u"POST it"_s);
    if (request.method != "GET")
        return refusal(405, u"GET it"_s);
    if (what.isEmpty())
        return overview();
    if (what == "planted"_L1)
        return json(m_planted);
    if (what == "invariants"_L1)
        return invariants();
    return refusal(404, u"nothing is served at %1"_s.arg(QString::fromUtf8(request.path())));
}

Response Control::overview() const
{
    Value realms = Value::array();
    for (const quickbooks::Realm *realm : companies())
        realms.append(Value::object({ { u"realm"_s, Value(realm->id()) }, { u"name"_s, Value(realm->setup().companyName) } }));
    return json(Value::object(
        { { u"what"_s, Value(u"A local stand-in for tests and demonstrations; neither Salesforce nor Intuit."_s) },
          { u"now"_s, Value(toIso(m_clock.now())) },
          { u"realms"_s, realms },
          { u"planted"_s, Value(qint64(m_planted.items().size())) } }));
}

Response Control::advance(const Value &body)
{
    const qint64 seconds = body[u"seconds"].toInt(-1);
    if (seconds < 0)
        return refusal(400, u"seconds must be a whole number, zero or more: time does not run backwards here"_s);
    m_clock.advance(std::chrono::seconds(seconds));
    return json(Value::object({ { u"now"_s, Value(toIso(m_clock.now())) } }));
}

Response Control::faults(const Request &request, const Value &body)
{
    if (request.method == "DELETE") {
        m_salesforce.faults().clear();
        m_quickbooks.faults().clear();
        return done();
    }
    if (request.method != "POST")
        return refusal(405, u"POST or DELETE it"_s);
    const QString system = body[u"system"].toString();
    const std::optional<FaultKind> kind = Faults::kindFromName(body[u"kind"].toString());
    if (!kind)
        return refusal(400, u"kind '%1' is unknown"_s.arg(body[u"kind"].toString()));
    if (system != "salesforce"_L1 && system != "quickbooks"_L1)
        return refusal(400, u"system must be salesforce or quickbooks"_s);
    Fault fault;
    fault.kind = *kind;
    fault.method = body[u"method"].toString().toUtf8();
    fault.pathContains = body[u"path"].toString().toUtf8();
    fault.skip = static_cast<int>(body[u"skip"].toInt(0));
    fault.times = static_cast<int>(body[u"times"].toInt(1));
    if (fault.skip < 0 || fault.times < 1)
        return refusal(400, u"skip must not be negative and times must be at least 1"_s);
    (system == "salesforce"_L1 ? m_salesforce.faults() : m_quickbooks.faults()).add(fault);
    return done();
}

Response Control::slowness(const Value &body)
{
    const QString system = body[u"system"].toString();
    const qint64 ms = body[u"ms"].toInt(-1);
    if (system != "salesforce"_L1 && system != "quickbooks"_L1)
        return refusal(400, u"system must be salesforce or quickbooks"_s);
    if (ms < 0)
        return refusal(400, u"ms must be a whole number, zero or more"_s);
    m_slowness.set({ system == "salesforce"_L1 ? System::Salesforce : System::QuickBooks,
        body[u"method"].toString().toUpper().toLatin1(), std::chrono::milliseconds(ms) });
    return done();
}

Response Control::limits(const Value &body)
{
    quickbooks::Limits limits = m_quickbooks.limits();
    const std::pair<QStringView, int *> known[] = { { u"per_second", &limits.perSecond }, { u"per_minute", &limits.perMinute },
        { u"concurrent", &limits.concurrent }, { u"batches_per_minute", &limits.batchesPerMinute } };
    for (const auto &[name, limit] : known)
        *limit = static_cast<int>(std::max<qint64>(body[name].toInt(*limit), 0));
    m_quickbooks.setLimits(limits);
    return done();
}

Response Control::consent(const Value &body)
{
    const bool automatic = body[u"auto"].toBool(true);
    const QString user = body[u"salesforce_user"].toString();
    const QString realm = body[u"realm"].toString();
    if (!user.isEmpty() && m_salesforce.org().userIdOf(user).isEmpty())
        return refusal(404, u"no Salesforce user is called %1"_s.arg(user));
    if (!realm.isEmpty() && !m_quickbooks.realm(realm))
        return refusal(404, u"there is no company %1"_s.arg(realm));
    m_salesforce.setAutoConsent(automatic, user);
    m_quickbooks.setConsentRealm(realm);
    const bool deny = body[u"deny"].toBool();
    m_salesforce.setAutoDeny(deny);
    m_quickbooks.setConsent(deny      ? quickbooks::Consent::Deny
                            : automatic ? quickbooks::Consent::Allow
                                        : quickbooks::Consent::Ask);
    return done();
}

Response Control::served(const Request &request)
{
    const QString system = request.parameter("system");
    const bool salesforceToo = system.isEmpty() || system == "salesforce"_L1;
    const bool quickbooksToo = system.isEmpty() || system == "quickbooks"_L1;
    if (!salesforceToo && !quickbooksToo)
        return refusal(400, u"system must be salesforce or quickbooks"_s);
    if (request.method == "DELETE") {
        if (salesforceToo)
            m_salesforce.clearServed();
        if (quickbooksToo)
            m_quickbooks.clearServed();
        return done();
    }
    const qsizetype from = request.parameter("from").toLongLong();
    Value lines = Value::array();
    const auto add = [&](const QList<Served> &all, const QString &name) {
        for (qsizetype i = std::max<qsizetype>(from, 0); i < all.size(); ++i)
            lines.append(lineOf(all[i], name, i));
    };
    if (salesforceToo)
        add(m_salesforce.served(), u"salesforce"_s);
    if (quickbooksToo)
        add(m_quickbooks.served(), u"quickbooks"_s);
    return json(lines);
}

Response Control::invariants() const
{
    return json(invariantsOf(companies()));
}

QList<const quickbooks::Realm *> Control::companies() const
{
    QList<const quickbooks::Realm *> all;
    for (const QString &id : m_quickbooks.realmIds())
        all.append(m_quickbooks.realm(id));
    return all;
}

} // namespace sluice::sandbox::control
