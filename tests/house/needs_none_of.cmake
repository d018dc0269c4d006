# -D program=PATH -D unwanted=REGEX: fails if the program loads a library whose path matches.
file(GET_RUNTIME_DEPENDENCIES EXECUTABLES ${program} RESOLVED_DEPENDENCIES_VAR found UNRESOLVED_DEPENDENCIES_VAR unfound)
list(APPEND found ${unfound})
list(FILTER found INCLUDE REGEX "${unwanted}")
if(found)
  message(FATAL_ERROR "${program} needs ${found}")
endif()
