# -D starter=PATH -D commands=PATH: both programs of the command line must say the same version, LibTorch and devices.
foreach(program starter commands)
  execute_process(COMMAND ${${program}} --version OUTPUT_VARIABLE said_by_${program} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
if(NOT said_by_starter STREQUAL said_by_commands)
  message(FATAL_ERROR "${starter} says\n${said_by_starter}\nand ${commands} says\n${said_by_commands}")
endif()
