# The tests look into the tables behind the journal's back.
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
kiosk_test(test_journal unit journal kiosk_journal PkgConfig::SQLITE)
