# Every .journey file is a test; so is the default journey for patients of every kind.
file(GLOB journeys CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.journey)
set(walked ${CMAKE_BINARY_DIR}/journeys)
function(kiosk_journey name)
  add_test(NAME journey.${name} COMMAND kiosk demo --headless --out ${walked}/${name} ${ARGN})
  set_tests_properties(journey.${name} PROPERTIES LABELS journeys TIMEOUT 240)
endfunction()
foreach(file ${journeys})
  get_filename_component(name ${file} NAME_WE)
  kiosk_journey(${name} --journey ${file})
endforeach()

# Nothing mocked: chip card through pcscd and a virtual reader, paper through an IPP printer, services over TLS.
function(kiosk_real_journey name)
  add_test(NAME journey.${name} COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/journeys/real/walk.sh $<TARGET_FILE:kiosk>
    $<TARGET_FILE:virtual_card> ${walked}/${name} ${ARGN})
  set_tests_properties(journey.${name} PROPERTIES LABELS journeys TIMEOUT 240 RESOURCE_LOCK hal_services)
endfunction()
kiosk_real_journey(real_card_and_printer --patient P20)
kiosk_real_journey(real_printer_by_e_code --patient P01)
kiosk_real_journey(real_card_pulled --journey ${CMAKE_CURRENT_SOURCE_DIR}/journeys/real/card_pulled.journey)
