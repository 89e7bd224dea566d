#pragma once

#include "sandbox/salesforce/SoqlPlan.h"

#include <map>
#include <memory>

namespace sluice::sandbox::salesforce {

/// What large queries selected and how their rows go out, for as long as no record of the org changes: every client of a
/// bench asks for the same pages, and making their text would cost more than sending it.
class PreparedRows {
public:
    /// The rows of one page, separated as the answer wants them.
    struct Page {
        QByteArray text;
        std::size_t next = 0; ///< The first row that did not fit.
    };
    struct Selection {
        quint64 revision = 0; ///< Of the store when the rows were chosen.
        std::vector<QString> ids;
        std::map<std::pair<std::size_t, std::size_t>, Page> pages; ///< By first row and size.
        std::vector<QByteArray> lines;                             ///< For CSV.
    };

    /// Names a question: its words, who may see what of the answer, and the addresses in it.
    static QByteArray keyOf(const QByteArray &base, const QString &statement, const soql::Plan &plan);

    /// Null when nobody asked this since the last change.
    std::shared_ptr<Selection> find(const QByteArray &key, quint64 revision) const;
    /// Small selections are not worth their place, and many small changes make many of them.
    void keep(const QByteArray &key, const std::shared_ptr<Selection> &selection);

private:
    std::map<QByteArray, std::shared_ptr<Selection>> m_selections;
    quint64 m_revision = 0;
};

} // namespace sluice::sandbox::salesforce
