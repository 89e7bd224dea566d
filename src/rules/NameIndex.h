#pragma once

#include <QHash>
#include <QString>
#include <QStringView>

#include <functional>
#include <unordered_map>
#include <vector>

namespace sluice::rules {

/// A name as people compare it: case folded, runs of white space as one space, none at the ends. Punctuation counts.
QString normalisedName(QStringView name);

/// What is left of a company's name without case, punctuation, accents and the legal form at its end ("Ltd", "Inc",
/// "GmbH"): two names with the same core may well be one company, which a person must say.
QString nameCore(QStringView name);

/// An account's name as a customer of the books can bear it: without colons, which set a customer apart from its parent
/// there, and without white space that those leave behind.
QString nameInBooks(const QString &accountName);

/// Only letters and digits, in upper case: how tax numbers and codes are compared.
QString codeKey(QStringView code);

struct ViewHash {
    using is_transparent = void;
    std::size_t operator()(QStringView text) const noexcept { return qHash(text); }
};
struct ViewEqual {
    using is_transparent = void;
    bool operator()(QStringView a, QStringView b) const noexcept { return a == b; }
};
/// Hash and equality of names as normalisedName() makes them alike, without making the text.
struct NameHash {
    using is_transparent = void;
    std::size_t operator()(QStringView name) const noexcept;
};
struct NameEqual {
    using is_transparent = void;
    bool operator()(QStringView a, QStringView b) const noexcept;
};

template <class Value>
using ByText = std::unordered_map<QString, Value, ViewHash, ViewEqual>;
template <class Value>
using ByName = std::unordered_map<QString, Value, NameHash, NameEqual>;

} // namespace sluice::rules
