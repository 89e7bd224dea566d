#pragma once

#include "domain/Person.h"
#include "ui/kit/Sheet.h"

class QLineEdit;
class QListWidget;

namespace sluice::ui {

/// Chooses a person by typing; the first is me, so that Enter takes the work.
class PersonSheet final : public Sheet {
    Q_OBJECT
public:
    PersonSheet(const QString &title, std::vector<Person> people, const QString &me, QWidget *parent);

Q_SIGNALS:
    void chosen(const QString &email);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void narrow(const QString &text);

    std::vector<Person> m_people;
    QLineEdit *m_edit;
    QListWidget *m_list;
};

} // namespace sluice::ui
