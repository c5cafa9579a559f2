#!/usr/bin/env bash
# Proves that the real Claude Code calls the tools for agents: over `varve mcp`, which starts the worker, and over HTTP.
# A scripted model on loopback calls every tool, some of them wrongly, and looks at what the client gives it back.
#
# usage: e2e/mcp.sh [COMMAND ...]    the command that runs varve; default ./varve
# Needs Linux and Node.js 20 or newer with npm. The CLI is installed once, 360 MB, into VARVE_E2E_CACHE, default
# varve-e2e in the user's cache. Takes about half a minute. Nothing of the user's own Claude Code is used.
# Exit status 0 when every call came back as it should; else what was said stays for a look.
set -euo pipefail

varve=("$@")
cd "$(dirname "$0")/.."
[ ${#varve[@]} -gt 0 ] || varve=("$PWD/varve")

# shellcheck source=e2e/clients.bash
. e2e/clients.bash
need_node
claude=$(claude_program)

scratch=$(mktemp -d)
status=0
node e2e/lab/mcp.mjs "$claude" "$scratch" "${varve[@]}" || status=$?
if [ "$status" -eq 0 ]; then
  rm -rf "$scratch"
else
  echo "what was said is in $scratch" >&2
fi
exit "$status"
