#pragma once

#include <QStringView>

#include <string_view>

namespace sluice::mirror {

/// Where the records of a remote object stand.
struct ObjectTable {
    std::string_view object; ///< As the other side calls it: "Opportunity", "Invoice".
    std::string_view table;
    bool ofRealm = false;
    bool canBeDeleted = false; ///< Has a column that marks deleted rows.
    std::string_view parts {}, partsOwner {}; ///< Table of its rows within rows, and the column there that names it.
};

/// Null for an object that is not mirrored.
const ObjectTable *tableOfObject(QStringView object);

} // namespace sluice::mirror
