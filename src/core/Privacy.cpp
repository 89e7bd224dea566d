#include "core/Privacy.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/stat.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SLUICE_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SLUICE_SANITIZED
#endif
#endif

namespace sluice {

void keepToOurselves()
{
#ifdef Q_OS_UNIX
    ::umask(S_IRWXG | S_IRWXO);
#ifndef SLUICE_SANITIZED
    const rlimit none { 0, 0 };
    ::setrlimit(RLIMIT_CORE, &none);
#endif
#endif
#if defined(Q_OS_LINUX) && !defined(SLUICE_SANITIZED)
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

} // namespace sluice
