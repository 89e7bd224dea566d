# Writes OUTPUT: the source file SOURCE with the deliberate bugs BUGS planted in it, each behind its own switch.
#
# A bug is a small file in bugs/: what it is (BUG_WHAT), where (BUG_FILE), the right text (BUG_RIGHT) and the wrong one
# (BUG_WRONG), in which @BUG@ stands for "this bug is switched on". So no bug, and no switch, is in the program that ships.
# BUG_SEED is the seed under which it was caught when somebody last hunted from seed 1 on (`sim_bugs --from-one`).

file(READ "${SOURCE}" text)
foreach(bug IN LISTS BUGS)
  include("${bug}")
  get_filename_component(name "${bug}" NAME_WE)
  string(FIND "${text}" "${BUG_RIGHT}" first)
  string(FIND "${text}" "${BUG_RIGHT}" last REVERSE)
  if(first EQUAL -1 OR NOT first EQUAL last)
    message(FATAL_ERROR "${bug}: its right text must stand exactly once in ${SOURCE}. That file has changed: "
            "change the bug with it.")
  endif()
  string(REPLACE "@BUG@" "::sluice::sim::hasBug(\"${name}\")" wrong "${BUG_WRONG}")
  string(REPLACE "${BUG_RIGHT}" "${wrong}" text "${text}")
endforeach()
file(WRITE "${OUTPUT}" "#include \"sim/Bugs.h\"\n#line 1 \"${SOURCE}\"\n${text}")
