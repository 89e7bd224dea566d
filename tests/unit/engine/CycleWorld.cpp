#include "unit/engine/CycleWorld.h"

namespace sluice::testing {

CycleWorld::CycleWorld(std::uint64_t seed)
    : systems(seed, sim::Size::Whole)
{
    machine.safe.signIn(systems);
    start();
    if (const QStringList wrong = people.signIn(*program); !wrong.isEmpty())
        qFatal("%s", qPrintable(wrong.join(QLatin1Char('\n'))));
}

void CycleWorld::start()
{
    Result<std::unique_ptr<sim::Program>> started = sim::Program::start(machine, 3);
    if (!started)
        qFatal("%s", qPrintable(started.error().detail));
    program = std::move(*started);
}

engine::CycleSummary CycleWorld::cycle(engine::CycleKind kind)
{
    const Result<engine::CycleSummary> summary = program->runCycle(kind);
    if (!summary)
        qFatal("%s", qPrintable(summary.error().detail));
    return *summary;
}

void CycleWorld::postAll()
{
    (void)cycle();
    people.approveAll(*program);
    (void)cycle();
}

void CycleWorld::rebuild()
{
    program.reset();
    machine.disk.removeWith(machine.blank.path("mirror.sqlite"));
    machine.disk.restore(machine.blank.mirror());
    start();
    (void)cycle(engine::CycleKind::PullOnly);
}

void CycleWorld::restoreJournal(const sim::Disk::Files &copy)
{
    program.reset();
    machine.disk.removeWith(machine.blank.path("journal.sqlite"));
    machine.disk.restore(copy);
    start();
}

void CycleWorld::losePower()
{
    program->die();
    program.reset();
    machine.disk.losePower();
    start();
}

void CycleWorld::restart()
{
    program.reset();
    start();
}

void CycleWorld::killProgram()
{
    program->die();
    restart();
}

std::vector<mirror::RequestView> CycleWorld::posted() const
{
    std::vector<mirror::RequestView> posted = program->views().requests().value();
    std::erase_if(posted, [](const mirror::RequestView &view) {
        return view.invoiceId.isEmpty() || view.origin != InvoiceOrigin::Sluice;
    });
    return posted;
}

mirror::RequestView CycleWorld::blockedByAddress() const
{
    const std::vector<mirror::RequestView> views = program->views().requests().value();
    for (const mirror::RequestView &view : views) {
        if (view.state == RequestState::Blocked && view.findings.size() == 1
            && view.findings.front().needed.contains(QLatin1String("e-mail")))
            return view;
    }
    qFatal("no request lacks an address");
}

void CycleWorld::writeAddressesDown()
{
    sandbox::salesforce::Org &org = systems.crm().org();
    for (const sandbox::Value &contact : org.all(QStringLiteral("Contact"))) {
        if (!contact[QStringLiteral("Email")].toString().isEmpty())
            continue;
        const sandbox::Value email = sandbox::Value::object({ { QStringLiteral("Email"), QStringLiteral("pay@customer.example") } });
        if (!org.update(QStringLiteral("Contact"), contact[QStringLiteral("Id")].toString(), email))
            qFatal("the address is refused");
    }
}

void CycleWorld::makeDue(const mirror::RequestView &view, QDate on)
{
    using sandbox::Value;
    sandbox::quickbooks::Realm &realm = realmOf(view);
    const Value invoice = *realm.find(QStringLiteral("Invoice"), view.invoiceId);
    const Value made = realm.updateAt(systems.timeline().now(), QStringLiteral("Invoice"),
        Value::object({ { QStringLiteral("Id"), view.invoiceId }, { QStringLiteral("SyncToken"), invoice[u"SyncToken"].toString() },
            { QStringLiteral("sparse"), true }, { QStringLiteral("DueDate"), on.toString(Qt::ISODate) } }));
    if (made.has(u"Fault"))
        qFatal("%s", made.toJson().constData());
}

qsizetype CycleWorld::invoices()
{
    qsizetype found = 0;
    for (const sim::BillingCompany &company : systems.companies())
        found += systems.books().realm(company.realm)->all(QStringLiteral("Invoice")).size();
    return found;
}

std::optional<Instant> CycleWorld::firstInvoiceAt(const QString &realm)
{
    std::optional<Instant> first;
    for (const sandbox::Value &invoice : systems.books().realm(realm)->all(QStringLiteral("Invoice"))) {
        const std::optional<Instant> made = parseInstant(QStringView(invoice[u"MetaData"][u"CreateTime"].toString()));
        if (made && (!first || *made < *first))
            first = made;
    }
    return first;
}

void CycleWorld::enterCustomers()
{
    for (const sim::BillingCompany &company : systems.companies()) {
        sandbox::quickbooks::Realm &realm = *systems.books().realm(company.realm);
        QSet<QString> known;
        for (const sandbox::Value &customer : realm.all(QStringLiteral("Customer")))
            known.insert(customer[QStringLiteral("DisplayName")].toString());
        for (const sandbox::Value &account : systems.crm().org().all(QStringLiteral("Account"))) {
            const QString name = account[QStringLiteral("Name")].toString();
            if (account[QStringLiteral("CurrencyIsoCode")].toString() == company.currency && !known.contains(name))
                (void)realm.createAt(systems.timeline().now(), QStringLiteral("Customer"),
                    sandbox::Value::object({ { QStringLiteral("DisplayName"), name } }));
        }
    }
}

void CycleWorld::setSubscriptions(sandbox::quickbooks::Subscription state)
{
    for (const sim::BillingCompany &company : systems.companies())
        systems.books().realm(company.realm)->setSubscription(state);
}

std::vector<journal::Event> eventsOf(CycleWorld &world, const QString &wanted)
{
    std::vector<journal::Event> events = world.program->journal().after(0, 100'000).value();
    std::erase_if(events, [&](const journal::Event &event) { return event.kind != wanted; });
    return events;
}

std::vector<mirror::CaseView> casesOf(CycleWorld &world, const QString &check)
{
    std::vector<mirror::CaseView> cases = world.program->views().cases().value();
    std::erase_if(cases, [&](const mirror::CaseView &one) { return one.finding.check != check; });
    return cases;
}

} // namespace sluice::testing
