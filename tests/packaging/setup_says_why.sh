#!/usr/bin/env bash
# packaging/setup fails with one sentence that tells the way out, leaves nothing behind, and changes nothing when nothing is missing.
# The machine's faults are played by stand-ins for df, uname and python3 in front of the PATH; nothing is fetched or installed.
set -euo pipefail
setup=$1/packaging/setup
room=$(mktemp -d)
trap 'rm -rf -- "$room"' EXIT
export XDG_CACHE_HOME=$room/cache
unset CANDLEWRIGHT_WHEELS
mkdir "$room/bin"
failures=0

stand_in() { printf '#!/bin/sh\n%s\n' "$2" >"$room/bin/$1" && chmod +x "$room/bin/$1"; }
refused() {   # WHAT PATTERN ARGS..
  local what=$1 pattern=$2 said code=0
  shift 2
  said=$(PATH=$room/bin:$PATH "$setup" "$@" 2>&1 >"$room/stdout") || code=$?
  if [[ $code -eq 1 && $(tail -n 1 <<<"$said") =~ $pattern && ! -s $room/stdout && -z $(ls "$XDG_CACHE_HOME/candlewright" 2>/dev/null) ]]; then
    printf 'pass: %s\n' "$what"
  else
    printf 'FAIL: %s: exit %s, said: %s\n' "$what" "$code" "$said"
    failures=$((failures + 1))
  fi
  rm -f "$room"/bin/*
}

refused "an unknown word" "unknown word '--fast'.*--headless" --fast
stand_in uname 'echo Linux riscv64'
refused "another processor" "riscv64.*x86_64"
stand_in df 'printf "Filesystem 1M-blocks Used Available Capacity Mounted\nx 1 1 12 99%% /\n"'
refused "a full disk" "12 MB.* free" --headless
stand_in python3 'echo "ERROR: Could not reach the package index" >&2; exit 1'
refused "no network" "could not be fetched \(ERROR: Could not reach the package index\).*network" --headless

stand_in df 'exit 1'   # not reached
CANDLEWRIGHT_WHEELS=$room refused "libraries brought along that are none" "holds no LibTorch" --headless

# A folder that is complete is taken as it is, at once and without the network.
stand_in python3 'exit 1'
name=$( (PATH=$room/bin:$PATH bash -x "$setup" --headless 2>&1 || true) | sed -n 's/^+* wheels=//p' | tail -n 1)
mkdir -p "$name"
if [[ $(PATH=$room/bin:$PATH "$setup" --headless) == "$name" ]]; then
  echo "pass: nothing missing"
else
  echo "FAIL: nothing missing: the folder is not printed alone"
  failures=$((failures + 1))
fi
exit $((failures > 0))
