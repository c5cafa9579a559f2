# shellcheck shell=bash
# Sourced by the trials with real coding clients: what they need, and where the clients are.

claude_code=@anthropic-ai/claude-code@2.1.330

need() { # TOOL ...: ends the trial when one is missing
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || { echo "install $tool and try again" >&2; exit 69; }
  done
}

need_node() {
  need node npm
  [ "$(node -p 'process.versions.node.split(".")[0] >= 20')" = true ] || { echo "install Node.js 20 or newer" >&2; exit 69; }
}

modules_of() { # PACKAGE@VERSION: prints the directory of its modules; installed once into the cache
  local name=${1%@*}
  local cache=${VARVE_E2E_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/varve-e2e}/${name##*/}-${1##*@}
  if [ ! -d "$cache" ]; then
    echo "installing $1 into $cache" >&2
    rm -rf "$cache.new"
    mkdir -p "$cache.new"
    npm install --prefix "$cache.new" --no-audit --no-fund --loglevel=error "$1" >&2 || return
    mv "$cache.new" "$cache"
  fi
  echo "$cache/node_modules"
}

claude_program() { # prints the path of Claude Code
  local modules
  modules=$(modules_of "$claude_code") || return
  echo "$modules/@anthropic-ai/claude-code-$(node -p 'process.platform + "-" + process.arch')/claude"
}
