#pragma once

// The only door to toml++. The library compiles differently with and without its exceptions; two sources that disagree
// put both kinds into one program, and an optimised build then calls the wrong one.
#define TOML_EXCEPTIONS 0
#include <toml++/impl/preprocessor.h>
// What it takes for granted is not always so: of a line "[.x]" it promises the compiler that it begins with a key, and
// then goes on to find out that it does not.
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT_ASSUME(expr) static_assert(true)
#include <toml++/toml.h>
