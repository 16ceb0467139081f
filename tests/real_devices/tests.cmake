# Journeys with nothing mocked: the chip card through pcscd and a virtual reader, the paper through an IPP printer, the
# services over TLS.
function(kiosk_real_journey name)
  add_test(NAME journey.real_${name} COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/real_devices/walk.sh $<TARGET_FILE:kiosk>
    $<TARGET_FILE:virtual_card> ${CMAKE_BINARY_DIR}/journeys/real_${name} ${ARGN})
  set_tests_properties(journey.real_${name} PROPERTIES LABELS "journeys;under_asan;under_tsan" TIMEOUT 240 RESOURCE_LOCK hal_services)
endfunction()
add_dependencies(unit_and_journeys virtual_card)
add_dependencies(threads_and_journeys virtual_card)
kiosk_real_journey(card_and_printer --patient P20)
kiosk_real_journey(printer_by_e_code --patient P01)
kiosk_real_journey(card_pulled --journey ${CMAKE_CURRENT_SOURCE_DIR}/real_devices/card_pulled.journey)
kiosk_real_journey(staff --staff --journey ${CMAKE_CURRENT_SOURCE_DIR}/real_devices/staff.journey)
kiosk_real_journey(staff_expired --journey ${CMAKE_CURRENT_SOURCE_DIR}/real_devices/staff_expired.journey)
