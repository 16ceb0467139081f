# Worlds in which everything that can go wrong does, chosen by a seed.
include(${CMAKE_CURRENT_LIST_DIR}/disk/disk.cmake)
