#pragma once

#include "domain/Pull.h"

#include <QMap>

namespace sluice::testing {

/// A sink that keeps everything in memory, newest state by id, the way the mirror does.
class MemorySink final : public PullSink {
public:
    Result<void> page(Page page) override
    {
        ++pages;
        if (failAtPage > 0 && pages == failAtPage)
            return fail(ErrorKind::Storage, QStringLiteral("the disk is full"));
        keep(page.accounts, accounts, [](const Account &row) { return row.id.value; });
        keep(page.users, users, [](const User &row) { return row.id; });
        keep(page.products, products, [](const Product &row) { return row.id.value; });
        keep(page.deals, deals, [](const Deal &row) { return row.id.value; });
        keep(page.lines, lines, [](const DealLineRow &row) { return row.line.id; });
        keep(page.milestones, milestones, [](const MilestoneRow &row) { return row.milestone.id; });
        keep(page.stages, stages, [](const StageChange &row) { return row.id; });
        keep(page.customers, customers, [](const Customer &row) { return row.id.value; });
        keep(page.items, items, [](const Item &row) { return row.id.value; });
        keep(page.terms, terms, [](const Term &row) { return row.id; });
        keep(page.taxCodes, taxCodes, [](const TaxCode &row) { return row.id; });
        keep(page.invoices, invoices, [](const Invoice &row) { return row.id.value; });
        keep(page.payments, payments, [](const Payment &row) { return row.id; });
        keep(page.creditMemos, creditMemos, [](const CreditMemo &row) { return row.id; });
        keep(page.salesReceipts, salesReceipts, [](const SalesReceipt &row) { return row.id; });
        keep(page.refundReceipts, refundReceipts, [](const RefundReceipt &row) { return row.id; });
        if (page.company)
            company = page.company;
        for (const Tombstone &stone : page.tombstones)
            gone[stone.object].append(stone.id);
        if (!page.cursor.isEmpty())
            cursors[page.source] = page.cursor;
        return {};
    }

    QString cursor(const QString &source) const override { return cursors.value(source); }
    QStringList knownIds(const QString &object, const QString &) const override { return known.value(object); }

    int pages = 0;
    int failAtPage = 0; ///< This page is refused, once.
    QMap<QString, Account> accounts;
    QMap<QString, User> users;
    QMap<QString, Product> products;
    QMap<QString, Deal> deals;
    QMap<QString, DealLineRow> lines;
    QMap<QString, MilestoneRow> milestones;
    QMap<QString, StageChange> stages;
    QMap<QString, Customer> customers;
    QMap<QString, Item> items;
    QMap<QString, Term> terms;
    QMap<QString, TaxCode> taxCodes;
    QMap<QString, Invoice> invoices;
    QMap<QString, Payment> payments;
    QMap<QString, CreditMemo> creditMemos;
    QMap<QString, SalesReceipt> salesReceipts;
    QMap<QString, RefundReceipt> refundReceipts;
    std::optional<Company> company;
    QMap<QString, QStringList> gone;
    QMap<QString, QStringList> known;
    QMap<QString, QString> cursors;

private:
    template <class Rows, class Map, class Key>
    static void keep(const Rows &rows, Map &map, Key key)
    {
        for (const auto &row : rows)
            map[key(row)] = row;
    }
};

} // namespace sluice::testing
