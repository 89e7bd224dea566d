#pragma once

#include "mirror/Views.h"

#include "core/Result.h"

#include <functional>
#include <span>

namespace sluice::mirror {

class Database;

/// Notes whose key begins like this say that a step has nothing left to do with the views as they are; emptying the views
/// ends that.
inline const QString kRestNotes = QStringLiteral("rest.");

/// Reads and writes the view tables. Writers are the projectors, on the thread that owns the database for writing;
/// call inside a Transaction to make several tables change together with `setAppliedSeq`.
/// Errors of everything: Storage.
class ViewStore {
public:
    explicit ViewStore(Database &database);

    Result<std::vector<RequestView>> requests() const;
    Result<std::optional<RequestView>> request(const RequestId &id) const;
    Result<std::vector<RequestView>> requestsOfDeal(const DealId &id) const;
    /// Those whose invoice write in `realm` has an intent but no answer.
    Result<std::vector<RequestView>> unsettledRequests(const QString &realm) const;
    Result<void> save(std::span<const RequestView> views);
    /// Hands one view after the other to `assess`, without its lines, and keeps what that changed of the last assessment's
    /// part of it; nothing else may be changed. Only some are in memory at a time. The number of those for which `assess`
    /// said true.
    Result<int> reassess(const std::function<bool(RequestView &)> &assess);

    Result<std::vector<CaseView>> cases() const;
    Result<std::optional<CaseView>> oneCase(const CaseId &id) const;
    Result<void> save(std::span<const CaseView> views);

    Result<std::vector<CustomerLinkView>> customerLinks() const;
    Result<void> save(const CustomerLinkView &view);
    Result<std::vector<ActivationView>> activations() const;
    Result<void> save(const ActivationView &view);
    Result<std::vector<CustomerWriteView>> customerWrites() const;
    Result<void> save(const CustomerWriteView &view);
    Result<std::vector<ItemMappingView>> itemMappings() const;
    Result<void> save(const ItemMappingView &view);
    Result<std::vector<TaskView>> tasks() const;
    Result<void> save(const TaskView &view);
    Result<QHash<QString, QString>> written(const QString &object) const; ///< id → hash
    Result<void> save(std::span<const WrittenView> views);
    /// What was told to any record is not known any more.
    Result<void> doubtWritten();
    Result<std::vector<Person>> people() const;
    Result<void> save(const Person &person);

    /// The journal sequence up to which the views are complete; 0 when they must be replayed.
    Result<qint64> appliedSeq() const;
    Result<void> setAppliedSeq(qint64 seq);
    /// Empties every view table, before a replay from the start.
    Result<void> clear();

    /// Small values of the engine: last cycle, counters, the assessed generation.
    Result<QString> note(const QString &key) const;
    Result<void> setNote(const QString &key, const QString &value);

private:
    Result<std::vector<RequestView>> requestsWhere(std::string_view where, const QStringList &values) const;
    Result<void> saveLines(const RequestView &view);
    Result<void> saveAssessment(const RequestView &view);

    Database &m_database;
};

} // namespace sluice::mirror
