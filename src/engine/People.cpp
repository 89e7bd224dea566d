#include "engine/People.h"

#include <QCoreApplication>

namespace sluice::engine {

Result<rules::Staff> staffInForce(const mirror::ViewStore &views)
{
    Result<std::vector<Person>> granted = views.people();
    if (!granted)
        return tl::unexpected(granted.error());
    const Result<QString> first = views.note(QStringLiteral("first_person"));
    if (!first)
        return tl::unexpected(first.error());
    return rules::Staff(rules::withFirstPersonsRoles(std::move(*granted), *first), *first);
}

Result<std::vector<Person>> peopleInForce(const mirror::ViewStore &views)
{
    Result<rules::Staff> staff = staffInForce(views);
    if (!staff)
        return tl::unexpected(staff.error());
    return std::move(staff->people);
}

Result<Person> personNamed(std::span<const Person> people, const QString &email)
{
    for (const Person &person : people) {
        if (person.email.compare(email, Qt::CaseInsensitive) == 0 && rules::hasSignedIn(person))
            return person;
    }
    return fail(ErrorKind::Forbidden,
        QCoreApplication::translate("engine", "nobody signed in to this profile as %1").arg(email));
}

} // namespace sluice::engine
