#include "ui/dashboards/FigureCard.h"

#include "core/Csv.h"
#include "ui/dashboards/FigureChart.h"
#include "ui/kit/Controls.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

namespace sluice::ui {

FigureCard::FigureCard(const QString &name, FigureChart *chart, QWidget *parent)
    : QFrame(parent)
    , m_name(makeLabel(name, Type::Section, Ink::Text, this, Weight::Strong))
    , m_figure(makeLabel({}, Type::Figure, Ink::Text, this, Weight::Strong))
    , m_change(makeLabel({}, Type::Body, Ink::Muted, this))
    , m_sentence(makeProse({}, Type::Caption, Ink::Muted, this))
    , m_table(new QTableWidget(this))
{
    setRole(this, "card");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::xs);
    column->addWidget(m_name);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::m);
    row->addWidget(m_figure);
    row->addWidget(m_change, 1, Qt::AlignBottom);
    m_change->setContentsMargins(0, 0, 0, 6);
    column->addLayout(row);
    chart->setParent(this);
    column->addWidget(chart, 1);
    column->addWidget(m_sentence);
    m_table->setAccessibleName(tr("%1 as a table").arg(name));
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setMinimumHeight(220);
    m_table->hide();
    column->addWidget(m_table);
}

void FigureCard::setWords(const QString &figure, const QString &change, const QString &sentence, const QString &definition)
{
    m_figure->setText(figure);
    m_figure->setVisible(!figure.isEmpty());
    m_change->setText(change);
    m_change->setVisible(!change.isEmpty());
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_name->setToolTip(definition.toHtmlEscaped());
    m_figure->setToolTip(definition.toHtmlEscaped());
}

void FigureCard::setTable(const QStringList &heads, const QList<QStringList> &rows)
{
    m_rows = QList<QStringList> { heads } + rows;
    m_table->clear();
    m_table->setColumnCount(static_cast<int>(heads.size()));
    m_table->setHorizontalHeaderLabels(heads);
    m_table->setRowCount(static_cast<int>(rows.size()));
    for (int row = 0; row < rows.size(); ++row) {
        for (int column = 0; column < rows.at(row).size(); ++column) {
            auto *item = new QTableWidgetItem(rows.at(row).at(column));
            item->setTextAlignment(Qt::AlignVCenter | (column == 0 ? Qt::AlignLeft : Qt::AlignRight));
            m_table->setItem(row, column, item);
        }
    }
    m_table->resizeColumnsToContents();
}

QString FigureCard::csv() const
{
    QString text = csv::line({ m_name->text() });
    for (const QStringList &row : m_rows)
        text += csv::line(row);
    return text;
}

void FigureCard::setTableVisible(bool visible)
{
    m_table->setVisible(visible);
}

} // namespace sluice::ui
