#include "sandbox/salesforce/Dml.h"

#include "sandbox/salesforce/FieldChecks.h"
#include "sandbox/salesforce/Ids.h"
#include "sandbox/salesforce/RecordRules.h"

namespace sluice::sandbox::salesforce {

namespace {

const Field &fieldOf(const SObject &object, int field) { return object.fields[static_cast<std::size_t>(field)]; }

tl::unexpected<ApiError> noSuchField(const SObject &object, const QString &name)
{
    return tl::unexpected(ApiError { 400, "INVALID_FIELD",
        QStringLiteral("No such column '%1' on sobject of type %2").arg(name, object.name), {}, false });
}

tl::unexpected<ApiError> wrongType(const Field &field, const Value &value)
{
    const QString token = value.isString() ? QStringLiteral("VALUE_STRING")
        : value.isNumber()                 ? QStringLiteral("VALUE_NUMBER")
        : value.isBool()                   ? QStringLiteral("VALUE_BOOLEAN")
        : value.isArray()                  ? QStringLiteral("START_ARRAY")
                                           : QStringLiteral("START_OBJECT");
    return refuseCall(400, "JSON_PARSER_ERROR",
        QStringLiteral("Cannot deserialize instance of %1 from %2 value %3 or request may be missing a required field "
                       "at [line:1, column:1]")
            .arg(field.typeName(), token, QString::fromUtf8(value.toJson())));
}

} // namespace

bool Dml::Changes::has(int field) const
{
    return std::any_of(cells.begin(), cells.end(), [field](const auto &change) { return change.first == field; });
}

Outcome<const Row *> Dml::live(const Store &store, const SObject &object, const QString &id)
{
    const Row *row = store.table(object).find(id);
    if (!row)
        return refuseCall(404, "NOT_FOUND", QStringLiteral("The requested resource does not exist"));
    if (row->isDeleted())
        return tl::unexpected(ApiError { 404, "ENTITY_IS_DELETED", QStringLiteral("entity is deleted"), {}, true });
    return row;
}

Outcome<int> Dml::writableField(const SObject &object, const QString &name, bool creating) const
{
    const int field = object.indexOf(name);
    if (field < 0 || (m_context.access && !m_context.access->sees(m_context.caller, object, field)))
        return noSuchField(object, name);
    const Field &known = fieldOf(object, field);
    const bool allowed = creating ? known.createable : known.updateable;
    if (!allowed || (m_context.access && !m_context.access->mayWrite(m_context.caller, object, field)))
        return refuse("INVALID_FIELD_FOR_INSERT_UPDATE",
            QStringLiteral("Unable to create/update fields: %1. Please check the security settings of this field and "
                           "verify that it is read/write for your profile or permission set.")
                .arg(known.name),
            { known.name });
    return field;
}

/// `"Opportunity__r":{"Sluice_Billing_Key__c":"…"}` names the parent by an external id of its own.
Outcome<std::pair<int, Cell>> Dml::readRelationship(const SObject &object, int field, const Value &by) const
{
    for (const QString &target : fieldOf(object, field).referenceTo) {
        const SObject *parent = Schema::instance().find(target);
        for (const auto &[name, value] : by.members()) {
            const int key = parent->indexOf(name);
            if (key < 0 || !fieldOf(*parent, key).externalId)
                continue;
            for (const Row *row : m_context.store.table(*parent).matching(key, value.toString())) {
                if (!row->isDeleted())
                    return std::pair(field, Cell(row->id()));
            }
            return refuse("INVALID_FIELD",
                QStringLiteral("Foreign key external ID: %1 not found for field %2 in entity %3")
                    .arg(value.toString(), fieldOf(*parent, key).name, parent->name));
        }
    }
    return noSuchField(object, fieldOf(object, field).relationship);
}

Outcome<Dml::Changes> Dml::read(const SObject &object, const Value &body, bool creating) const
{
    Changes changes;
    for (const auto &[name, value] : body.members()) {
        if (name == QStringLiteral("attributes"))
            continue;
        if (const int reference = object.relationshipIndex(name); reference >= 0 && value.isObject()) {
            Outcome<std::pair<int, Cell>> parent = readRelationship(object, reference, value);
            if (!parent)
                return tl::unexpected(parent.error());
            changes.cells.push_back(*std::move(parent));
            continue;
        }
        const Outcome<int> field = writableField(object, name, creating);
        if (!field)
            return tl::unexpected(field.error());
        const Field &known = fieldOf(object, *field);
        std::optional<Cell> cell = readCell(known, value);
        if (!cell)
            return wrongType(known, value);
        if (known.type == FieldType::Boolean && isNull(*cell))
            cell = Cell(false);
        if (known.type == FieldType::Reference && !isNull(*cell)) {
            const std::optional<QString> id = normalId(textOf(*cell));
            if (!id)
                return refuse("MALFORMED_ID",
                    QStringLiteral("%1: id value of incorrect type: %2").arg(known.label(), textOf(*cell)), { known.name });
            cell = Cell(*id);
        }
        changes.cells.emplace_back(*field, *std::move(cell));
    }
    return changes;
}

Outcome<void> Dml::checkUnique(const SObject &object, const Row &row, const Changes &changes) const
{
    for (const auto &[field, cell] : changes.cells) {
        const Field &known = fieldOf(object, field);
        if (!known.unique || isNull(cell))
            continue;
        for (const Row *other : m_context.store.table(object).matching(field, textOf(cell))) {
            if (other->isDeleted() || other->id() == row.id())
                continue;
            return refuse("DUPLICATE_VALUE",
                QStringLiteral("duplicate value found: %1 duplicates value on record with id: %2")
                    .arg(known.name, other->id().left(15)));
        }
    }
    return {};
}

Outcome<void> Dml::checkRules(const SObject &object, const Row &row) const
{
    if (m_context.forceValidationError)
        return refuse("FIELD_CUSTOM_VALIDATION_EXCEPTION",
            QStringLiteral("This record cannot be changed at the moment. Please contact your administrator."));
    for (const ValidationRule &rule : m_context.rules) {
        if (rule.object == &object && rule.broken(row))
            return refuse("FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.message,
                rule.field.isEmpty() ? QStringList() : QStringList { rule.field });
    }
    return {};
}

Outcome<void> Dml::check(const SObject &object, const Row &row, const Row *before, const Changes &changes) const
{
    QStringList missing;
    for (std::size_t i = 0; i < object.fields.size(); ++i) {
        const Field &field = object.fields[i];
        if (field.required && isNull(row.cells[i]) && (!before || changes.has(static_cast<int>(i))))
            missing.append(field.name);
    }
    if (!missing.isEmpty())
        return refuse("REQUIRED_FIELD_MISSING",
            QStringLiteral("Required fields are missing: [%1]").arg(missing.join(QStringLiteral(", "))), missing);
    for (const auto &[field, cell] : changes.cells) {
        if (Outcome<void> good = checkCell(m_context.store, object, field, cell); !good)
            return good;
    }
    if (Outcome<void> unique = checkUnique(object, row, changes); !unique)
        return unique;
    return checkRules(object, row);
}

/// A row is locked by whoever writes it, and so are the parents that it rolls up into.
Outcome<void> Dml::checkLocks(const SObject &object, const Row &row, const Row *before) const
{
    QStringList ids;
    if (before)
        ids.append(row.id());
    for (std::size_t i = 0; i < object.fields.size(); ++i) {
        const Field &field = object.fields[i];
        if (field.type == FieldType::Reference && !field.fromParent.isEmpty() && !isNull(row.cells[i]))
            ids.append(textOf(row.cells[i]));
    }
    if (ids.isEmpty())
        ids.append(row.id());
    for (const QString &id : std::as_const(ids)) {
        if (m_context.locks.strike(id, m_context.store.now()) || m_context.store.isHeldBack(id))
            return refuse("UNABLE_TO_LOCK_ROW",
                QStringLiteral("unable to obtain exclusive access to this record or 1 records: %1").arg(id));
    }
    return {};
}

Outcome<QString> Dml::insert(const SObject &object, const Value &body)
{
    const bool allowed = object.createable && (!m_context.access || m_context.access->mayWrite(m_context.caller, object));
    if (!allowed)
        return tl::unexpected(ApiError { 403, "INSUFFICIENT_ACCESS_OR_READONLY",
            QStringLiteral("insufficient access rights on object id"), {}, true });
    const Outcome<Changes> changes = read(object, body, true);
    if (!changes)
        return tl::unexpected(changes.error());
    if (m_context.storageFull)
        return refuse("STORAGE_LIMIT_EXCEEDED", QStringLiteral("storage limit exceeded"));
    Row row { std::vector<Cell>(object.fields.size()) };
    for (const auto &[field, cell] : changes->cells)
        row.at(field) = cell;
    row.at(IdField) = m_context.store.nextId(object);
    row.at(IsDeletedField) = false;
    row.at(CreatedDateField) = m_context.store.nowMs();
    row.at(CreatedByField) = m_context.caller.userId.isEmpty() ? Cell() : Cell(m_context.caller.userId);
    stampEdit(m_context.store, row, m_context.caller.userId);
    if (const int owner = object.indexOf(u"OwnerId"); owner >= 0 && isNull(row.at(owner)))
        row.at(owner) = row.at(CreatedByField);
    derive({ m_context.store, object, row, nullptr, [&changes](int field) { return changes->has(field); } });
    if (Outcome<void> good = check(object, row, nullptr, *changes); !good)
        return tl::unexpected(good.error());
    if (Outcome<void> free = checkLocks(object, row, nullptr); !free)
        return tl::unexpected(free.error());
    const QString id = row.id();
    m_context.store.write(object, std::move(row));
    propagate(m_context.store, object, id, {}, m_context.caller.userId);
    return id;
}

Outcome<void> Dml::update(const SObject &object, const QString &id, const Value &body)
{
    const bool allowed = object.updateable && (!m_context.access || m_context.access->mayWrite(m_context.caller, object));
    if (!allowed)
        return tl::unexpected(ApiError { 403, "INSUFFICIENT_ACCESS_OR_READONLY",
            QStringLiteral("insufficient access rights on object id"), {}, true });
    const Outcome<const Row *> found = live(m_context.store, object, id);
    if (!found)
        return tl::unexpected(found.error());
    const Outcome<Changes> changes = read(object, body, false);
    if (!changes)
        return tl::unexpected(changes.error());
    const Row before = **found;
    if (Outcome<void> free = checkLocks(object, before, &before); !free)
        return free;
    Row row = before;
    for (const auto &[field, cell] : changes->cells)
        row.at(field) = cell;
    derive({ m_context.store, object, row, &before, [&changes](int field) { return changes->has(field); } });
    if (Outcome<void> good = check(object, row, &before, *changes); !good)
        return good;
    stampEdit(m_context.store, row, m_context.caller.userId);
    m_context.store.write(object, std::move(row));
    propagate(m_context.store, object, id, before, m_context.caller.userId);
    return {};
}

Outcome<void> Dml::remove(const SObject &object, const QString &id)
{
    if (!object.deletable)
        return tl::unexpected(ApiError { 403, "INSUFFICIENT_ACCESS_OR_READONLY",
            QStringLiteral("insufficient access rights on object id"), {}, true });
    const Outcome<const Row *> found = live(m_context.store, object, id);
    if (!found)
        return tl::unexpected(found.error());
    if (Outcome<void> free = checkLocks(object, **found, *found); !free)
        return free;
    const Row before = **found;
    Row row = before;
    row.at(IsDeletedField) = true;
    stampSystem(m_context.store, row);
    m_context.store.write(object, std::move(row));
    cascade(object, id, true, m_context.store.nowMs());
    propagate(m_context.store, object, id, before, m_context.caller.userId);
    return {};
}

/// What cannot live without its parent goes with it, and comes back with it if it went at the same moment: lines, roles
/// and history of a deal, deals and contacts of an account.
void Dml::cascade(const SObject &object, const QString &id, bool deleted, qint64 deletedMs)
{
    static const QStringList kept { QStringLiteral("ChildAccounts"), QStringLiteral("ManagedUsers") };
    const bool owns = object.name == QStringLiteral("Opportunity") || object.name == QStringLiteral("Account");
    for (const ChildRelationship &down : object.children) {
        if (!owns || kept.contains(down.name) || down.name.endsWith(QStringLiteral("__r")))
            continue;
        const SObject &child = *Schema::instance().find(down.child);
        const std::vector<const Row *> rows = m_context.store.table(child).matching(down.field, id);
        for (const Row *each : rows) {
            if (each->isDeleted() == deleted || (!deleted && each->stampMs() != deletedMs))
                continue;
            Row row = *each;
            const QString childId = row.id();
            row.at(IsDeletedField) = deleted;
            stampSystem(m_context.store, row);
            m_context.store.write(child, std::move(row));
            cascade(child, childId, deleted, deletedMs);
        }
    }
}

Outcome<void> Dml::undelete(const SObject &object, const QString &id)
{
    const Row *found = m_context.store.table(object).find(id);
    if (!found || !found->isDeleted())
        return refuse("UNDELETE_FAILED", QStringLiteral("Entity is not in the recycle bin"));
    const Row before = *found;
    Row row = before;
    row.at(IsDeletedField) = false;
    stampSystem(m_context.store, row);
    m_context.store.write(object, std::move(row));
    cascade(object, id, false, before.stampMs());
    propagate(m_context.store, object, id, before, m_context.caller.userId);
    return {};
}

} // namespace sluice::sandbox::salesforce
