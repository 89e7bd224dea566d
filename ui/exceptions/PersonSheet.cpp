#include "ui/exceptions/PersonSheet.h"

#include "ui/kit/Controls.h"
#include "ui/kit/Words.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace sluice::ui {

PersonSheet::PersonSheet(const QString &title, std::vector<Person> people, const QString &me, QWidget *parent)
    : Sheet(title, {}, tr("Hand over"), parent)
    , m_people(std::move(people))
    , m_edit(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("personSheet"));
    std::sort(m_people.begin(), m_people.end(), [&](const Person &a, const Person &b) {
        if ((a.email == me) != (b.email == me))
            return a.email == me;
        return a.name < b.name;
    });
    m_edit->setPlaceholderText(tr("Name or e-mail"));
    m_edit->setAccessibleName(tr("Name or e-mail"));
    m_edit->installEventFilter(this);
    m_list->setAccessibleName(tr("People"));
    m_list->setFixedHeight(200);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // What is cut off stands in its tooltip.
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setFocusPolicy(Qt::NoFocus);
    body()->addWidget(m_edit);
    body()->addWidget(m_list);
    connect(m_edit, &QLineEdit::textChanged, this, &PersonSheet::narrow);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &PersonSheet::accept);
    connect(this, &QDialog::accepted, this, [this] {
        if (const QListWidgetItem *item = m_list->currentItem())
            Q_EMIT chosen(item->data(Qt::UserRole).toString());
    });
    narrow({});
    m_edit->setFocus();
}

void PersonSheet::narrow(const QString &text)
{
    m_list->clear();
    for (const Person &person : m_people) {
        QStringList roles;
        for (const Role role : person.roles)
            roles += words::of(role);
        const QString line = QStringLiteral("%1   %2   %3").arg(person.name, person.email, roles.join(QStringLiteral(", ")));
        if (!line.contains(text, Qt::CaseInsensitive))
            continue;
        auto *item = new QListWidgetItem(line, m_list);
        item->setData(Qt::UserRole, person.email);
        item->setToolTip(line.toHtmlEscaped());
    }
    m_list->setCurrentRow(0);
}

bool PersonSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            QApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return Sheet::eventFilter(watched, event);
}

} // namespace sluice::ui
