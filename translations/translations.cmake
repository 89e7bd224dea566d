# Translations: makes .qm of the .ts and puts them into a library at :/i18n.
#
# `ninja update_translations` brings the .ts up to date with the sources. A listed .ts that does not exist would be made
# empty by the build, so a new language starts with an empty .ts in the repository. English holds plural forms only.
find_package(Qt6 6.4 REQUIRED COMPONENTS LinguistTools)

set(SLUICE_TS_FILES ${CMAKE_CURRENT_LIST_DIR}/sluice_de.ts ${CMAKE_CURRENT_LIST_DIR}/sluice_en.ts)
# Read from the top of the source tree; tst_translations calls it the same way.
set(SLUICE_LUPDATE_OPTIONS -recursive ui src app/desktop -extensions cpp,h -I src -I app -I . -no-obsolete
    -locations none)
set_property(GLOBAL PROPERTY SLUICE_LUPDATE_OPTIONS ${SLUICE_LUPDATE_OPTIONS})

add_custom_target(update_translations
  COMMAND Qt6::lupdate ${SLUICE_LUPDATE_OPTIONS} -ts translations/sluice_de.ts
  COMMAND Qt6::lupdate ${SLUICE_LUPDATE_OPTIONS} -pluralonly -ts translations/sluice_en.ts
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  VERBATIM)

function(sluice_add_translations target)
  qt_add_lrelease(${target} TS_FILES ${SLUICE_TS_FILES} QM_FILES_OUTPUT_VARIABLE files)
  # Qt's own words (Cancel, Open file …), so that a machine without its translations speaks one language too.
  find_file(SLUICE_QTBASE_DE qtbase_de.qm PATHS ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_TRANSLATIONS} NO_DEFAULT_PATH)
  if(SLUICE_QTBASE_DE)
    list(APPEND files ${SLUICE_QTBASE_DE})
  endif()
  foreach(file IN LISTS files)
    get_filename_component(name ${file} NAME)
    set_source_files_properties(${file} PROPERTIES QT_RESOURCE_ALIAS ${name})
  endforeach()
  qt_add_resources(${target} sluice_translations PREFIX /i18n FILES ${files})
endfunction()
