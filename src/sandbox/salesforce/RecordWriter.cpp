#include "sandbox/salesforce/RecordWriter.h"

#include "sandbox/salesforce/SoqlRunner.h"

namespace sluice::sandbox::salesforce {

QByteArray RecordWriter::url(const QByteArray &base, const SObject &object, const QString &id)
{
    return base + "/sobjects/" + object.name.toLatin1() + '/' + id.toLatin1();
}

void RecordWriter::writeHead(QByteArray &out, const SObject &object, const QString &id) const
{
    const QByteArray name = object.name.toLatin1();
    out += "{\"attributes\":{\"type\":\"";
    out += name;
    out += "\",\"url\":\"";
    out += m_base;
    out += "/sobjects/";
    out += name;
    out += '/';
    out += id.toLatin1();
    out += "\"}";
}

std::size_t RecordWriter::write(QByteArray &out, const SObject &object, const Row &row,
    const std::vector<soql::Output> &outputs, std::size_t childrenMax) const
{
    std::size_t childRows = 0;
    writeHead(out, object, row.id());
    for (const soql::Output &output : outputs) {
        out += ',';
        out += output.key;
        if (output.children)
            childRows += writeChildren(out, row, output, childrenMax);
        else if (output.reference >= 0)
            writeParent(out, object, row, output);
        else
            writeCell(out, object.fields[static_cast<std::size_t>(output.field)], row.at(output.field));
    }
    out += '}';
    return childRows;
}

void RecordWriter::writeParent(QByteArray &out, const SObject &object, const Row &row, const soql::Output &output) const
{
    const QString &id = textOf(row.at(output.reference));
    const Row *parent = id.isEmpty() ? nullptr : m_store.find(id);
    const SObject *kind = parent ? Schema::instance().byPrefix(id) : nullptr;
    if (!parent) {
        out += "null";
        return;
    }
    const QString planned = object.fields[static_cast<std::size_t>(output.reference)].referenceTo.constFirst();
    if (kind->name == planned) {
        write(out, *kind, *parent, output.members, 0);
        return;
    }
    // One of several objects that a polymorphic reference may lead to: the planned ordinals are those of another.
    const SObject &first = *Schema::instance().find(planned);
    std::vector<soql::Output> members;
    for (const soql::Output &member : output.members) {
        const int field = member.field < 0 ? -1 : kind->indexOf(first.fields[static_cast<std::size_t>(member.field)].name);
        if (field >= 0)
            members.push_back({ member.key, field });
    }
    write(out, *kind, *parent, members, 0);
}

std::size_t RecordWriter::writeChildren(QByteArray &out, const Row &row, const soql::Output &output,
    std::size_t childrenMax) const
{
    const soql::Plan &plan = *output.children;
    const std::vector<const Row *> rows = soql::Runner(m_store).childRows(plan, output.childField, row.id());
    if (rows.empty()) {
        out += "null";
        return 0;
    }
    const std::size_t shown = std::min(rows.size(), std::max<std::size_t>(1, childrenMax));
    out += "{\"totalSize\":" + QByteArray::number(rows.size());
    out += shown == rows.size() ? ",\"done\":true" : ",\"done\":false";
    if (shown < rows.size())
        out += ",\"nextRecordsUrl\":\"" + m_overflow(output.children, rows, shown) + '"';
    out += ",\"records\":[";
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0)
            out += ',';
        write(out, *plan.object, *rows[i], plan.outputs, 0);
    }
    out += "]}";
    return shown;
}

void RecordWriter::writeAll(QByteArray &out, const SObject &object, const Row &row, const Access &access,
    const Caller &caller) const
{
    writeHead(out, object, row.id());
    for (std::size_t i = 0; i < object.fields.size(); ++i) {
        if (!access.sees(caller, object, static_cast<int>(i)))
            continue;
        out += ',';
        out += object.fields[i].jsonKey;
        writeCell(out, object.fields[i], row.cells[i]);
    }
    out += '}';
}

} // namespace sluice::sandbox::salesforce
