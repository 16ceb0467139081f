# Bad input and bad surroundings: each is told in words that name it, and ends as documented.
set(mishaps ${CMAKE_CURRENT_SOURCE_DIR}/mishaps)
set(cities ${PROJECT_SOURCE_DIR}/services/settlement/cities)
function(kiosk_mishap name)
  add_test(NAME mishap.${name} COMMAND ${mishaps}/${name}.sh ${ARGN})
  set_tests_properties(mishap.${name} PROPERTIES LABELS unit TIMEOUT 120 SKIP_RETURN_CODE 77)
endfunction()
kiosk_mishap(bad_config $<TARGET_FILE:kiosk> $<TARGET_FILE:hospital> ${cities}
  ${PROJECT_SOURCE_DIR}/services/his_mapped/example.toml)
kiosk_mishap(port_in_use $<TARGET_FILE:hospital>)
kiosk_mishap(disk_full $<TARGET_FILE:kiosk> $<TARGET_FILE:hospital> ${cities})
kiosk_mishap(wrong_usage $<TARGET_FILE:kiosk> $<TARGET_FILE:hospital>)
kiosk_mishap(broken_picture $<TARGET_FILE:kiosk>)
add_test(NAME mishap.garbled_reply COMMAND kiosk demo --headless --out ${CMAKE_BINARY_DIR}/journeys/garbled_reply
  --journey ${mishaps}/garbled_reply.journey)
set_tests_properties(mishap.garbled_reply PROPERTIES LABELS "journeys;under_asan" TIMEOUT 240)
