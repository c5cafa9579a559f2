#!/usr/bin/env bash
# Proves that the real Claude Code CLI works as observer: a worker watches twenty sessions with it, while the model, a
# scripted one on loopback, fails in every way a provider fails, a child and the worker itself are killed in the middle
# of a turn, a key is withdrawn and a plan is used up. In the end everything accepted is remembered exactly once, no
# failure became a memory, every turn has its price, and no process is left.
#
# usage: e2e/claude-observer.sh [COMMAND ...]    the command that runs varve; default ./varve
# Needs Linux, Node.js 20 or newer with npm, and sqlite3. The CLI is installed once, 360 MB, into VARVE_E2E_CACHE,
# default varve-e2e in the user's cache. Takes about three minutes. Nothing of the user's own Claude Code is used.
# Exit status 0 when every promise holds; else the home of the trial stays for a look.
set -euo pipefail

varve=("$@")
cd "$(dirname "$0")/.."
[ ${#varve[@]} -gt 0 ] || varve=("$PWD/varve")

# shellcheck source=e2e/clients.bash
. e2e/clients.bash
need_node
need sqlite3
[ -d /proc/self/task ] || { echo "this needs Linux: processes are looked up in /proc" >&2; exit 69; }
claude=$(claude_program)
version=${claude_code##*@}
[ "$("$claude" --version)" = "$version (Claude Code)" ] || { echo "$claude is not Claude Code $version" >&2; exit 69; }

scratch=$(mktemp -d)
status=0
node e2e/lab/claude-observer.mjs "$claude" "$scratch" "${varve[@]}" || status=$?
if [ "$status" -eq 0 ]; then
  rm -rf "$scratch"
else
  echo "the worker's output:" >&2
  tail -n 20 "$scratch/worker.out" >&2 || true
  echo "the last of its log, all of it in $scratch/home/logs:" >&2
  tail -n 20 "$scratch/home/logs/worker.log" | cut -c 1-400 >&2 || true
fi
exit "$status"
