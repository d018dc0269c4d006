# Sourced by the scripts beside it: they speak on stderr, so that stdout carries results alone.
say() { printf '%s\n' "$*" >&2; }

# One sentence that names the trouble and the way out.
fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}
