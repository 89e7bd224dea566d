#include "sim/Sabotage.h"

#include "domain/Keys.h"
#include "journal/Kinds.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sim {

using sandbox::Value;

namespace {

std::optional<mirror::RequestView> billedRequest(const Program &program)
{
    for (mirror::RequestView &view : program.views().requests().value_or(std::vector<mirror::RequestView>())) {
        if (view.outbox == mirror::Outbox::Posted && !view.invoiceId.isEmpty())
            return std::move(view);
    }
    return {};
}

void forgeIntent(Program &program, const mirror::RequestView &view)
{
    (void)program.projection().record({ { journal::kind::kInvoiceIntended, subjectOf(view.request.id), u"sluice"_s,
        { { u"realm"_s, view.invoiceRealm }, { u"key"_s, u"forged"_s }, { u"revision"_s, view.outboxRevision },
            { u"fingerprint"_s, u"forged"_s } },
        {} } });
}

void enterTwice(sandbox::quickbooks::Realm &realm, const QString &id)
{
    Value copy = *realm.find(u"Invoice"_s, id);
    copy.remove(u"Id"_s);
    copy.set(u"DocNumber"_s, copy[u"DocNumber"].toString() + u'B');
    realm.put(u"Invoice"_s, std::move(copy));
}

} // namespace

QString complaintAbout(Sabotage sabotage)
{
    switch (sabotage) {
    case Sabotage::None: return {};
    case Sabotage::ForgetfulBooks:
    case Sabotage::SecondInvoice: return u"invoices in the books"_s;
    case Sabotage::ForgedIntent: return u"without an approval in force"_s;
    case Sabotage::LostInvoice: return u"an invoice that does not exist"_s;
    case Sabotage::WrongStatus: return u"in Salesforce and is"_s;
    }
    Q_UNREACHABLE();
}

bool commit(Sabotage sabotage, TwoSystems &systems, Program &program)
{
    const std::optional<mirror::RequestView> billed = billedRequest(program);
    if (sabotage == Sabotage::None || sabotage == Sabotage::ForgetfulBooks || !billed)
        return false;
    sandbox::quickbooks::Realm &realm = *systems.books().realm(billed->invoiceRealm);
    switch (sabotage) {
    case Sabotage::None:
    case Sabotage::ForgetfulBooks: break;
    case Sabotage::SecondInvoice: enterTwice(realm, billed->invoiceId); break;
    case Sabotage::ForgedIntent: forgeIntent(program, *billed); break;
    case Sabotage::LostInvoice:
        realm.markDeleted(*sandbox::quickbooks::entityByName(u"Invoice"_s), billed->invoiceId, systems.timeline().now());
        break;
    case Sabotage::WrongStatus:
        for (const Value &deal : systems.crm().org().all(u"Opportunity"_s))
            systems.crm().org().put(u"Opportunity"_s, [&] {
                Value changed = deal;
                changed.set(u"Sluice_Invoice_Status__c"_s, u"Error"_s);
                return changed;
            }());
        break;
    }
    return true;
}

} // namespace sluice::sim
