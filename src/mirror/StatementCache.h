#pragma once

#include "mirror/Statement.h"

#include <map>

namespace sluice::mirror {

/// Prepared statements by their text, for the life of a connection.
class StatementCache {
public:
    Result<Statement *> find(const Database &database, std::string_view sql)
    {
        const auto known = m_statements.find(sql);
        if (known != m_statements.end()) {
            known->second.reset();
            return &known->second;
        }
        Result<Statement> prepared = Statement::prepare(database, sql);
        if (!prepared)
            return tl::unexpected(prepared.error());
        return &m_statements.emplace(std::string(sql), std::move(*prepared)).first->second;
    }

private:
    std::map<std::string, Statement, std::less<>> m_statements; // A map, so that the addresses stay.
};

} // namespace sluice::mirror
