#!/usr/bin/env bash
# Proves from a system call trace that no event is acknowledged before its frames of the write-ahead log are synced:
# between two answers "queued" on one connection lies at least one write to the log, and behind the last of these
# writes a sync of the log that was complete before the answer was sent.
#
# usage: e2e/fsync-before-answer.sh [COMMAND ...]    the command that runs varve; default ./varve
# Needs strace, curl and awk. Exit status 0 when every answer came after its sync.
set -euo pipefail

posts=20 # Fewer than the rules observer gathers, so that only accepted events are written meanwhile.
seconds_max=60

cd "$(dirname "$0")/.."
varve=("$@")
[ ${#varve[@]} -gt 0 ] || varve=(./varve)
for tool in strace curl awk; do
  command -v "$tool" >/dev/null || { echo "install $tool and try again" >&2; exit 69; }
done

home=$(mktemp -d)
tracer=
worker() { sed -n 's/.*"pid" *: *\([0-9]*\).*/\1/p' "$home/worker.json" 2>/dev/null; }
finish() {
  if [ -n "$tracer" ]; then
    pid=$(worker)
    [ -z "$pid" ] || kill "$pid" 2>/dev/null || true
    wait "$tracer" 2>/dev/null || true
    tracer=
  fi
}
trap 'finish; rm -rf "$home"' EXIT

VARVE_HOME=$home strace -f -y -s 600 -o "$home/trace" \
  -e trace=fsync,fdatasync,pwrite64,write,writev,sendto,sendmsg \
  "${varve[@]}" serve --port 0 >"$home/worker.out" 2>&1 &
tracer=$!

ready=
for _ in $(seq $((seconds_max * 5))); do
  port=$(sed -n 's/.*"port" *: *\([0-9]*\).*/\1/p' "$home/worker.json" 2>/dev/null || true)
  if [ -n "$port" ] && curl -sf -m 5 -o /dev/null "http://127.0.0.1:$port/readyz"; then ready=yes; break; fi
  kill -0 "$tracer" 2>/dev/null || break
  sleep 0.2
done
[ -n "$ready" ] || { echo "the worker was not ready:" >&2; cat "$home/worker.out" >&2; exit 1; }

# One curl with many requests keeps one connection.
for number in $(seq "$posts"); do
  [ "$number" = 1 ] || echo next
  cat <<EOF
url = "http://127.0.0.1:$port/v1/hooks/claude-code/PostToolUse"
header = "Authorization: Bearer $(cat "$home/token")"
header = "Content-Type: application/json"
data = "{\"session_id\":\"strace\",\"cwd\":\"/tmp\",\"hook_event_name\":\"PostToolUse\",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"ls\"},\"tool_response\":{\"stdout\":\"a\"},\"tool_use_id\":\"toolu_$number\"}"
silent
fail
max-time = 20
output = "/dev/null"
EOF
done >"$home/requests"
chmod 600 "$home/requests"
curl -K "$home/requests"
finish

check() {
  awk -v expected="$posts" '
    function ended(pid) { if (began[pid] > synced) synced = began[pid]; delete began[pid] }

    / (pwrite64|write|writev)\([0-9]+<[^>]*-wal>/ { writes++ }

    / (fsync|fdatasync)\([0-9]+<[^>]*-wal>/ {
      began[$1] = writes
      if ($0 !~ /<unfinished/ && $0 ~ /= 0$/) ended($1)
    }
    / <\.\.\. (fsync|fdatasync) resumed>/ && ($1 in began) && /= 0$/ { ended($1) }

    / (write|writev|sendto|sendmsg)\(/ && /"HTTP\/1\.1 200/ && tolower($0) ~ /varve-status: queued/ {
      answers++
      if (writes == last) { print "answer " answers ": nothing was written since the answer before"; bad++ }
      else if (synced < writes) { print "answer " answers ": sent before its frames were synced"; bad++ }
      last = writes
    }
    END {
      if (answers != expected) { print "saw " answers + 0 " answers of " expected; bad++ }
      exit bad > 0
    }' "$1"
}

# A check that cannot fail proves nothing: without its syncs the same trace must be refused.
grep -vE ' (fsync|fdatasync)\(| (fsync|fdatasync) resumed' "$home/trace" >"$home/trace-without-syncs"
if check "$home/trace-without-syncs" >/dev/null; then
  echo "the check accepts a trace without any sync" >&2
  exit 1
fi
check "$home/trace"
echo "$posts answers, each after the sync of its frames"
