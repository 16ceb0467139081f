# Nothing that tells who a patient is may reach staff's pages, their papers and bundles, log, figures or diagnostics.
add_test(NAME canary.nothing_of_patients_where_staff_look
  COMMAND ${CMAKE_CURRENT_LIST_DIR}/canary.sh $<TARGET_FILE:kiosk> $<TARGET_FILE:hospital> ${CMAKE_BINARY_DIR}/canary)
set_tests_properties(canary.nothing_of_patients_where_staff_look PROPERTIES LABELS diagnostics TIMEOUT 240 SKIP_RETURN_CODE 77)
