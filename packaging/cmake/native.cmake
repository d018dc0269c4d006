# LibTorch and Arrow as imported targets, from the unpacked wheels that packaging/setup puts in a cache.
set(wheels "$ENV{CANDLEWRIGHT_WHEELS}" CACHE PATH "Folder that holds torch/, nvidia/ and pyarrow/")
if(NOT EXISTS ${wheels}/torch/lib/libtorch_cpu.so)
  set(asked "${wheels}")
  unset(wheels CACHE)   # or the next configuration would find this empty answer instead of the variable
  message(FATAL_ERROR "LibTorch was not found in '${asked}'. Run packaging/setup, then set CANDLEWRIGHT_WHEELS to the folder it prints.")
endif()

add_library(libtorch::c10 SHARED IMPORTED)
set_target_properties(libtorch::c10 PROPERTIES IMPORTED_LOCATION ${wheels}/torch/lib/libc10.so)
add_library(libtorch::cpu SHARED IMPORTED)   # headers of imported targets are SYSTEM by themselves
set_target_properties(libtorch::cpu PROPERTIES IMPORTED_LOCATION ${wheels}/torch/lib/libtorch_cpu.so
  INTERFACE_INCLUDE_DIRECTORIES "${wheels}/torch/include;${wheels}/torch/include/torch/csrc/api/include"
  INTERFACE_LINK_LIBRARIES libtorch::c10)
target_link_options(libtorch::cpu INTERFACE LINKER:--allow-shlib-undefined)

file(GLOB arrow_so ${wheels}/pyarrow/libarrow.so.*)
file(GLOB parquet_so ${wheels}/pyarrow/libparquet.so.*)
add_library(arrow::arrow SHARED IMPORTED)
set_target_properties(arrow::arrow PROPERTIES IMPORTED_LOCATION ${arrow_so}
  INTERFACE_INCLUDE_DIRECTORIES ${wheels}/pyarrow/include)
add_library(arrow::parquet SHARED IMPORTED)
set_target_properties(arrow::parquet PROPERTIES IMPORTED_LOCATION ${parquet_so} INTERFACE_LINK_LIBRARIES arrow::arrow)
# libparquet exports its own OpenSSL: the system's must come first, or libssl's users bind to the wrong one.
target_link_options(arrow::parquet INTERFACE LINKER:--push-state,--no-as-needed -lssl -lcrypto LINKER:--pop-state)

file(STRINGS ${wheels}/torch/include/torch/headeronly/version.h libtorch_version REGEX "define TORCH_VERSION_(MAJOR|MINOR|PATCH) ")
list(TRANSFORM libtorch_version REPLACE ".* " "")
list(JOIN libtorch_version "." libtorch_version)   # "2.11.0", for whoever says it without linking LibTorch
