# The disk whose power can be cut, as a library for every simulation, and what it shows about the journal.
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
file(GLOB cut_disk_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.cpp)
add_library(cut_disk STATIC ${cut_disk_sources})
target_link_libraries(cut_disk PUBLIC kiosk_flags PkgConfig::SQLITE)
kiosk_test(test_cut_disk simulation simulation/disk/tests cut_disk kiosk_journal)
