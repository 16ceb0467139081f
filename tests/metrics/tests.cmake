# Figures: how they are counted and told (test_metrics), and read by the real thing: promtool, and Debian's Prometheus, which
# scrapes a running demo until its alert fires.
set(metrics ${CMAKE_CURRENT_LIST_DIR})
set(monitoring ${PROJECT_SOURCE_DIR}/image/monitoring)
pkg_check_modules(PROMETHEUS REQUIRED IMPORTED_TARGET prometheus-cpp-pull prometheus-cpp-core)
# A unit, so that the sanitizers run it as well: scrapes come on threads of their own.
kiosk_test(test_metrics unit metrics kiosk_app PkgConfig::PROMETHEUS)

find_package(Python3 REQUIRED COMPONENTS Interpreter)
find_program(PROMTOOL promtool REQUIRED)
find_program(PROMETHEUS_PROGRAM prometheus REQUIRED)
find_program(STUNNEL stunnel4 PATHS /usr/bin /usr/sbin REQUIRED)
add_test(NAME metrics.rules_are_well_formed COMMAND ${PROMTOOL} check rules ${monitoring}/kiosk.rules.yml)
add_test(NAME metrics.rules_fire_when_they_should COMMAND ${PROMTOOL} test rules ${monitoring}/kiosk.rules.test.yml)
add_test(NAME metrics.example_is_well_formed
  COMMAND ${PROMTOOL} check config --syntax-only ${monitoring}/prometheus.yml)
add_test(NAME metrics.rules_and_dashboard_name_what_there_is
  COMMAND ${Python3_EXECUTABLE} ${metrics}/named.py $<TARGET_FILE:kiosk> ${monitoring} ${CMAKE_BINARY_DIR}/metrics/named)
add_test(NAME metrics.prometheus_alerts_when_paper_is_out
  COMMAND ${Python3_EXECUTABLE} ${metrics}/alerts.py $<TARGET_FILE:kiosk> $<TARGET_FILE:hospital> ${monitoring}
    ${PROMTOOL} ${PROMETHEUS_PROGRAM} ${STUNNEL} ${metrics}/paper_out.journey
    ${CMAKE_BINARY_DIR}/metrics/alerts)
set_tests_properties(metrics.rules_are_well_formed metrics.rules_fire_when_they_should metrics.example_is_well_formed
  metrics.rules_and_dashboard_name_what_there_is metrics.prometheus_alerts_when_paper_is_out
  PROPERTIES LABELS diagnostics TIMEOUT 90)
