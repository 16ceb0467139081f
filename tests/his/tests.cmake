# The HIS port before the simulated hospital: one suite for every driver; and the mapping file's own tests.
kiosk_test(test_his unit his kiosk_services kiosk_hospital)
target_compile_definitions(test_his PRIVATE
  EXAMPLE_MAPPING="${PROJECT_SOURCE_DIR}/services/his_mapped/example.toml"
  MAPPING_PAGE="${PROJECT_SOURCE_DIR}/services/his_mapped/MAPPED.md")
