#pragma once

#include "crm/salesforce/Feeds.h"
#include "fuzz/Must.h"

#include <vector>

namespace sluice::fuzz {

/// The columns of `feed` in an org that shows every field, or in one that hides all of the object.
inline salesforce::Columns columnsOf(const salesforce::Feed &feed, bool visible)
{
    salesforce::Schema schema;
    const QString object = QString::fromLatin1(feed.object);
    if (visible) {
        QByteArray describe = R"({"fields":[{"name":"Id"})";
        for (const char *column : feed.columns)
            describe += QByteArrayLiteral(",{\"name\":\"") + column + "\"}";
        net::JsonText text(describe + "]}");
        Result<net::JsonObject> root = text.root();
        must(root && schema.add(object, *root), "a describe made here is read");
    } else {
        schema.addMissing(object);
    }
    return salesforce::Columns(schema, object, feed.columns);
}

/// Those of every feed, in their order.
inline const std::vector<salesforce::Columns> &allColumns(bool visible)
{
    static const auto make = [](bool shown) {
        std::vector<salesforce::Columns> columns;
        for (const salesforce::Feed &feed : salesforce::feeds())
            columns.push_back(columnsOf(feed, shown));
        return columns;
    };
    static const std::vector<salesforce::Columns> shown = make(true), hidden = make(false);
    return visible ? shown : hidden;
}

} // namespace sluice::fuzz
