#!/bin/sh
# Stands for the CLI: for the n-th line it reads it runs turn-n.sh, which stands beside it.
here=$(dirname "$0")
if [ "$1" = --version ]; then
  echo asked >> "$here/versions"
  exec cat "$here/version"
fi
for argument in "$@"; do printf '[%s]\n' "$argument"; done > "$here/arguments"
env > "$here/environment"
turn=0
while IFS= read -r line; do
  turn=$((turn + 1))
  printf '%s\n' "$line" >> "$here/input"
  . "$here/turn-$turn.sh"
done
