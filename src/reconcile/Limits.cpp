#include "reconcile/Limits.h"

#include <QCoreApplication>

namespace sluice::reconcile {

namespace {

constexpr std::chrono::hours kFresh { 26 }; // The daily census, and a cycle's delay.

struct Say {
    Q_DECLARE_TR_FUNCTIONS(reconcile)
};

/// What lies ahead was dated by a clock that ran ahead: nobody knows how old it is.
bool isStale(Instant at, Instant now)
{
    return at > now || now - at > kFresh;
}

/// What stands in the way of this one certificate.
QStringList ofThisOne(const desk::Certificate &certificate)
{
    QStringList limits;
    for (const desk::CertificateCompany &company : certificate.companies) {
        if (!company.connected)
            limits.append(Say::tr("%1 is not connected any more: its documents are as they were when it was last read.").arg(company.name));
        if (!company.readAt)
            limits.append(Say::tr("%1 has not been read completely yet.").arg(company.name));
        else if (!company.censusAt)
            limits.append(Say::tr("%1: its documents were followed by change capture only, as of %2; no census has read them all anew.")
                              .arg(company.name, toIso(*company.readAt)));
        else if (isStale(*company.censusAt, certificate.madeAt))
            limits.append(Say::tr("%1: the last census is of %2; what was deleted since without a trace in change capture is not seen.")
                              .arg(company.name, toIso(*company.censusAt)));
    }
    if (certificate.unsettled > 0)
        limits.append(Say::tr("%1 intents have no definite answer yet; the next cycle looks them up before it does anything else.")
                          .arg(certificate.unsettled));
    if (!certificate.witness)
        limits.append(Say::tr("Nobody outside has been told the head of this journal yet: a rewrite of the whole file would not be noticed."));
    else if (!certificate.witness->agrees)
        limits.append(Say::tr("The chain does not hold the head that Salesforce was told at event %1.").arg(certificate.witness->events));
    if (certificate.witness && !certificate.witnessRead)
        limits.append(Say::tr("Salesforce has not been asked yet which head it holds: that it was told one, only this journal says."));
    else if (certificate.witness && certificate.witnessRead->outcome == desk::WitnessOutcome::Absent)
        limits.append(Say::tr("Salesforce holds no head of this journal any more, though it was told one: a rewrite of the whole "
           "file would not be noticed."));
    else if (certificate.witness && isStale(certificate.witnessRead->at, certificate.madeAt))
        limits.append(Say::tr("Salesforce was last asked on %1 which head it holds.").arg(toIso(certificate.witnessRead->at)));
    return limits;
}

/// What no certificate of this kind can promise.
QStringList ofEveryOne()
{
    return {
        Say::tr("A document without a marker is not seen: an invoice that somebody makes by hand for the same deal, or from which "
           "the marker was removed before it was first read."),
        Say::tr("It is true for the moment at which each company was read. What people change in the books afterwards is for the "
           "next certificate."),
        Say::tr("Companies that were never connected to this profile, and documents that another profile posted and whose markers "
           "were removed, are not part of it."),
        Say::tr("The key that travels with each create makes the books answer a repeated call with the first document. They are "
           "known to forget it; that no second document came of it is known from looking, not from the key."),
        Say::tr("A journal brought back from an older backup does not know the intents that were lost: their documents are named "
           "foreign here, until they are settled. What was lost after the last head told to Salesforce leaves no other trace."),
    };
}

} // namespace

QStringList limitsOf(const desk::Certificate &certificate)
{
    return ofThisOne(certificate) + ofEveryOne();
}

} // namespace sluice::reconcile
