#include "ctl/Commands.h"

#include "ctl/Names.h"

#include <CLI/CLI.hpp>

namespace sluice::ctl {

namespace {

struct Words {
    std::string account, customer, realm, product, item, note, email, role;
};

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

/// The realm that was named, or the only one there is.
Result<QString> realmOf(Context &context, const std::string &named)
{
    if (!named.empty())
        return text(named);
    const Result<engine::Office *> office = context.office();
    if (!office)
        return tl::unexpected(office.error());
    const QStringList realms = (*office)->profile().settings().realms();
    if (realms.size() != 1)
        return fail(ErrorKind::Usage, QStringLiteral("several companies are connected; name one with --realm"));
    return realms.first();
}

void addCustomers(CLI::App &app, Run &run, const std::shared_ptr<Words> &words)
{
    CLI::App *customers = app.add_subcommand("customers", "Accounts and their customers in the books");
    const Run listing = [](Context &context) {
        return list<desk::CustomerRow>(context, QStringLiteral("listing customers"),
            { QStringLiteral("account_id"), QStringLiteral("account"), QStringLiteral("realm"), QStringLiteral("customer_id"),
                QStringLiteral("customer"), QStringLiteral("how") },
            [](desk::Reader &reader) { return reader.customers(); });
    };
    customers->callback([=, &run] {
        if (customers->get_subcommands().empty())
            run = listing;
    });
    customers->add_subcommand("list", "List customers")->callback([=, &run] { run = listing; });
    CLI::App *link = customers->add_subcommand("link", "Link an account to a customer");
    link->add_option("ACCOUNT", words->account)->required();
    link->add_option("--customer", words->customer)->required();
    link->add_option("--realm", words->realm);
    link->callback([=, &run] {
        run = [=](Context &context) {
            return order(context, QStringLiteral("linking"), [&, words](desk::Orders &orders, const QString &actor) -> Result<void> {
                const Result<QString> realm = realmOf(context, words->realm);
                if (!realm)
                    return tl::unexpected(realm.error());
                return orders.linkCustomer(actor, AccountId(text(words->account)), *realm, text(words->customer));
            });
        };
    });
    CLI::App *activate = customers->add_subcommand("activate", "Release a customer for billing");
    activate->add_option("ACCOUNT", words->account)->required();
    activate->add_option("--note", words->note);
    activate->callback([=, &run] {
        run = [=](Context &context) {
            return order(context, QStringLiteral("activating"), [=](desk::Orders &orders, const QString &actor) {
                return orders.activateCustomer(actor, AccountId(text(words->account)), text(words->note));
            });
        };
    });
}

void addItems(CLI::App &app, Run &run, const std::shared_ptr<Words> &words)
{
    CLI::App *items = app.add_subcommand("items", "Products and their items in the books");
    const Run listing = [](Context &context) {
        return list<desk::ItemRow>(context, QStringLiteral("listing items"),
            { QStringLiteral("product_id"), QStringLiteral("product"), QStringLiteral("item_code"), QStringLiteral("realm"),
                QStringLiteral("item_id"), QStringLiteral("how") },
            [](desk::Reader &reader) { return reader.items(); });
    };
    items->callback([=, &run] {
        if (items->get_subcommands().empty())
            run = listing;
    });
    items->add_subcommand("list", "List items")->callback([=, &run] { run = listing; });
    CLI::App *map = items->add_subcommand("map", "Propose an item for a product");
    map->add_option("PRODUCT", words->product)->required();
    map->add_option("--item", words->item)->required();
    map->add_option("--realm", words->realm);
    map->callback([=, &run] {
        run = [=](Context &context) {
            return order(context, QStringLiteral("mapping"), [&, words](desk::Orders &orders, const QString &actor) -> Result<void> {
                const Result<QString> realm = realmOf(context, words->realm);
                if (!realm)
                    return tl::unexpected(realm.error());
                return orders.mapItem(actor, ProductId(text(words->product)), *realm, text(words->item));
            });
        };
    });
    CLI::App *approve = items->add_subcommand("approve", "Approve the proposed mapping");
    approve->add_option("PRODUCT", words->product)->required();
    approve->callback([=, &run] {
        run = [=](Context &context) {
            return order(context, QStringLiteral("approving a mapping"), [=](desk::Orders &orders, const QString &actor) {
                return orders.approveItem(actor, ProductId(text(words->product)));
            });
        };
    });
}

/// Revoking changes nothing for whoever does not hold the role: mostly the name is not quite right.
Result<void> mustHold(Context &context, const QString &email, Role role)
{
    const Result<desk::Reader *> reader = context.reader();
    if (!reader)
        return tl::unexpected(reader.error());
    const Result<std::vector<Person>> people = (*reader)->people();
    if (!people)
        return tl::unexpected(people.error());
    for (const Person &person : *people) {
        if (person.email.toLower() == email && person.has(role))
            return {};
    }
    return fail(ErrorKind::Conflict, QStringLiteral("%1 does not hold the role %2").arg(email, nameOf(role)));
}

void addRole(CLI::App &command, const std::shared_ptr<Words> &words, Run &run, bool grant)
{
    command.add_option("EMAIL", words->email)->required();
    command.add_option("ROLE", words->role)->required();
    command.callback([=, &run] {
        run = [=](Context &context) {
            return order(context, grant ? QStringLiteral("granting") : QStringLiteral("revoking"),
                [=, &context](desk::Orders &orders, const QString &actor) -> Result<void> {
                    const std::optional<Role> role = parseName<Role>(text(words->role));
                    if (!role)
                        return tl::unexpected(unknownName(QStringLiteral("role"), text(words->role), Role::Auditor));
                    const QString email = text(words->email).toLower();
                    if (grant)
                        return orders.grant(actor, email, *role);
                    if (const Result<void> held = mustHold(context, email, *role); !held)
                        return held;
                    return orders.revoke(actor, email, *role);
                });
        };
    });
}

void addPeople(CLI::App &app, Run &run, const std::shared_ptr<Words> &words)
{
    CLI::App *people = app.add_subcommand("people", "People and roles");
    const Run listing = [](Context &context) {
        return list<Person>(context, QStringLiteral("listing people"),
            { QStringLiteral("email"), QStringLiteral("name"), QStringLiteral("signed_in"), QStringLiteral("roles") },
            [](desk::Reader &reader) { return reader.people(); });
    };
    people->callback([=, &run] {
        if (people->get_subcommands().empty())
            run = listing;
    });
    people->add_subcommand("list", "List people")->callback([=, &run] { run = listing; });
    addRole(*people->add_subcommand("grant", "Grant a role"), words, run, true);
    addRole(*people->add_subcommand("revoke", "Revoke a role"), words, run, false);
}

} // namespace

void addMasterData(CLI::App &app, Run &run)
{
    auto words = std::make_shared<Words>();
    addCustomers(app, run, words);
    addItems(app, run, words);
    addPeople(app, run, words);
}

} // namespace sluice::ctl
