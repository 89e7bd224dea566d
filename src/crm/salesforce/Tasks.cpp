#include "crm/salesforce/Tasks.h"

#include "crm/salesforce/Fault.h"
#include "crm/salesforce/Row.h"
#include "crm/salesforce/Soql.h"
#include "crm/salesforce/WriteBack.h"
#include "net/JsonBody.h"

namespace sluice::salesforce {

namespace {

constexpr const char *kColumns[] = { "Sluice_Task_Key__c", "Subject", "Status", "OwnerId", "Description", "ActivityDate", "IsClosed" };
constexpr int kKeysPerQuery = 50; ///< 120 characters each; an address may have 16 KiB.
const QString kUsualEnd = QStringLiteral("Completed");

QString textOf(std::optional<std::string_view> view)
{
    return view ? QString::fromUtf8(view->data(), static_cast<qsizetype>(view->size())) : QString();
}

} // namespace

bool Tasks::possible() const
{
    return !m_schema.wireName(QStringLiteral("Task"), QStringLiteral("Sluice_Task_Key__c")).isEmpty();
}

QCoro::Task<Result<std::vector<TaskRecord>>> Tasks::find(QStringList keys)
{
    std::vector<TaskRecord> found;
    if (!possible())
        co_return found;
    const Columns columns(m_schema, QStringLiteral("Task"), kColumns);
    const QString key = m_schema.wireName(QStringLiteral("Task"), QStringLiteral("Sluice_Task_Key__c"));
    for (qsizetype at = 0; at < keys.size(); at += kKeysPerQuery) {
        const QString soql = QStringLiteral("SELECT Id, %1 FROM Task WHERE %2 IN %3 ORDER BY CreatedDate, Id")
                                 .arg(columns.selectList(), key, listOf(keys.mid(at, kKeysPerQuery)));
        const Api::TakeRecord take = [&found, &columns](net::JsonObject record) -> Result<void> {
            TaskRecord task;
            task.id = textOf(record.text("Id"));
            Row row(record, columns);
            task.key = row.text("Sluice_Task_Key__c");
            task.subject = row.text("Subject");
            task.status = row.text("Status");
            task.ownerId = row.text("OwnerId");
            task.description = row.text("Description");
            task.dueOn = row.date("ActivityDate");
            task.closed = row.flag("IsClosed");
            found.push_back(std::move(task));
            return row.finish();
        };
        if (const Result<void> read = co_await m_api.readAll(Api::query(soql), take); !read)
            co_return tl::unexpected(read.error());
    }
    co_return found;
}

QCoro::Task<Result<QString>> Tasks::closingStatus()
{
    if (!m_closingStatus.isEmpty())
        co_return QString(m_closingStatus);
    const QString soql = QStringLiteral("SELECT ApiName FROM TaskStatus WHERE IsClosed = TRUE ORDER BY SortOrder, ApiName");
    QStringList closing;
    const Api::TakeRecord take = [&closing](net::JsonObject status) -> Result<void> {
        closing.append(textOf(status.text("ApiName")));
        return {};
    };
    const Result<void> read = co_await m_api.readAll(Api::query(soql), take);
    if (!read && !isOutdated(read.error()))
        co_return tl::unexpected(read.error());
    // A user to whom the statuses are hidden gets the one that orgs begin with.
    m_closingStatus = closing.isEmpty() || closing.contains(kUsualEnd) ? kUsualEnd : closing.front();
    co_return QString(m_closingStatus);
}

QByteArray Tasks::body(const TaskDraft &task, bool isNew, const QString &status) const
{
    const QString key = m_schema.wireName(QStringLiteral("Task"), QStringLiteral("Sluice_Task_Key__c"));
    net::JsonBody body;
    body.beginObject();
    if (isNew)
        body.text(key.toLatin1(), task.key);
    body.textIfAny("WhatId", task.aboutId)
        .textIfAny("OwnerId", task.ownerId)
        .textIfAny("Subject", QStringView(task.subject).left(255))
        .textIfAny("Description", QStringView(task.description).left(32000))
        .textIfAny("Status", status)
        .textIfAny("Priority", task.priority)
        .dateIfAny("ActivityDate", task.dueOn)
        .endObject();
    return body.bytes();
}

/// What met a lock was not written at all: also a new Task may be sent again.
QCoro::Task<Result<net::HttpResponse>> Tasks::write(QByteArray method, QString path, QByteArray words)
{
    for (int attempt = 1;; ++attempt) {
        Result<net::HttpResponse> reply = co_await m_api.write(method, path, words);
        if (reply || !isRowLock(reply.error()) || attempt >= kLockTriesMax)
            co_return reply;
        co_await m_api.clock().sleep(delayAfterLock(attempt, m_api.random()));
    }
}

QCoro::Task<Result<QString>> Tasks::create(TaskDraft task)
{
    if (!possible())
        co_return fail(ErrorKind::Rejected, QStringLiteral("Task.Sluice_Task_Key__c is missing or hidden"));
    Result<net::HttpResponse> reply = co_await write("POST", QStringLiteral("sobjects/Task"), body(task, true, {}));
    if (!reply) {
        // A server error does not say whether the Task exists.
        if (reply.error().kind == ErrorKind::BadReply)
            reply.error().kind = ErrorKind::Timeout;
        co_return tl::unexpected(reply.error());
    }
    net::JsonText json(std::move(reply->body));
    Result<net::JsonObject> root = json.root();
    const QString id = root ? textOf(root->text("id")) : QString();
    if (id.isEmpty())
        co_return fail(ErrorKind::Timeout, QStringLiteral("the answer does not say which Task was made"));
    co_return id;
}

QCoro::Task<Result<void>> Tasks::update(QString id, TaskDraft task)
{
    QString status;
    if (task.closes) {
        Result<QString> closing = co_await closingStatus();
        if (!closing)
            co_return tl::unexpected(closing.error());
        status = *closing;
    }
    Result<net::HttpResponse> reply
        = co_await write("PATCH", QStringLiteral("sobjects/Task/%1").arg(id), body(task, false, status));
    if (!reply) {
        m_closingStatus.clear(); // Perhaps it is called something else by now.
        co_return tl::unexpected(reply.error());
    }
    co_return Result<void>();
}

} // namespace sluice::salesforce
