# Helpers that make one library a folder and one executable a test.

find_program(SLUICE_MOLD mold)
if(SLUICE_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
find_program(SLUICE_CCACHE ccache)
if(SLUICE_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${SLUICE_CCACHE})
endif()

add_library(sluice_options INTERFACE)
target_compile_options(sluice_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual)
if(SLUICE_WERROR)
  target_compile_options(sluice_options INTERFACE -Werror)
endif()
target_compile_definitions(sluice_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_CAST_FROM_BYTEARRAY
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_KEYWORDS)
if(SLUICE_SANITIZE)
  target_compile_options(sluice_options INTERFACE -fsanitize=${SLUICE_SANITIZE} -fno-omit-frame-pointer)
  target_compile_definitions(sluice_options INTERFACE _GLIBCXX_ASSERTIONS QT_FORCE_ASSERTS)
  target_link_options(sluice_options INTERFACE -fsanitize=${SLUICE_SANITIZE})
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # ccache can only reuse objects built with a precompiled header when the header's time does not count.
  target_compile_options(sluice_options INTERFACE -Xclang -fno-pch-timestamp)
endif()

set(SLUICE_PCH_HEADERS <algorithm> <chrono> <functional> <memory> <optional> <span> <string> <string_view>
    <utility> <vector> <QByteArray> <QDateTime> <QHash> <QJsonArray> <QJsonObject> <QList> <QMap> <QObject>
    <QString> <QStringList> <QVariant> <tl/expected.hpp>)

# sluice_library(NAME [PUBLIC targets…] [PRIVATE targets…] [PCH headers…] [EXCLUDE folders…])
# Makes Sluice::NAME from every source below the calling folder, sub-folders included.
function(sluice_library name)
  cmake_parse_arguments(ARG "" "" "PUBLIC;PRIVATE;PCH;EXCLUDE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS
       ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  foreach(folder IN LISTS ARG_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/")
  endforeach()
  set(has_cpp ${sources})
  list(FILTER has_cpp INCLUDE REGEX "\\.cpp$")
  if(NOT has_cpp)
    add_library(sluice_${name} INTERFACE)
    target_link_libraries(sluice_${name} INTERFACE sluice_options ${ARG_PUBLIC} ${ARG_PRIVATE})
    target_include_directories(sluice_${name} INTERFACE ${CMAKE_SOURCE_DIR}/src)
  else()
    add_library(sluice_${name} STATIC ${sources})
    target_link_libraries(sluice_${name} PUBLIC sluice_options ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    target_include_directories(sluice_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    if(SLUICE_PCH)
      target_precompile_headers(sluice_${name} PRIVATE ${SLUICE_PCH_HEADERS} ${ARG_PCH})
    endif()
  endif()
  add_library(Sluice::${name} ALIAS sluice_${name})
endfunction()

# sluice_test(tst_name SOURCES … LINK targets… [LABELS …] [TIMEOUT seconds] [NO_ADD])
function(sluice_test name)
  cmake_parse_arguments(ARG "NO_ADD" "TIMEOUT" "SOURCES;LINK;LABELS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE sluice_options Qt6::Test ${ARG_LINK})
  target_compile_definitions(${name} PRIVATE SLUICE_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    SLUICE_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/tests)
  set(folder tests)
  if(name MATCHES "^bench_")
    set(folder bench) # Where `./dev bench` looks.
  endif()
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/${folder})
  if(NOT ARG_NO_ADD)
    add_test(NAME ${name} COMMAND ${name})
    if(NOT ARG_TIMEOUT)
      set(ARG_TIMEOUT 120)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
      ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;QT_HASH_SEED=0")
  endif()
endfunction()
