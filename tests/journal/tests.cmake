# The tests look into the tables behind the journal's back.
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
kiosk_test(test_journal unit journal kiosk_journal PkgConfig::SQLITE)
# A million records: too many for the sanitizers' builds.
kiosk_test(test_journal_long_life simulation journal/long_life kiosk_journal PkgConfig::SQLITE)
# The program as an operator calls it.
kiosk_test(test_journal_cli unit journal/cli kiosk_journal PkgConfig::SQLITE)
target_compile_definitions(test_journal_cli PRIVATE KIOSK_PROGRAM="$<TARGET_FILE:kiosk>")
add_dependencies(test_journal_cli kiosk)
target_compile_definitions(test_journal PRIVATE FORMAT_PAGE="${PROJECT_SOURCE_DIR}/services/journal_format.md")
