#pragma once

#include "sandbox/seed/Chance.h"
#include "sandbox/seed/Plan.h"

#include <vector>

namespace sluice::sandbox::seed {

/// Makes what the billing clerk typed into QuickBooks before there was Sluice: invoices, late and mostly right; what
/// customers paid of them; credit memos.
class PaperMaker {
public:
    explicit PaperMaker(CompanyPlan &plan);

    void make();

private:
    /// One bill of a deal: all of it, a milestone, or a subscription period.
    struct Part {
        int number = 0;
        QDate due; ///< When its billing event happened.
        QString label;
        std::vector<InvoiceLinePlan> lines;
    };
    std::vector<Part> partsOf(const DealPlan &deal) const;
    std::vector<Part> periodsOf(const DealPlan &deal) const;
    InvoiceLinePlan whole(const LinePlan &line) const;

    void bill(int dealIndex);
    InvoicePlan invoiceFor(int dealIndex, const Part &part, QDate createdOn);
    QDate billedOn(const DealPlan &deal, QDate due);
    QString noteFor(const DealPlan &deal, const Part &part);
    void spoil(const DealPlan &deal, InvoicePlan &invoice);
    void spoilLines(const DealPlan &deal, InvoicePlan &invoice);
    void amend(DealPlan &deal, const InvoicePlan &invoice);
    int otherProduct(const InvoicePlan &invoice);
    int otherAccount(int index); ///< Of the same company and currency.
    void total(InvoicePlan &invoice) const;
    void billForeign(int count);
    void pay();
    void payOne(int invoice);
    void credit(int invoice, int percent, QString note);
    void grantGoodwill(int count);
    void addPayment(int invoice, int percent, QDate day);
    Instant during(QDate day);

    CompanyPlan &m_plan;
    Chance m_chance;
    int m_amendments = 0;
};

} // namespace sluice::sandbox::seed
