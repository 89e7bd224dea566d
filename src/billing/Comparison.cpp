#include "billing/Comparison.h"

#include <QJsonObject>

namespace sluice::billing {

namespace {

const Decimal kTaxOffMax(1, 2);
const Decimal kTaxOffMaxOfPlace(3, 2); // Its code sums the rates of up to five authorities.

/// A whole unit of a currency that has no smaller one may be rounding as well.
bool isTaxApart(Money intended, Money stored, Decimal offMax)
{
    const Result<Money> apart = stored.minus(intended);
    if (!apart)
        return true;
    const Money size(std::abs(apart->minor()), apart->currency());
    return size.minor() > 1 && offMax < Decimal::fromMoney(size);
}

class Collector {
public:
    void compare(const QString &field, const QString &intended, const QString &stored)
    {
        if (intended != stored)
            m_found.push_back({ field, intended, stored });
    }
    /// A value that was not asked for may come back filled.
    void compareIfAsked(const QString &field, const QString &intended, const QString &stored)
    {
        if (!intended.isEmpty())
            compare(field, intended, stored);
    }
    std::vector<StoredDifference> take() { return std::move(m_found); }

private:
    std::vector<StoredDifference> m_found;
};

/// Several addresses stand in one text, with blanks between them or without.
bool isSameEmail(QString a, QString b)
{
    return a.remove(QLatin1Char(' ')).compare(b.remove(QLatin1Char(' ')), Qt::CaseInsensitive) == 0;
}

/// Books that know no rate take one unit for one: then what they report in their own currency is wrong.
bool hasRate(const Invoice &stored)
{
    return stored.exchangeRate && !stored.exchangeRate->isZero() && !(*stored.exchangeRate == Decimal(1, 0));
}

void compareLine(Collector &collector, int number, const books::DraftLine &intended, const InvoiceLine &stored)
{
    const QString at = QStringLiteral("line %1 ").arg(number);
    collector.compare(at + QStringLiteral("amount"), intended.amount.toText(), stored.amount.toText());
    collector.compareIfAsked(at + QStringLiteral("item"), intended.itemId, stored.itemId);
    collector.compare(at + QStringLiteral("quantity"), intended.quantity.toText(),
        stored.quantity ? stored.quantity->toText() : QString());
    collector.compare(at + QStringLiteral("unit price"), intended.unitPrice.toText(),
        stored.unitPrice ? stored.unitPrice->toText() : QString());
    collector.compareIfAsked(at + QStringLiteral("tax code"), intended.taxCodeId, stored.taxCodeId);
    collector.compare(at + QStringLiteral("description"), intended.description, stored.description);
    if (intended.serviceOn.isValid())
        collector.compare(at + QStringLiteral("service date"), intended.serviceOn.toString(Qt::ISODate),
            stored.serviceOn.toString(Qt::ISODate));
}

} // namespace

std::vector<StoredDifference> compareStored(const books::InvoiceDraft &intended, const Invoice &stored)
{
    Collector collector;
    collector.compare(QStringLiteral("customer"), intended.customerId, stored.customerId);
    collector.compare(QStringLiteral("currency"), intended.currency.text(), stored.currency.text());
    collector.compare(QStringLiteral("invoice date"), intended.txnOn.toString(Qt::ISODate), stored.txnOn.toString(Qt::ISODate));
    if (intended.dueOn.isValid())
        collector.compare(QStringLiteral("due date"), intended.dueOn.toString(Qt::ISODate), stored.dueOn.toString(Qt::ISODate));
    collector.compareIfAsked(QStringLiteral("terms"), intended.termId, stored.termId);
    collector.compareIfAsked(QStringLiteral("number"), intended.docNumber, stored.docNumber);
    collector.compare(QStringLiteral("private note"), intended.privateNote, stored.privateNote);
    // Words may be added; the customer's order number must not be lost.
    if (!stored.memo.contains(intended.memo))
        collector.compare(QStringLiteral("memo"), intended.memo, stored.memo);
    if (stored.taxInclusive) // All amounts are net.
        collector.compare(QStringLiteral("tax calculation"), QStringLiteral("excluded"), QStringLiteral("inclusive"));

    std::vector<InvoiceLine> lines;
    for (const InvoiceLine &line : stored.lines) {
        if (!line.isDiscount)
            lines.push_back(line);
    }
    collector.compare(QStringLiteral("number of lines"), QString::number(intended.lines.size()), QString::number(lines.size()));
    for (std::size_t i = 0; i < std::min(intended.lines.size(), lines.size()); ++i)
        compareLine(collector, static_cast<int>(i) + 1, intended.lines[i], lines[i]);
    if (intended.discount)
        collector.compare(QStringLiteral("discount"), intended.discount->toText(), stored.discount.toText());

    Money net(0, intended.currency);
    for (const books::DraftLine &line : intended.lines)
        net = net.plus(line.amount).value_or(net);
    if (intended.discount)
        net = net.minus(*intended.discount).value_or(net);
    const Money storedNet = stored.total.minus(stored.tax).value_or(stored.total);
    collector.compare(QStringLiteral("net total"), net.toText(), storedNet.toText());
    // Each rate is rounded by itself: the sum may be off. Nobody knows what books make of the tax of a void.
    const Decimal offMax = intended.taxCodeId.isEmpty() ? kTaxOffMax : kTaxOffMaxOfPlace;
    if (intended.tax && !stored.voided && isTaxApart(*intended.tax, stored.tax, offMax))
        collector.compare(QStringLiteral("tax"), intended.tax->toText(), stored.tax.toText());
    return collector.take();
}

std::vector<StoredDifference> compareMade(const books::InvoiceDraft &intended, const Invoice &stored, Currency home)
{
    std::vector<StoredDifference> differences = compareStored(intended, stored);
    if (stored.emailStatus == QLatin1String("NeedToSend"))
        differences.push_back({ QStringLiteral("e-mail status"), QStringLiteral("NotSet"), stored.emailStatus });
    if (!intended.billEmail.isEmpty() && !isSameEmail(intended.billEmail, stored.billEmail))
        differences.push_back({ QStringLiteral("e-mail"), intended.billEmail, stored.billEmail });
    const bool isForeign = !home.isNone() && !(stored.currency == home);
    if (isForeign && !hasRate(stored)) {
        const QString rate = stored.exchangeRate ? stored.exchangeRate->toText() : QStringLiteral("none");
        differences.push_back({ QStringLiteral("exchange rate"), QStringLiteral("%1 to %2").arg(stored.currency.text(), home.text()), rate });
    }
    return differences;
}

QJsonArray toJson(const std::vector<StoredDifference> &differences)
{
    QJsonArray array;
    for (const StoredDifference &difference : differences) {
        array.append(QJsonObject { { QStringLiteral("field"), difference.field },
            { QStringLiteral("intended"), difference.intended }, { QStringLiteral("stored"), difference.stored } });
    }
    return array;
}

} // namespace sluice::billing
