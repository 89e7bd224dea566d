#pragma once

#include "domain/Person.h"
#include "ui/kit/AppContext.h"

#include <QWidget>

class QGridLayout;

namespace sluice::ui {

class MessageLine;

/// People and roles as a matrix: a mark is a role, pressing it grants or revokes.
class PeoplePanel final : public QWidget {
    Q_OBJECT
public:
    PeoplePanel(const AppContext &context, QWidget *parent);

private:
    void refresh();
    void show(const std::vector<Person> &people);
    void change(const QString &email, Role role, bool grant);

    AppContext m_context;
    MessageLine *m_messages;
    QWidget *m_area;
    QGridLayout *m_grid;
};

} // namespace sluice::ui
