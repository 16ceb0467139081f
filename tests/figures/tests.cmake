# Figures with a limit. They need the machine for themselves, so they run alone.
function(kiosk_figure name)
  add_test(NAME figures.${name} COMMAND ${ARGN})
  set_tests_properties(figures.${name} PROPERTIES LABELS bench TIMEOUT 180 RUN_SERIAL ON)
endfunction()
set(figures ${CMAKE_CURRENT_SOURCE_DIR}/figures)
set(cities ${PROJECT_SOURCE_DIR}/services/settlement/cities)
kiosk_figure(idle_kiosk_is_quiet_without_devices
  ${figures}/idle.sh $<TARGET_FILE:kiosk> $<TARGET_FILE:hospital> ${cities})
kiosk_figure(machine_ms ${figures}/machine_ms.sh $<TARGET_FILE:kiosk>)
# The product against the bare messages and commits of the same registration, side by side.
find_package(CLI11 REQUIRED)
find_package(CURL REQUIRED)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
file(GLOB cost_sources CONFIGURE_DEPENDS ${figures}/cost_of_safety/*.cpp)
add_executable(bench_cost_of_safety ${cost_sources} ${figures}/kiosk_config.cpp)
target_link_libraries(bench_cost_of_safety PRIVATE kiosk_demo CLI11::CLI11 CURL::libcurl PkgConfig::SQLITE)
kiosk_figure(cost_of_safety bench_cost_of_safety --hospital $<TARGET_FILE:hospital> --cities ${cities}
  --folder ${CMAKE_BINARY_DIR}/cost_of_safety)
add_executable(bench_identity ${figures}/identity/main.cpp ${figures}/kiosk_config.cpp)
target_link_libraries(bench_identity PRIVATE kiosk_demo CLI11::CLI11)
kiosk_figure(identity bench_identity --hospital $<TARGET_FILE:hospital> --cities ${cities}
  --folder ${CMAKE_BINARY_DIR}/identity)
