#include "sandbox/salesforce/PreparedRows.h"

namespace sluice::sandbox::salesforce {

namespace {

constexpr std::size_t kRowsWorthKeeping = 1000;
constexpr std::size_t kSelectionsMax = 256;

void appendOutputs(QByteArray &key, const std::vector<soql::Output> &outputs)
{
    for (const soql::Output &output : outputs) {
        key += output.key;
        appendOutputs(key, output.members);
        if (output.children)
            appendOutputs(key, output.children->outputs);
    }
}

} // namespace

QByteArray PreparedRows::keyOf(const QByteArray &base, const QString &statement, const soql::Plan &plan)
{
    QByteArray key = base + (plan.deletedToo ? "\nall\n" : "\nliving\n") + statement.toUtf8() + '\n';
    appendOutputs(key, plan.outputs); // A hidden field is missing here.
    return key;
}

std::shared_ptr<PreparedRows::Selection> PreparedRows::find(const QByteArray &key, quint64 revision) const
{
    const auto known = m_selections.find(key);
    return known == m_selections.end() || known->second->revision != revision ? nullptr : known->second;
}

void PreparedRows::keep(const QByteArray &key, const std::shared_ptr<Selection> &selection)
{
    const std::size_t rows = std::max(selection->ids.size(), selection->lines.size());
    if (rows < kRowsWorthKeeping)
        return;
    if (selection->revision != m_revision || m_selections.size() >= kSelectionsMax)
        m_selections.clear();
    m_revision = selection->revision;
    m_selections.insert_or_assign(key, selection);
}

} // namespace sluice::sandbox::salesforce
