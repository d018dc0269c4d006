#!/usr/bin/env bash
# usage: on_x.sh PROGRAM [WORDS..]
# Runs a test in a real window: on an X server of its own, under a window manager that gives focus, frames and places as a desktop does.
# Ends with the program's code; 77 (skipped) where Xvfb or openbox is missing.
set -euo pipefail
command -v xvfb-run >/dev/null && command -v openbox >/dev/null || { echo "needs xvfb-run and openbox" >&2; exit 77; }
if [[ ${1:-} == --inside ]]; then
  code_file=$2
  shift 2
  code=0
  "$@" || code=$?
  echo "$code" >"$code_file"
  exec openbox --exit
fi
room=$(mktemp -d)
trap 'rm -rf -- "$room"' EXIT
me=$(realpath -- "${BASH_SOURCE[0]}")
program=$(realpath -- "$1")   # the window manager starts it from another folder
shift
printf -v inside '%q ' "$me" --inside "$room/code" "$program" "$@"
export QT_QPA_PLATFORM=xcb XDG_RUNTIME_DIR=$room
chmod 700 "$room"
xvfb-run --auto-servernum --server-num=40 --server-args="-screen 0 1920x1080x24 -nolisten tcp" openbox --sm-disable --startup "$inside" || true
[[ -f $room/code ]] || { echo "the window manager ended before the test" >&2; exit 1; }
exit "$(<"$room/code")"
