#pragma once

#include "sandbox/salesforce/Schema.h"
#include "sandbox/salesforce/XmlTree.h"

namespace sluice::sandbox::salesforce {

/// What Salesforce would say against this `<fields>` element; empty when nothing.
QString definitionProblem(const XmlNode &field);

/// How the definition differs from the field that the stand-in keeps; empty when they are the same.
QString differenceFrom(const Field &field, const XmlNode &definition);

} // namespace sluice::sandbox::salesforce
