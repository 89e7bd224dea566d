#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>
#include <vector>

namespace sluice::ui {

/// One condition of a filter, as typed: `cause:PO`, `-entity:UK`, `>10k`, `age:>3d`, `acme`.
struct FilterTerm {
    enum class Relation { Has, Less, AtMost, More, AtLeast, Equal };

    QString key;  ///< Empty: any text of the row, or its main amount when there is a relation.
    QString text; ///< Case-folded words; for `Has`.
    Relation relation = Relation::Has;
    bool negated = false;
    /// The number behind a relation in thousandths (`10k` → 10,000,000; `3d` → minutes), exact.
    std::optional<qint64> milli;
    std::vector<FilterTerm> either; ///< One of these must hold: `state:posting|uncertain`.

    QString toText() const;
    bool operator==(const FilterTerm &) const = default;
};

/// Conditions that must all hold. The words of the language are the same in every translation.
class Filter {
public:
    /// Never fails: what is no condition is text to look for. Quotes keep words together, `-` negates, `|` means or,
    /// `k` and `m` multiply amounts; `d`, `h` (and `m` after an age key) are time.
    static Filter parse(QStringView text);

    const std::vector<FilterTerm> &terms() const { return m_terms; }
    bool isEmpty() const { return m_terms.empty(); }
    bool names(const QString &key) const; ///< Whether one of its conditions is about this column.
    QString toText() const;
    void add(const Filter &other);
    void removeAt(std::size_t index);
    bool operator==(const Filter &) const = default;

private:
    std::vector<FilterTerm> m_terms;
};

/// Whether `needle` stands at the start of a word of `text`; both case-folded. `po` is in "missing po", not in "report".
bool hasWordStart(const QString &text, const QString &needle);

} // namespace sluice::ui
