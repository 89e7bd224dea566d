#pragma once

#include <QFrame>

class QLabel;
class QTableWidget;

namespace sluice::ui {

class FigureChart;

/// Name, figure, change in words, chart, one sentence, and the table below it that is one key away (`T`).
class FigureCard final : public QFrame {
    Q_OBJECT
public:
    FigureCard(const QString &name, FigureChart *chart, QWidget *parent);

    /// `definition` and `stamp` show on hover over the name.
    void setWords(const QString &figure, const QString &change, const QString &sentence, const QString &definition);
    void setTable(const QStringList &heads, const QList<QStringList> &rows);
    void setTableVisible(bool visible);
    /// Name, heads and rows of the table, safe for spreadsheets.
    QString csv() const;

private:
    QList<QStringList> m_rows; ///< With the heads.
    QLabel *m_name, *m_figure, *m_change, *m_sentence;
    QTableWidget *m_table;
};

} // namespace sluice::ui
