#include "engine/People.h"

#include "rules/Duties.h"

#include <QCoreApplication>

namespace sluice::engine {

Result<std::vector<Person>> peopleInForce(const mirror::ViewStore &views)
{
    Result<std::vector<Person>> granted = views.people();
    if (!granted)
        return granted;
    const Result<QString> first = views.note(QStringLiteral("first_person"));
    if (!first)
        return tl::unexpected(first.error());
    return rules::withFirstPersonsRoles(std::move(*granted), *first);
}

Result<Person> personNamed(std::span<const Person> people, const QString &email)
{
    for (const Person &person : people) {
        if (person.email.compare(email, Qt::CaseInsensitive) == 0)
            return person;
    }
    return fail(ErrorKind::Forbidden,
        QCoreApplication::translate("engine", "nobody signed in to this profile as %1").arg(email));
}

} // namespace sluice::engine
