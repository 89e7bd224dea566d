#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;
class QPushButton;
class QTableWidget;

namespace sluice::ui {

class FigureChart;
class LinkedProse;

/// What a card says. Every number in it opens into the rows it is made of.
class FigureWords {
public:
    struct Rows {
        QString title; ///< The breadcrumb over them.
        QStringList ids;
    };

    void setFigure(const QString &text, const Rows &rows = {});
    void setDefinition(const QString &text) { m_definition = text; }
    /// Translated text, with links in it.
    void setChange(const QString &text) { m_change = text; }
    void setSentence(const QString &text) { m_sentence = text; }
    /// `text` as a part of a sentence that opens `rows`; as it is where there are none.
    QString link(const QString &text, const Rows &rows);

    const QString &figure() const { return m_figure; }
    const Rows &figureRows() const { return m_figureRows; }
    const QString &change() const { return m_change; }
    const QString &sentence() const { return m_sentence; }
    const QString &definition() const { return m_definition; }
    const Rows &linked(int link) const { return m_links.at(link); }

private:
    QString m_figure, m_change, m_sentence, m_definition;
    Rows m_figureRows;
    QList<Rows> m_links;
};

/// Name, figure, change in words, chart, one sentence, and the table below it that is one key away (`T`).
class FigureCard final : public QFrame {
    Q_OBJECT
public:
    FigureCard(const QString &name, FigureChart *chart, QWidget *parent);

    /// The definition shows on hover over name and figure.
    void setWords(const FigureWords &words);
    void setTable(const QStringList &heads, const QList<QStringList> &rows);
    void setTableVisible(bool visible);
    /// Name, heads and rows of the table, safe for spreadsheets.
    QString csv() const;

Q_SIGNALS:
    /// A number was pressed, by mouse or by Enter.
    void opened(const QString &title, const QStringList &rows);

private:
    void open(const FigureWords::Rows &rows);

    FigureWords m_words;
    QList<QStringList> m_rows; ///< With the heads.
    QLabel *m_name;
    QPushButton *m_figure;
    LinkedProse *m_change, *m_sentence;
    QTableWidget *m_table;
};

} // namespace sluice::ui
