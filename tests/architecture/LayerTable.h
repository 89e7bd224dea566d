#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace sluice::architecture {

/// The include table of `layers.txt`.
class LayerTable {
public:
    static LayerTable parse(const QString &text);

    /// What is wrong with the table itself: a line that cannot be read, or an arrow that does not point down.
    QStringList problems() const { return m_problems; }
    QStringList folders() const { return m_rows.keys(); }

    /// Why `file` may not have this include; empty if it may. `file` is a path from the top of the repository, `include`
    /// what stands between the brackets or quotation marks.
    QString objection(const QString &file, const QString &include, bool inBrackets) const;

private:
    struct Row {
        QStringList folders;
        QStringList libraries;
    };
    void readLine(const QString &line);
    QString rowOf(const QString &path) const;
    QString objectionToFolder(const QString &row, const QString &include) const;
    QString objectionToLibrary(const QString &row, const QString &file, const QString &include) const;

    QHash<QString, Row> m_rows;
    QStringList m_problems;
};

} // namespace sluice::architecture
