#include "ui/setup/PeoplePanel.h"

#include "ui/kit/Backend.h"
#include "ui/kit/Controls.h"
#include "ui/kit/DetailPane.h"
#include "ui/kit/MessageLine.h"
#include "ui/kit/Words.h"

#include <QCheckBox>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sluice::ui {

namespace {
constexpr std::array kRoles { Role::Clerk, Role::Controller, Role::SalesOps, Role::Operations, Role::Cfo,
    Role::IntegrationOwner, Role::Auditor };
}

PeoplePanel::PeoplePanel(const AppContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_messages(new MessageLine(this))
    , m_area(new QWidget)
    , m_grid(nullptr)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::s, 0, 0);
    column->setSpacing(space::m);
    column->addWidget(m_messages);
    column->addWidget(makeProse(tr("Everybody has no role until it is granted. Nobody approves what they prepared, whatever their roles."), Type::Body, Ink::Muted, this));
    auto *areaColumn = new QVBoxLayout(m_area);
    areaColumn->setContentsMargins(0, 0, space::s, 0);
    auto *card = new QFrame(m_area);
    setRole(card, "card");
    m_grid = new QGridLayout(card);
    m_grid->setContentsMargins(space::l, space::m, space::l, space::m);
    m_grid->setHorizontalSpacing(space::l);
    m_grid->setVerticalSpacing(space::m);
    areaColumn->addWidget(card);
    areaColumn->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("People and roles"));
    scroll->setWidget(m_area);
    column->addWidget(scroll, 1);
    connect(context.backend, &Backend::changed, this, [this](const QStringList &what) {
        if (what.contains(QLatin1String("people")))
            refresh();
    });
    refresh();
}

void PeoplePanel::refresh()
{
    m_context.backend->ask<std::vector<Person>>(
        this, [](desk::Reader &reader) { return reader.people(); },
        [this](Result<std::vector<Person>> people) {
            if (people)
                show(*people);
            else
                m_messages->showProblem(words::problemOf(tr("The people could not be read."), people.error()), tr("Try again"), [this] { refresh(); });
        });
}

void PeoplePanel::show(const std::vector<Person> &people)
{
    DetailPane::clear(m_grid);
    QWidget *area = m_grid->parentWidget();
    m_grid->setColumnStretch(0, 1);
    int column = 1;
    for (const Role role : kRoles) {
        QLabel *head = makeLabel(words::of(role), Type::Caption, Ink::Muted, area, Weight::Strong);
        head->setWordWrap(true);
        head->setAlignment(Qt::AlignCenter);
        m_grid->addWidget(head, 0, column++);
    }
    int row = 1;
    for (const Person &person : people) {
        auto *name = new QVBoxLayout;
        name->setSpacing(0);
        name->addWidget(makeLabel(person.name.isEmpty() ? person.email : person.name, Type::Body, Ink::Text, area));
        name->addWidget(makeLabel(person.email, Type::Caption, Ink::Muted, area));
        m_grid->addLayout(name, row, 0);
        column = 1;
        for (const Role role : kRoles) {
            auto *box = new QCheckBox(area);
            box->setChecked(person.has(role));
            box->setAccessibleName(tr("%1 as %2").arg(person.email, words::of(role)));
            box->setToolTip(box->accessibleName().toHtmlEscaped());
            connect(box, &QCheckBox::clicked, this, [this, email = person.email, role](bool on) { change(email, role, on); });
            m_grid->addWidget(box, row, column++, Qt::AlignCenter);
        }
        ++row;
    }
}

void PeoplePanel::change(const QString &email, Role role, bool grant)
{
    m_context.backend->order(
        this,
        [actor = m_context.backend->currentPerson(), email, role, grant](desk::Orders &orders) {
            return grant ? orders.grant(actor, email, role) : orders.revoke(actor, email, role);
        },
        [this, email, role, grant](Result<void> result) {
            if (!result)
                m_messages->showProblem(words::problemOf(tr("The role was not changed."), result.error()));
            else if (grant)
                m_messages->showNotice(tr("%1 is now: %2.").arg(email, words::of(role)));
            else
                m_messages->showNotice(tr("%1 is no longer: %2.").arg(email, words::of(role)));
            refresh(); // A refused mark goes back to what holds.
        });
}

} // namespace sluice::ui
