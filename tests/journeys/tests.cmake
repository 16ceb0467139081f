# Every .journey file is a test, in front of a FHIR hospital and in front of one with its own JSON; so is the default
# journey for patients of every kind.
file(GLOB journeys CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.journey)
set(walked ${CMAKE_BINARY_DIR}/journeys)
function(kiosk_journey name)
  add_test(NAME journey.${name} COMMAND kiosk demo --headless --out ${walked}/${name} ${ARGN})
  set_tests_properties(journey.${name} PROPERTIES LABELS journeys TIMEOUT 240)
endfunction()
# A journey takes three times as long under a sanitizer, so of six neighbours, which walk much of the same code, two
# run under ASan and one under TSan; before the second HIS, whose client has a suite of its own, and for the patients
# of every kind, no journey does.
set(sanitizers under_asan uninstrumented under_tsan under_asan uninstrumented uninstrumented)
foreach(file ${journeys})
  list(POP_FRONT sanitizers sanitizer)
  list(APPEND sanitizers ${sanitizer})
  get_filename_component(name ${file} NAME_WE)
  file(STRINGS ${file} small_disk REGEX "^disk: small")
  file(STRINGS ${file} stick REGEX "^stick: mounted")
  foreach(his fhir mapped)
    set(test journey.${name})
    set(out ${walked}/${name})
    set(language)
    set(labels journeys ${sanitizer})
    if(his STREQUAL mapped)
      set(test journey_mapped.${name})
      set(out ${walked}/mapped/${name})
      set(language --his mapped)
      set(labels journeys)
      if(name MATCHES "^staff_")  # whose machine is the same before either
        set(labels deep)
      endif()
    endif()
    if(small_disk OR stick)
      set(mounts on_small_disk.sh)
      if(stick)
        set(mounts with_stick.sh)
      endif()
      add_test(NAME ${test}
        COMMAND ${CMAKE_CURRENT_LIST_DIR}/${mounts} $<TARGET_FILE:kiosk> ${out} ${file} ${language})
      set_tests_properties(${test} PROPERTIES SKIP_RETURN_CODE 77)
    else()
      add_test(NAME ${test} COMMAND kiosk demo --headless --out ${out} --journey ${file} ${language})
    endif()
    set_tests_properties(${test} PROPERTIES LABELS "${labels}" TIMEOUT 240)
  endforeach()
endforeach()
# In English, large letters, high contrast and landscape a journey ends as it does in Chinese, and under a hand that trembles as
# under a steady one: no press lost, none counted twice. Every twelfth in every run, all of them in the deep one; but for
# those that count touches, because less room may mean a page more to turn.
set(neighbour 0)
foreach(file ${journeys})
  math(EXPR neighbour "(${neighbour} + 1) % 12")
  file(STRINGS ${file} bound_to_its_setting REGEX "^(disk: small|stick: mounted|expect touches)")
  if(bound_to_its_setting)
    continue()
  endif()
  get_filename_component(name ${file} NAME_WE)
  kiosk_journey(in_english_large_contrast_landscape.${name} --journey ${file} --lang en --large --contrast --landscape)
  if(NOT neighbour EQUAL 0)
    set_tests_properties(journey.in_english_large_contrast_landscape.${name} PROPERTIES LABELS deep)
  endif()
  if(name STREQUAL too_much_in_doubt)
    continue()  # a slow hand comes when what was in doubt is settled
  endif()
  kiosk_journey(under_a_trembling_hand.${name} --journey ${file} --trembling)
  # Alone: a hand's times are real ones, and a machine that is late makes two taps out of one.
  set_tests_properties(journey.under_a_trembling_hand.${name} PROPERTIES PROCESSORS 3)
  if(NOT neighbour EQUAL 6)
    set_tests_properties(journey.under_a_trembling_hand.${name} PROPERTIES LABELS deep)
  endif()
endforeach()
# Whoever the patient is, the default journey ends as their traits say (`hospital patients`).
foreach(patient RANGE 1 34)
  if(patient LESS 10)
    set(patient 0${patient})
  endif()
  kiosk_journey(patient_P${patient} --patient P${patient})
endforeach()
kiosk_journey(in_english_large_landscape --lang en --large --landscape)

# Random hands at one kiosk, on each of the two cities; the whole twelve minutes with `tests/run.sh deep`.
foreach(seed 1 2)
  add_test(NAME demo.monkey_${seed}
    COMMAND kiosk demo --headless --monkey ${seed} --minutes 1 --out ${walked}/monkey_${seed})
  add_test(NAME demo.monkey_${seed}_twelve_minutes
    COMMAND kiosk demo --headless --monkey ${seed} --out ${walked}/monkey_${seed}_twelve_minutes)
  set_tests_properties(demo.monkey_${seed} PROPERTIES LABELS journeys TIMEOUT 300)
  set_tests_properties(demo.monkey_${seed}_twelve_minutes PROPERTIES LABELS deep TIMEOUT 1200)
endforeach()

# The two journeys of rare names, with the slip's text and the log read as well.
add_test(NAME demo.rare_names
  COMMAND ${CMAKE_CURRENT_LIST_DIR}/rare_names.py $<TARGET_FILE:kiosk> ${walked}/rare_names)
set_tests_properties(demo.rare_names PROPERTIES LABELS journeys TIMEOUT 240)

# The bench's own hands: a copied card, a code out of focus and then sharp, a visit, its slip.
add_test(NAME demo.bench_plays_a_visit
  COMMAND $<TARGET_FILE:kiosk> demo --headless --bench --out ${CMAKE_CURRENT_BINARY_DIR}/journeys/bench)
set_tests_properties(demo.bench_plays_a_visit PROPERTIES LABELS journeys TIMEOUT 180)
