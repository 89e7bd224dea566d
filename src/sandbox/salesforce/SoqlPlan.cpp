#include "sandbox/salesforce/SoqlPlan.h"

#include "sandbox/salesforce/Ids.h"
#include "sandbox/salesforce/SoqlLexer.h"
#include "sandbox/salesforce/SoqlRunner.h"

namespace sluice::sandbox::salesforce::soql {

namespace {

constexpr qsizetype kLevelsMax = 5;
constexpr int kFilterableLength = 255; ///< Longer text areas cannot be filtered or sorted by.

const QString kCustomFieldHint = QStringLiteral(
    " If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please "
    "reference your WSDL or the describe call for the appropriate names.");
const QString kCustomObjectHint = QStringLiteral(
    " If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference "
    "your WSDL or the describe call for the appropriate names.");
const QString kCustomRelationHint = QStringLiteral(
    " If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. "
    "Please reference your WSDL or the describe call for the appropriate names.");

const Field &fieldOf(const SObject &object, int field) { return object.fields[static_cast<std::size_t>(field)]; }

bool isIdLike(const Field &field) { return field.type == FieldType::Id || field.type == FieldType::Reference; }

/// `%` any text, `_` one character.
QRegularExpression likePattern(const QString &text)
{
    QString pattern = QStringLiteral("\\A");
    for (const QChar c : text) {
        if (c == u'%')
            pattern += QStringLiteral(".*");
        else if (c == u'_')
            pattern += u'.';
        else if (c == kLiteralPercent)
            pattern += u'%';
        else if (c == kLiteralUnderscore)
            pattern += u'_';
        else
            pattern += QRegularExpression::escape(QString(c));
    }
    return QRegularExpression(pattern + QStringLiteral("\\z"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
}

/// The kind of literal that a field is compared with.
Literal::Kind kindFor(const Field &field)
{
    if (field.type == FieldType::Boolean)
        return Literal::Kind::Boolean;
    if (field.isNumber() || field.type == FieldType::Int)
        return Literal::Kind::Number;
    if (field.type == FieldType::Date)
        return Literal::Kind::Date;
    return field.type == FieldType::DateTime ? Literal::Kind::DateTime : Literal::Kind::Text;
}

bool hasSemiJoin(const Condition &condition)
{
    return condition.semiJoin || std::any_of(condition.parts.begin(), condition.parts.end(), hasSemiJoin);
}

} // namespace

tl::unexpected<ApiError> Planner::refuseAt(QByteArray code, const QString &written, const QString &what) const
{
    const qsizetype at = qMax<qsizetype>(0, m_text.indexOf(written, 0, Qt::CaseInsensitive));
    tl::unexpected<ApiError> error = malformed(m_text, at, what);
    error.value().code = std::move(code);
    return error;
}

Outcome<Plan> Planner::plan(const Select &select) const
{
    const SObject *object = Schema::instance().find(select.from);
    if (!object || !m_access.sees(m_caller, *object))
        return refuseAt("INVALID_TYPE", select.from,
            QStringLiteral("sObject type '%1' is not supported.").arg(select.from) + kCustomObjectHint);
    return planOf(*object, select);
}

Outcome<Plan> Planner::planOf(const SObject &object, const Select &select) const
{
    Plan plan { &object, select.count, m_deletedToo };
    plan.limit = select.limit;
    plan.offset = select.offset;
    for (const Item &item : select.items) {
        if (item.children) {
            Outcome<Output> rows = children(object, *item.children);
            if (!rows)
                return tl::unexpected(rows.error());
            plan.outputs.push_back(*std::move(rows));
            continue;
        }
        QStringList segments = item.path.split(u'.');
        if (segments.size() > 1 && segments.constFirst().compare(object.name, Qt::CaseInsensitive) == 0
            && object.relationshipIndex(segments.constFirst()) < 0)
            segments.removeFirst();
        if (Outcome<void> added = addOutput(object, plan.outputs, segments, item.path); !added)
            return tl::unexpected(added.error());
    }
    if (select.where) {
        Outcome<Test> where = test(object, *select.where);
        if (!where)
            return tl::unexpected(where.error());
        plan.test = *std::move(where);
    }
    for (const Ordering &ordering : select.order) {
        Outcome<Path> key = path(object, ordering.path);
        if (!key)
            return tl::unexpected(key.error());
        if (key->definition().length > kFilterableLength && key->definition().type == FieldType::LongText)
            return refuseAt("MALFORMED_QUERY", ordering.path,
                QStringLiteral("field '%1' can not be sorted in a query call").arg(ordering.path));
        plan.order.push_back({ *std::move(key), ordering.descending, ordering.nullsLast });
    }
    return plan;
}

Outcome<void> Planner::addOutput(const SObject &object, std::vector<Output> &outputs, const QStringList &segments,
    const QString &written) const
{
    if (segments.size() > kLevelsMax + 1)
        return refuseAt("MALFORMED_QUERY", written, QStringLiteral("SOQL relationship is more than 5 levels deep"));
    const QString &name = segments.constFirst();
    if (segments.size() == 1) {
        const Outcome<Path> own = path(object, name);
        if (!own)
            return tl::unexpected(own.error());
        for (const Output &output : outputs) {
            if (output.field == own->field)
                return refuseAt("INVALID_FIELD", written, QStringLiteral("duplicate field selected: %1").arg(written));
        }
        outputs.push_back({ own->definition().jsonKey, own->field });
        return {};
    }
    const Outcome<Path> whole = path(object, segments.join(u'.'));
    if (!whole)
        return tl::unexpected(whole.error());
    const int reference = whole->references.front();
    auto parent = std::find_if(outputs.begin(), outputs.end(),
        [reference](const Output &output) { return output.reference == reference; });
    if (parent == outputs.end()) {
        outputs.push_back({ '"' + fieldOf(object, reference).relationship.toUtf8() + "\":", -1, reference });
        parent = outputs.end() - 1;
    }
    return addOutput(*whole->objects.front(), parent->members, segments.mid(1), written);
}

Outcome<Output> Planner::children(const SObject &object, const Select &select) const
{
    const ChildRelationship *down = object.childNamed(select.from);
    const SObject *child = down ? Schema::instance().find(down->child) : nullptr;
    if (!child || !m_access.sees(m_caller, *child) || !m_access.sees(m_caller, *child, down->field))
        return refuseAt("INVALID_TYPE", select.from,
            QStringLiteral("Didn't understand relationship '%1' in FROM part of query call.").arg(select.from)
                + kCustomRelationHint);
    Outcome<Plan> plan = planOf(*child, select);
    if (!plan)
        return tl::unexpected(plan.error());
    Output output { '"' + down->name.toUtf8() + "\":" };
    output.children = std::make_shared<Plan>(*std::move(plan));
    output.childField = down->field;
    return output;
}

Outcome<Path> Planner::path(const SObject &object, const QString &written) const
{
    QStringList segments = written.split(u'.');
    if (segments.size() > 1 && segments.constFirst().compare(object.name, Qt::CaseInsensitive) == 0
        && object.relationshipIndex(segments.constFirst()) < 0)
        segments.removeFirst();
    if (segments.size() > kLevelsMax + 1)
        return refuseAt("MALFORMED_QUERY", written, QStringLiteral("SOQL relationship is more than 5 levels deep"));
    Path path;
    path.object = &object;
    for (qsizetype i = 0; i + 1 < segments.size(); ++i) {
        const int reference = path.object->relationshipIndex(segments[i]);
        const SObject *target = reference < 0
            ? nullptr
            : Schema::instance().find(fieldOf(*path.object, reference).referenceTo.constFirst());
        if (!target || !m_access.sees(m_caller, *path.object, reference) || !m_access.sees(m_caller, *target))
            return refuseAt("INVALID_FIELD", written,
                QStringLiteral("Didn't understand relationship '%1' in field path.").arg(segments[i]) + kCustomRelationHint);
        path.references.push_back(reference);
        path.objects.push_back(target);
        path.object = target;
    }
    path.field = path.object->indexOf(segments.constLast());
    if (path.field < 0 || !m_access.sees(m_caller, *path.object, path.field))
        return refuseAt("INVALID_FIELD", written,
            QStringLiteral("No such column '%1' on entity '%2'.").arg(segments.constLast(), path.object->name)
                + kCustomFieldHint);
    return path;
}

Outcome<Test> Planner::test(const SObject &object, const Condition &condition) const
{
    Test test { condition.kind };
    for (const Condition &part : condition.parts) {
        Outcome<Test> inner = this->test(object, part);
        if (!inner)
            return inner;
        test.parts.push_back(*std::move(inner));
    }
    if (condition.kind != Condition::Kind::Compare)
        return test;
    Outcome<Path> path = this->path(object, condition.path);
    if (!path)
        return tl::unexpected(path.error());
    test.path = *std::move(path);
    test.op = condition.op;
    const Field &field = test.path.definition();
    test.sensitivity = isIdLike(field) ? Qt::CaseSensitive : Qt::CaseInsensitive;
    if (field.type == FieldType::LongText || (field.type == FieldType::TextArea && field.length > kFilterableLength))
        return refuseAt("INVALID_FIELD", condition.path,
            QStringLiteral("field '%1' can not be filtered in a query call").arg(field.name));
    const Outcome<void> filled
        = condition.semiJoin ? fillSemiJoin(test, object, *condition.semiJoin) : fillValues(test, condition);
    if (!filled)
        return tl::unexpected(filled.error());
    return test;
}

Outcome<void> Planner::fillValues(Test &test, const Condition &condition) const
{
    const Field &field = test.path.definition();
    const bool ordered = test.op == Operator::Less || test.op == Operator::LessOrEqual || test.op == Operator::Greater
        || test.op == Operator::GreaterOrEqual;
    if ((ordered && field.type == FieldType::Boolean) || (test.op == Operator::Like && (!field.isText() || isIdLike(field))))
        return refuseAt("INVALID_QUERY_FILTER_OPERATOR", condition.path,
            QStringLiteral("invalid operator on %1 field").arg(field.typeName()));
    for (const Literal &literal : condition.values) {
        Outcome<Cell> cell = value(test.path, condition, literal);
        if (!cell)
            return tl::unexpected(cell.error());
        test.nullAmongValues = test.nullAmongValues || isNull(*cell);
        if (const QString *text = std::get_if<QString>(&*cell))
            test.keys.insert(isIdLike(field) ? *text : text->toCaseFolded());
        test.values.push_back(*std::move(cell));
    }
    if (test.op == Operator::Like)
        test.pattern = likePattern(condition.values.front().text);
    return {};
}

Outcome<Cell> Planner::value(const Path &path, const Condition &condition, const Literal &literal) const
{
    if (literal.kind == Literal::Kind::Null)
        return Cell();
    const Field &field = path.definition();
    const Literal::Kind wanted = kindFor(field);
    if (literal.kind != wanted)
        return refuseAt("INVALID_FIELD", condition.path,
            QStringLiteral("value of filter criterion for field '%1' must be of type %2 and should %3be enclosed in quotes")
                .arg(field.name, field.typeName(),
                    wanted == Literal::Kind::Text ? QString() : QStringLiteral("not ")));
    if (isIdLike(field)) {
        const std::optional<QString> id = normalId(literal.text);
        if (!id && !literal.text.isEmpty())
            return refuseAt("INVALID_QUERY_FILTER_OPERATOR", condition.path,
                QStringLiteral("invalid ID field: %1").arg(literal.text));
        return id ? Cell(*id) : Cell();
    }
    if (wanted == Literal::Kind::Text) {
        QString text = literal.text;
        text.replace(kLiteralPercent, u'%').replace(kLiteralUnderscore, u'_');
        return text.isEmpty() ? Cell() : Cell(text);
    }
    const std::optional<Cell> cell = readCell(field,
        wanted == Literal::Kind::Number ? Value::number(literal.text.toLatin1().replace('+', "")) : Value(literal.text));
    if (!cell)
        return refuseAt("MALFORMED_QUERY", literal.text, QStringLiteral("invalid value: %1").arg(literal.text));
    return *cell;
}

Outcome<void> Planner::fillSemiJoin(Test &test, const SObject &outer, const Select &select) const
{
    if (!isIdLike(test.path.definition()))
        return refuseAt("MALFORMED_QUERY", select.from,
            QStringLiteral("The left operand field in the where expression should be an id or reference"));
    if (select.items.size() != 1 || select.count || select.limit || !select.order.empty())
        return refuseAt("MALFORMED_QUERY", select.from, QStringLiteral("semi join sub-selects select exactly one field"));
    if (outer.name.compare(select.from, Qt::CaseInsensitive) == 0)
        return refuseAt("MALFORMED_QUERY", select.from,
            QStringLiteral("The inner and outer selects should not be on the same object type"));
    if (select.where && hasSemiJoin(*select.where))
        return refuseAt("MALFORMED_QUERY", select.from, QStringLiteral("Nesting of semi join sub-selects is not supported"));
    const Outcome<Plan> inner = plan(select);
    if (!inner)
        return tl::unexpected(inner.error());
    const Outcome<Path> key = path(*inner->object, select.items.front().path);
    if (!key || !isIdLike(key->definition()))
        return refuseAt("MALFORMED_QUERY", select.from,
            QStringLiteral("The selected field in the semi join sub-select should be an id or reference"));
    const Runner runner(m_store);
    for (const Row *row : runner.rows(*inner)) {
        const QString &id = textOf(key->of(m_store, *row));
        if (!id.isEmpty() && !test.keys.contains(id)) {
            test.keys.insert(id);
            test.values.push_back(Cell(id));
        }
    }
    return {};
}

} // namespace sluice::sandbox::salesforce::soql
