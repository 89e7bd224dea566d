#pragma once

#include "sandbox/quickbooks/Draft.h"

namespace sluice::sandbox::quickbooks {

class Realm;

/// The rules of attachments' descriptions. The bytes themselves are not kept, only their number.
class AttachmentRules {
public:
    AttachmentRules(Realm &realm, const Draft &draft)
        : m_realm(realm)
        , m_draft(draft)
    {
    }

    Checked<Value> complete() const;

private:
    Realm &m_realm;
    const Draft &m_draft;
};

} // namespace sluice::sandbox::quickbooks
