#pragma once

namespace sluice::sandbox::salesforce {

/// The objects as text. `object NAME PREFIX PLURAL flags`, then a line a field:
/// `NAME TYPE(size) flags : values`. A reference is `reference(Target|Target>Relationship>ChildRelationship)`.
extern const char *const kStandardSchema;
extern const char *const kSluiceSchema;

} // namespace sluice::sandbox::salesforce
