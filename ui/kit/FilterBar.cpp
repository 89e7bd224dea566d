#include "ui/kit/FilterBar.h"

#include "ui/kit/Controls.h"
#include "ui/kit/GridModel.h"
#include "ui/kit/Icons.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QSet>
#include <QStringListModel>

namespace sluice::ui {

namespace {

/// Conditions that mean something in this grid; the language of filters is the same in every translation.
QString exampleFor(const GridModel &model)
{
    static const std::pair<const char *, const char *> kExamples[] { { "cause", "PO" }, { "risk", "tax" }, { "status", "overdue" },
        { "kind", "approval" }, { "state", "blocked" } };
    QString example = QStringLiteral("acme");
    for (const auto &[key, value] : kExamples) {
        if (model.columnOf(QLatin1String(key)) >= 0) {
            example += QStringLiteral("  %1:%2").arg(QLatin1String(key), QLatin1String(value));
            break;
        }
    }
    return model.mainMoneyColumn() >= 0 ? example + QStringLiteral("  >10k") : example;
}

} // namespace

FilterBar::FilterBar(const GridModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_edit(new QLineEdit(this))
    , m_chips(new QWidget(this))
    , m_chipRow(new QHBoxLayout(m_chips))
    , m_completer(new QCompleter(this))
    , m_words(new QStringListModel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit);
    m_edit->setObjectName(QStringLiteral("filter"));
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setPlaceholderText(tr("Filter: %1").arg(exampleFor(model)));
    m_edit->setToolTip(tr("Type words, key:value or an amount. Enter keeps a condition, Esc goes back to the list."));
    m_edit->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_edit->setClearButtonEnabled(false);
    m_chipRow->setContentsMargins(0, 0, 0, 0);
    m_chipRow->setSpacing(space::xs);
    m_completer->setModel(m_words);
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setWidget(m_edit);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &text) {
        updateCompletions(text);
        Q_EMIT filterChanged();
    });
    // The list of completions hands Enter straight to the edit, past every filter of events.
    connect(m_edit, &QLineEdit::returnPressed, this, [this] {
        if (m_completer->popup()->currentIndex().isValid())
            return; // It is for the word that is chosen in the list.
        m_completer->popup()->hide();
        commit();
        leaveLater();
    });
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, [this](const QString &word) {
        QString text = m_edit->text();
        text = text.left(text.lastIndexOf(QLatin1Char(' ')) + 1) + word;
        m_edit->setText(text);
        Q_EMIT filterChanged();
    });
}

Filter FilterBar::filter() const
{
    Filter all = m_committed;
    all.add(Filter::parse(m_edit->text()));
    return all;
}

void FilterBar::setFilterText(const QString &text)
{
    m_edit->clear();
    m_committed = Filter::parse(text);
    rebuildChips();
    Q_EMIT filterChanged();
}

void FilterBar::commit()
{
    m_committed.add(Filter::parse(m_edit->text()));
    m_edit->clear();
    rebuildChips();
    Q_EMIT filterChanged();
}

void FilterBar::rebuildChips()
{
    while (QLayoutItem *item = m_chipRow->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (std::size_t i = 0; i < m_committed.terms().size(); ++i) {
        const QString text = m_committed.terms()[i].toText();
        QPushButton *chip = makeButton(text, ButtonRole::Pill, m_chips);
        chip->setChecked(true);
        chip->setText(text + QStringLiteral("  ×"));
        chip->setAccessibleName(tr("Condition %1; press to edit, Delete to remove").arg(text));
        chip->setToolTip(tr("Press to edit, Delete to remove"));
        chip->installEventFilter(this);
        chip->setProperty("term", static_cast<int>(i));
        connect(chip, &QPushButton::clicked, this, [this, i, text] {
            m_committed.removeAt(i);
            rebuildChips();
            m_edit->setText(text);
            m_edit->setFocus();
            Q_EMIT filterChanged();
        });
        m_chipRow->addWidget(chip);
    }
    m_chips->setVisible(!m_committed.isEmpty());
}

void FilterBar::updateCompletions(const QString &text)
{
    const QString word = text.section(QLatin1Char(' '), -1);
    QStringList words;
    const qsizetype colon = word.indexOf(QLatin1Char(':'));
    if (colon < 0) {
        for (const GridColumn &column : m_model.columns())
            words += column.key + QLatin1Char(':');
    } else {
        const int column = m_model.columnOf(word.left(colon));
        if (column >= 0 && !m_model.columns()[static_cast<std::size_t>(column)].money) {
            QSet<QString> seen;
            for (int source = 0; source < std::min(m_model.sourceCount(), 2000) && seen.size() < 12; ++source) {
                QString value = m_model.columns()[static_cast<std::size_t>(column)].text(source);
                if (value.contains(QLatin1Char(' ')))
                    value = QLatin1Char('"') + value + QLatin1Char('"');
                if (!value.isEmpty() && value != QLatin1String("–"))
                    seen.insert(word.left(colon + 1) + value);
            }
            words = QStringList(seen.begin(), seen.end());
            words.sort(Qt::CaseInsensitive);
        }
    }
    m_words->setStringList(words);
    m_completer->setCompletionPrefix(word);
    if (word.isEmpty() || m_completer->completionCount() == 0)
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) { // These keys are ours before they are a command of the page.
        const int pressed = static_cast<QKeyEvent *>(event)->key();
        if (pressed == Qt::Key_Escape || pressed == Qt::Key_Backspace || pressed == Qt::Key_Delete)
            event->accept();
        return QWidget::eventFilter(watched, event);
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (watched == m_edit) {
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_completer->popup()->hide();
            commit();
            leaveLater();
            return true;
        }
        if (key == Qt::Key_Escape) {
            if (m_edit->text().isEmpty() && !m_committed.isEmpty()) { // First what is being typed, then what stands.
                m_committed = {};
                rebuildChips();
            }
            m_edit->clear();
            Q_EMIT filterChanged();
            leaveLater();
            return true;
        }
        if (key == Qt::Key_Backspace && m_edit->text().isEmpty() && !m_committed.isEmpty()) {
            m_committed.removeAt(m_committed.terms().size() - 1);
            rebuildChips();
            Q_EMIT filterChanged();
            return true;
        }
        return QWidget::eventFilter(watched, event);
    }
    if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
        m_committed.removeAt(static_cast<std::size_t>(watched->property("term").toInt()));
        rebuildChips();
        Q_EMIT filterChanged();
        leaveLater();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::leaveLater()
{
    // The completer gives the focus back to the edit when its list closes; we go after that.
    QMetaObject::invokeMethod(this, &FilterBar::left, Qt::QueuedConnection);
}

} // namespace sluice::ui
