#include "ctl/Doctor.h"

#include "ctl/RowsJson.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QStorageInfo>

namespace sluice::ctl {

namespace {

constexpr qint64 kRoomMin = 512LL * 1024 * 1024;

class Findings {
public:
    void note(const QString &subject, bool ok, const QString &fact, const QString &toDo)
    {
        m_allWell = m_allWell && ok;
        m_rows.append(QJsonObject { { QStringLiteral("subject"), subject }, { QStringLiteral("ok"), ok },
            { QStringLiteral("fact"), fact }, { QStringLiteral("do"), ok ? QString() : toDo } });
    }
    const QJsonArray &rows() const { return m_rows; }
    bool allWell() const { return m_allWell; }

private:
    QJsonArray m_rows;
    bool m_allWell = true;
};

void lookAtFiles(engine::Office &office, Findings &findings)
{
    const QString folder = office.profile().folder();
    const bool isPrivate = !(QFileInfo(folder).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther));
    findings.note(QStringLiteral("profile"), isPrivate, folder, QStringLiteral("chmod 700 on the folder: others may read it"));
    const qint64 room = QStorageInfo(folder).bytesAvailable();
    findings.note(QStringLiteral("disk"), room > kRoomMin, QStringLiteral("%1 MB free").arg(room / 1024 / 1024),
        QStringLiteral("make room: the journal must never stop half-way"));
    const Result<journal::Verification> chain = office.profile().journal().verify();
    findings.note(QStringLiteral("journal"), chain && chain->ok,
        chain ? QStringLiteral("%1 events").arg(chain->events) : chain.error().detail,
        QStringLiteral("bring the journal back from its backup and ask who changed it"));
}

QString problemText(const salesforce::ReadinessItem &item)
{
    using Problem = salesforce::ReadinessItem::Problem;
    switch (item.problem) {
    case Problem::ObjectMissing: return QStringLiteral("the object is not there, or hidden from this user");
    case Problem::FieldMissing: return QStringLiteral("the field is not there, or hidden from this user");
    case Problem::NotWritable: return QStringLiteral("the field cannot be written by this user");
    case Problem::NoExternalId: return QStringLiteral("the field is no unique external id");
    case Problem::ValueMissing: return QStringLiteral("the picklist lacks the value %1").arg(item.value);
    case Problem::TooShort: return QStringLiteral("the field is shorter than %1").arg(item.value);
    }
    Q_UNREACHABLE();
}

void lookAtSalesforce(Context &context, engine::Office &office, Findings &findings)
{
    const auto items = context.wait(office.readiness());
    if (!items) {
        const Complaint complaint = complain(QStringLiteral("Salesforce"), items.error());
        findings.note(QStringLiteral("salesforce"), false, complaint.why, complaint.toDo);
        return;
    }
    findings.note(QStringLiteral("salesforce"), true, QStringLiteral("answers"), {});
    for (const salesforce::ReadinessItem &item : *items) {
        const QString name = item.field.isEmpty() ? item.object : item.object + QLatin1Char('.') + item.field;
        findings.note(name, !item.essential, problemText(item),
            QStringLiteral("have an administrator install it and assign the permission set"));
    }
}

void lookAtConnections(Context &context, Findings &findings)
{
    const Result<desk::Reader *> reader = context.reader();
    if (!reader)
        return;
    const Result<desk::StatusLine> status = (*reader)->status();
    if (!status)
        return;
    for (const desk::ConnectionRow &row : status->connections)
        findings.note(QStringLiteral("connection ") + row.id, row.lastError.isEmpty(),
            row.lastError.isEmpty() ? row.name : row.lastError, row.whatToDo);
    findings.note(QStringLiteral("uncertain writes"), status->writesUncertain == 0,
        QStringLiteral("%1").arg(status->writesUncertain), QStringLiteral("run 'sluicectl sync': they are looked up first"));
}

} // namespace

int doctor(Context &context)
{
    Findings findings;
    const Result<engine::Office *> office = context.office();
    if (!office)
        return context.out().failed(complain(QStringLiteral("opening the profile"), office.error()));
    lookAtFiles(**office, findings);
    const auto store = context.wait((*office)->secretStore());
    findings.note(QStringLiteral("key store"), store.has_value(), store ? QStringLiteral("opens") : store.error().detail,
        QStringLiteral("unlock the key store, or use --secrets file with SLUICE_PASSPHRASE"));
    if (store)
        lookAtSalesforce(context, **office, findings);
    lookAtConnections(context, findings);
    context.out().rows(findings.rows(),
        { QStringLiteral("subject"), QStringLiteral("ok"), QStringLiteral("fact"), QStringLiteral("do") });
    return findings.allWell() ? Done : AnswerIsNo;
}

} // namespace sluice::ctl
