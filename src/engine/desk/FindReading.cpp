#include "engine/desk/DeskReader.h"

#include "engine/desk/RequestRows.h"
#include "rules/Sentences.h"

#include <QRegularExpression>

#include <map>

// What typed words lead to: requests by deal, exceptions, invoices and customers, straight from the world.

namespace sluice::engine {

namespace {

/// A number as people group it, as plain text: "1,250.00", "1.250,00" and "1 250.00" are 1250.00; empty: no number.
/// One mark before exactly three digits groups thousands; before one or two digits it is the decimal mark.
QString plainNumber(const QString &word)
{
    static const QRegularExpression shape(QStringLiteral("^-?\\d[\\d.,'\u00a0\u202f]*$"));
    if (!shape.match(word).hasMatch())
        return {};
    const qsizetype mark = std::max(word.lastIndexOf(QLatin1Char('.')), word.lastIndexOf(QLatin1Char(',')));
    const qsizetype decimals = mark < 0 ? 0 : word.size() - mark - 1;
    QString whole = decimals == 1 || decimals == 2 ? word.left(mark) : word;
    whole.remove(QRegularExpression(QStringLiteral("[^\\d-]")));
    return decimals == 1 || decimals == 2 ? whole + QLatin1Char('.') + word.mid(mark + 1) : whole;
}

/// The typed words, each beside the number that it may be.
class Wanted {
public:
    explicit Wanted(const QString &text)
        : m_text(text.simplified())
    {
        for (const QString &word : m_text.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            m_words.emplace_back(word, plainNumber(word));
    }
    bool isEmpty() const { return m_words.empty(); }

    bool fits(const QStringList &texts, std::initializer_list<Money> amounts) const
    {
        return std::all_of(m_words.begin(), m_words.end(), [&](const std::pair<QString, QString> &word) {
            const bool inText = std::any_of(texts.begin(), texts.end(),
                [&](const QString &text) { return text.contains(word.first, Qt::CaseInsensitive); });
            return inText || std::any_of(amounts.begin(), amounts.end(), [&](Money amount) { return isAmount(amount, word); });
        });
    }
    /// 0 when it is what was typed, 1 when it begins so, 2 otherwise.
    int distance(const QStringList &names) const
    {
        int nearest = 2;
        for (const QString &name : names) {
            if (name.compare(m_text, Qt::CaseInsensitive) == 0)
                return 0;
            if (name.startsWith(m_text, Qt::CaseInsensitive))
                nearest = 1;
        }
        return nearest;
    }

private:
    static bool isAmount(Money amount, const std::pair<QString, QString> &word)
    {
        if (amount.currency().text().compare(word.first, Qt::CaseInsensitive) == 0)
            return true;
        if (word.second.isEmpty() || amount.isZero())
            return false;
        const QString plain = amount.toText();
        return plain == word.second || plain.section(QLatin1Char('.'), 0, 0) == word.second
            || (word.second.contains(QLatin1Char('.')) && plain.startsWith(word.second));
    }

    QString m_text;
    std::vector<std::pair<QString, QString>> m_words;
};

/// The nearest rows of one kind.
class Nearest {
public:
    explicit Nearest(int limit)
        : m_limit(static_cast<std::size_t>(std::max(0, limit)))
    {
    }
    void add(int distance, desk::FoundRow row)
    {
        std::vector<desk::FoundRow> &rows = m_byDistance[distance];
        if (rows.size() < m_limit)
            rows.push_back(std::move(row));
    }
    /// What is exactly what was typed goes to `exact`, the rest to `others`.
    void moveTo(std::vector<desk::FoundRow> &exact, std::vector<desk::FoundRow> &others)
    {
        std::size_t taken = 0;
        for (auto &[distance, rows] : m_byDistance) {
            for (desk::FoundRow &row : rows) {
                if (taken++ < m_limit)
                    (distance == 0 ? exact : others).push_back(std::move(row));
            }
        }
    }

private:
    std::map<int, std::vector<desk::FoundRow>> m_byDistance;
    std::size_t m_limit;
};

void findRequests(const billing::World &world, const Wanted &wanted, Nearest &nearest)
{
    for (const mirror::RequestView &view : world.requests) {
        const Deal *deal = world.dealById.value(view.request.dealId);
        const QString name = deal ? deal->name : view.request.title;
        const QString account = world.accounts.value(view.accountId).name;
        if (!wanted.fits({ name, account, view.request.title, view.request.id.value, view.request.dealId.value, view.docNumber,
                             deal ? deal->poNumber : QString() },
                { view.request.amount }))
            continue;
        nearest.add(wanted.distance({ name, view.request.id.value, view.request.dealId.value }),
            { desk::FoundRow::Kind::Request, view.request.id.value, name,
                view.request.title.isEmpty() ? account : account + QStringLiteral(" · ") + view.request.title, view.request.amount });
    }
}

void findExceptions(const billing::World &world, const Wanted &wanted, Nearest &nearest)
{
    for (const auto &[id, view] : world.cases) {
        if (view.state == CaseState::Resolved)
            continue;
        const Deal *deal = world.dealById.value(view.dealId);
        const QString account = world.accounts.value(view.accountId).name;
        const QString name = deal ? deal->name : account;
        const QString sentence = rules::findingSentence(view.finding);
        if (wanted.fits({ name, account, sentence, id, nameOf(view.cause.value_or(view.finding.cause)), view.owner }, { view.amount }))
            nearest.add(wanted.distance({ name, id }), { desk::FoundRow::Kind::Exception, id, name, sentence, view.amount });
    }
}

void findInvoices(const billing::World &world, const Wanted &wanted, Nearest &nearest)
{
    const auto requests = requestsByInvoice(world);
    for (const auto &company : world.companies) {
        for (const Invoice &invoice : company->invoices) {
            const QString key = invoice.realm.value + QLatin1Char(':') + invoice.id.value;
            const mirror::RequestView *view = requests.value(key);
            const Deal *deal = view ? world.dealById.value(view->request.dealId) : nullptr;
            const QString number = invoice.docNumber.isEmpty() ? invoice.id.value : invoice.docNumber;
            if (wanted.fits({ number, invoice.customerName, deal ? deal->name : QString() }, { invoice.total, invoice.balance }))
                nearest.add(wanted.distance({ number }),
                    { desk::FoundRow::Kind::Invoice, key, number, invoice.customerName, invoice.total });
        }
    }
}

void findCustomers(const billing::World &world, const Wanted &wanted, Nearest &nearest)
{
    for (const Account &account : world.accounts) {
        if (!account.deleted && wanted.fits({ account.name, account.taxNumber, account.id.value }, {}))
            nearest.add(wanted.distance({ account.name, account.taxNumber, account.id.value }),
                { desk::FoundRow::Kind::Customer, account.id.value, account.name, account.taxNumber, {} });
    }
}

} // namespace

Result<std::vector<desk::FoundRow>> DeskReader::find(const QString &text, int limit)
{
    const Result<const billing::World *> loaded = world();
    if (!loaded)
        return tl::unexpected(loaded.error());
    std::vector<desk::FoundRow> rows, others;
    const Wanted wanted(text);
    if (wanted.isEmpty())
        return rows;
    for (const auto search : { findRequests, findExceptions, findInvoices, findCustomers }) {
        Nearest nearest(limit);
        search(**loaded, wanted, nearest);
        nearest.moveTo(rows, others);
    }
    rows.insert(rows.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    return rows;
}

} // namespace sluice::engine
