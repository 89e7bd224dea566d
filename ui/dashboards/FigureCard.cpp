#include "ui/dashboards/FigureCard.h"

#include "core/Csv.h"
#include "ui/dashboards/FigureChart.h"
#include "ui/kit/Controls.h"
#include "ui/kit/LinkedProse.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace sluice::ui {

void FigureWords::setFigure(const QString &text, const Rows &rows)
{
    m_figure = text;
    m_figureRows = rows;
}

QString FigureWords::link(const QString &text, const Rows &rows)
{
    if (rows.ids.isEmpty())
        return text;
    m_links += rows;
    return LinkedProse::marked(text, static_cast<int>(m_links.size()) - 1);
}

FigureCard::FigureCard(const QString &name, FigureChart *chart, QWidget *parent)
    : QFrame(parent)
    , m_name(makeLabel(name, Type::Section, Ink::Text, this, Weight::Strong))
    , m_figure(makeButton({}, ButtonRole::Figure, this))
    , m_change(new LinkedProse(Type::Body, this))
    , m_sentence(new LinkedProse(Type::Caption, this))
    , m_table(new QTableWidget(this))
{
    setRole(this, "card");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::xs);
    column->addWidget(m_name);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::m);
    connect(m_figure, &QPushButton::clicked, this, [this] { open(m_words.figureRows()); });
    row->addWidget(m_figure);
    row->addWidget(m_change, 1, Qt::AlignBottom);
    m_change->setContentsMargins(0, 0, 0, 6);
    column->addLayout(row);
    for (LinkedProse *prose : { m_change, m_sentence })
        connect(prose, &LinkedProse::pressed, this, [this](int link) { open(m_words.linked(link)); });
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

void FigureCard::open(const FigureWords::Rows &rows)
{
    if (!rows.ids.isEmpty())
        Q_EMIT opened(rows.title, rows.ids);
}

void FigureCard::setWords(const FigureWords &words)
{
    m_words = words;
    m_figure->setText(words.figure());
    m_figure->setAccessibleName(QStringLiteral("%1: %2").arg(m_name->text(), words.figure()));
    m_figure->setVisible(!words.figure().isEmpty());
    m_figure->setEnabled(!words.figureRows().ids.isEmpty());
    m_change->setText(words.change());
    m_sentence->setText(words.sentence());
    m_name->setToolTip(words.definition().toHtmlEscaped());
    m_figure->setToolTip(words.definition().toHtmlEscaped());
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
