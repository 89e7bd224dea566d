#include "sandbox/control/Invariants.h"

#include "sandbox/quickbooks/Realm.h"

#include <QMap>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::control {

namespace {

/// The key in a note; empty if it carries none.
QString markerIn(const QString &note)
{
    static constexpr QLatin1String kOpen("[SLUICE:");
    const qsizetype from = note.lastIndexOf(kOpen);
    const qsizetype to = from < 0 ? -1 : note.indexOf(u']', from);
    return to < 0 ? QString() : note.mid(from + kOpen.size(), to - from - kOpen.size());
}

} // namespace

Value invariantsOf(const QList<const quickbooks::Realm *> &realms)
{
    QMap<QString, Value::Array> byMarker;
    qint64 invoices = 0, marked = 0;
    for (const quickbooks::Realm *realm : realms) {
        for (const Value &invoice : realm->all(u"Invoice"_s)) {
            ++invoices;
            const QString note = invoice[u"PrivateNote"].toString();
            const QString marker = markerIn(note);
            if (marker.isEmpty())
                continue;
            ++marked;
            byMarker[marker].append(Value::object({ { u"realm"_s, Value(realm->id()) },
                                                    { u"id"_s, invoice[u"Id"] },
                                                    { u"doc_number"_s, invoice[u"DocNumber"] },
                                                    { u"voided"_s, Value(note.startsWith("Voided"_L1)) } }));
        }
    }
    Value duplicates = Value::array();
    for (auto it = byMarker.cbegin(); it != byMarker.cend(); ++it) {
        if (it->size() > 1)
            duplicates.append(Value::object({ { u"marker"_s, Value(it.key()) }, { u"invoices"_s, Value(*it) } }));
    }
    return Value::object({ { u"ok"_s, Value(duplicates.items().isEmpty()) },
                           { u"invoices"_s, Value(invoices) },
                           { u"marked"_s, Value(marked) },
                           { u"duplicate_markers"_s, duplicates } });
}

} // namespace sluice::sandbox::control
