#!/usr/bin/env bash
# Proves the hook script in every shell of this machine that may stand behind /bin/sh, without a worker and with a
# made-up one, by a line that starts perl, by perl and by curl: valid answers, whole files, one start, few processes.
# Nothing is built.
#
# usage: e2e/hook.sh    Exit status 0 when every promise holds. Needs shellcheck; with strace and
# python3 it counts the processes too.
set -euo pipefail

template=$(cd "$(dirname "$0")/.." && pwd)/src/main/resources/dev/varve/install/varve-hook
short=$template.pl
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
home=$scratch/home
failed=0

promise() { # TEXT CONDITION ...
  local text=$1
  shift
  if "$@"; then
    echo "ok      $text"
  else
    echo "FAILED  $text"
    failed=1
  fi
}

# An empty home, and the script in it as the program would write it.
install_script() {
  rm -rf "$home" "$scratch/started"
  mkdir -m 700 "$home" "$home/bin"
  sed -e "s#@home@#$home#" -e "s#@socket@#$home/worker.sock#" -e "s#@launcher@#$scratch/launcher#" \
    -e "s#@kept@#event#" "$template" "$short" >"$home/bin/varve-hook"
  chmod 700 "$home/bin/varve-hook"
}
# The variable is the one of the launcher.
# shellcheck disable=SC2016
printf '%s\n' '#!/bin/sh' 'echo "$@" >>"'"$scratch"'/started"' >"$scratch/launcher"
chmod +x "$scratch/launcher"

# A machine without perl.
mkdir "$scratch/bin"
for tool in sh dash bash busybox ksh mksh yash \
  cat cksum curl date du env grep ls mkdir mv printf rm rmdir sed setsid tail wc; do
  ! type -P "$tool" >/dev/null || ln -s "$(type -P "$tool")" "$scratch/bin/$tool"
done
declare -A costs=([line]="sh perl " [perl]="sh perl " [curl]="sh cat curl ")
declare -A programs=([line]=$PATH [perl]=$PATH [curl]=$scratch/bin)

# What a shell is given to run the hook: the line of a client's settings, or the script.
words() { # EVENT
  call="$home/bin/varve-hook claude-code $1"
  words=("$home/bin/varve-hook" claude-code "$1")
  [ "$by" != line ] || words=(-c "perl -x $call 2>/dev/null || $call")
}

hook() { # EVENT: the payload on stdin, in the shell under test and by the program under test
  words "$1"
  PATH=${programs[$by]} $shell "${words[@]}"
}

# promise calls them by name.
# shellcheck disable=SC2317
is_spooled() { # COUNT
  [ "$(find "$home/spool" -type f -name 'claude-code@*' | wc -l)" -eq "$1" ]
}
# shellcheck disable=SC2317
started_once() {
  for _ in $(seq 100); do [ -s "$scratch/started" ] && break; sleep 0.1; done
  [ "$(wc -l <"$scratch/started")" -eq 1 ]
}
# shellcheck disable=SC2317
all_whole() {
  local file
  for file in "$home"/spool/claude-code@*; do
    [ -e "$file" ] || continue
    cmp -s "$file" "$scratch/event" || return 1
  done
}
# What a worker would have written down for sessions in this directory; its owner may be said to be another one.
remember() { # DIRECTORY [OWNER]
  local sum
  sum=$(printf %s "$1" | cksum)
  mkdir -p "$home/context"
  printf '%s\n%s\n' "${2:-$1}" '<varve-context>\n#1 a \"note\" of C:\\tmp, 100 %s ärger\n</varve-context>' \
    >"$home/context/${sum%% *}.txt"
}
# shellcheck disable=SC2317
tells_notes() { # TEXT
  [[ $1 == *'Memory is off'*'varve start'*':\n<varve-context>\n#1 a \"note\" of C:\\tmp, 100 %s ärger\n</varve-context>"}}' ]]
}
# shellcheck disable=SC2317
is_portable() {
  ! grep -nE '\[\[|function |local |readlink|stat |%N|-printf|sed -E|mktemp|timeout|flock' "$template"
}
# It is only compiled.
# shellcheck disable=SC2317
is_clean() {
  ! perl -wc "$short" 2>&1 | grep -v 'syntax OK$'
}
# shellcheck disable=SC2317
is_valid() { # TEXT: what jq or python would say, without either
  [[ $1 =~ ^\{(\"hookSpecificOutput\":\{\"hookEventName\":\"SessionStart\",\"additionalContext\":\"[^\"\\]+\"\})?\}$ ]]
}

promise "shellcheck finds nothing" shellcheck -s sh "$template"
promise "no word of it is bash's or GNU's own" is_portable
promise "perl finds nothing to warn of" is_clean

printf '{"session_id":"s","text":"%s"}' "$(head -c 300000 /dev/zero | tr '\0' x)" >"$scratch/event"
try_without_worker() {
  install_script
  promise "$shell, $by: an event without a worker is answered with nothing" \
    [ "$(hook PostToolUse <"$scratch/event")" = "{}" ]
  promise "$shell, $by: a new session is told that memory is off" is_valid "$(hook SessionStart <"$scratch/event")"
  promise "$shell, $by: both wait whole in the spool" is_spooled 2
  mkdir -p "$scratch/pro ject"
  remember "$scratch/pro ject"
  promise "$shell, $by: a new session is told what is known of its directory" \
    tells_notes "$(cd "$scratch/pro ject" && hook SessionStart <"$scratch/event")"
  promise "$shell, $by: and no other session" is_valid "$(hook SessionStart <"$scratch/event")"
  remember "$scratch/pro ject" /elsewhere
  promise "$shell, $by: not even when two directories share a sum" \
    is_valid "$(cd "$scratch/pro ject" && hook SessionStart <"$scratch/event")"
  promise "$shell, $by: and are what was sent" all_whole
  promise "$shell, $by: the worker was started once" started_once
  install_script
  promise "$shell, $by: an observer's hook says nothing" [ "$(VARVE_OBSERVER=1 hook SessionStart </dev/null)" = "{}" ]
  promise "$shell, $by: and does nothing" [ ! -e "$home/spool" ]
  true >"$home/spool"
  promise "$shell, $by: a spool that cannot be written stops nobody" [ "$(hook Stop <"$scratch/event")" = "{}" ]
}
for by in line perl curl; do
  for shell in dash "bash --posix" bash "busybox sh" ksh mksh yash; do
    # Each word but the first is an option.
    ! command -v "${shell%% *}" >/dev/null || try_without_worker
  done
done

# Killed at any moment, the whole process group as agents do it: what has its own name is whole.
shell="sh"
by=line
install_script
words PostToolUse
for pause in 0 0.002 0.005 0.01 0.015 0.02 0.03 0.04 0.05 0.07 0.1 0.15 0.2 0.3; do
  for _ in 1 2 3; do
    setsid $shell "${words[@]}" <"$scratch/event" >/dev/null 2>&1 &
    victim=$!
    sleep "$pause"
    kill -9 -- "-$victim" 2>/dev/null || true
    wait "$victim" 2>/dev/null || true
  done
done
hook PostToolUse <"$scratch/event" >"$scratch/out"
promise "after kill -9 at 42 moments every event under its own name is whole" all_whole
promise "and one that was not killed is there" test -n "$(find "$home/spool" -name 'claude-code@*')"

if command -v strace >/dev/null && command -v python3 >/dev/null; then
  install_script
  python3 - "$home/worker.sock" <<'PYTHON' &
import socket, sys
listener = socket.socket(socket.AF_UNIX)
listener.bind(sys.argv[1])
listener.listen()
while True:
    peer, _ = listener.accept()
    seen = b""
    while b"}" not in seen:
        seen += peer.recv(65536)
    peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
    peer.close()
PYTHON
  listener=$!
  trap 'kill "$listener" 2>/dev/null; rm -rf "$scratch"' EXIT
  for _ in $(seq 100); do [ -S "$home/worker.sock" ] && break; sleep 0.1; done
  mkdir -m 700 "$home/spool"
  echo '{"session_id":"s"}' >"$scratch/event"
  for by in line perl curl; do
    words Stop
    strace -f -qq -e trace=execve -o "$scratch/trace" -E "PATH=${programs[$by]}" \
      sh "${words[@]}" <"$scratch/event" >"$scratch/out"
    promise "$by: a delivered event is answered" [ "$(cat "$scratch/out")" = "{}" ]
    ran=$(sed -n 's/.*execve("[^"]*\/\([^"]*\)".* = 0$/\1/p' "$scratch/trace" | tr '\n' ' ')
    promise "$by: and costs few processes besides the shell: $ran" [ "$ran" = "${costs[$by]}" ]
  done
fi
exit "$failed"
