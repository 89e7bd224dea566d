#pragma once

#include "crm/salesforce/Api.h"
#include "crm/salesforce/Schema.h"

#include <QDate>

#include <vector>

namespace sluice::salesforce {

/// A Task as Salesforce holds it.
struct TaskRecord {
    QString id, key, subject, status, ownerId, description;
    QDate dueOn;
    bool closed = false;
};

/// A Task as it shall be. Empty texts are left as they are.
struct TaskDraft {
    QString key;     ///< `Sluice_Task_Key__c`: how it is found again.
    QString aboutId {}; ///< Account or Opportunity.
    QString ownerId {};
    QString subject {}, description {};
    bool closes = false; ///< With whichever status of the org does that; a new Task has the org's usual one.
    QString priority {}; ///< Empty: the org's first.
    QDate dueOn {};
};

/// The Tasks that Sluice keeps. Creating one is the only write to Salesforce that must not be repeated blindly: the key is
/// no external id in every org. So: find, then create; after Timeout, find again.
class Tasks {
public:
    Tasks(Api &api, const Schema &schema)
        : m_api(api)
        , m_schema(schema)
    {
    }

    /// True when the org has the key field; without it no Task is created, because it could not be found again.
    bool possible() const;

    /// Open and closed Tasks with these keys, newest last; several can have the same key when somebody copied one.
    QCoro::Task<Result<std::vector<TaskRecord>>> find(QStringList keys);

    /// The id of the new Task. Errors: Timeout when the outcome is unknown; Rejected when not possible().
    QCoro::Task<Result<QString>> create(TaskDraft task);

    /// May be repeated.
    QCoro::Task<Result<void>> update(QString id, TaskDraft task);

private:
    /// The status that closes a Task in this org.
    QCoro::Task<Result<QString>> closingStatus();
    QByteArray body(const TaskDraft &task, bool isNew, const QString &status) const;
    QCoro::Task<Result<net::HttpResponse>> write(QByteArray method, QString path, QByteArray words);

    Api &m_api;
    const Schema &m_schema;
    QString m_closingStatus; ///< Empty until it was asked for, and after it was refused.
};

} // namespace sluice::salesforce
