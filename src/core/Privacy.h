#pragma once

namespace sluice {

/// The first thing that a program with secrets does: what it makes is readable by its user alone, whatever the umask was,
/// and its memory goes neither into a core dump nor to another program of the same user that has no special rights.
/// Under a sanitizer, which must look into the memory, only the first.
void keepToOurselves();

} // namespace sluice
