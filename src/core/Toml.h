#pragma once

// The only door to toml++. The library compiles differently with and without its exceptions; two sources that disagree
// put both kinds into one program, and an optimised build then calls the wrong one.
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>
