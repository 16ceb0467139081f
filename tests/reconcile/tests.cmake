# The day's end: the pure comparison, and a whole planted day through the real clients, TLS and the program.
kiosk_test(test_reconcile conformance reconcile kiosk_services kiosk_journal kiosk_hospital)
target_compile_definitions(test_reconcile PRIVATE CITIES_FOLDER="${PROJECT_SOURCE_DIR}/services/settlement/cities"
  EXAMPLE_MAPPING="${PROJECT_SOURCE_DIR}/services/his_mapped/example.toml"
  KIOSK_PROGRAM="$<TARGET_FILE:kiosk>")
add_dependencies(test_reconcile kiosk)
