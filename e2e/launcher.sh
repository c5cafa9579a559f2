#!/usr/bin/env bash
# Proves which JDK the launcher takes, how it calls it and when it builds, with made-up JDKs, made-up usual places, a
# made-up Maven and a home of their own. Nothing is downloaded or really built.
#
# usage: e2e/launcher.sh    Exit status 0 when every promise holds.
set -euo pipefail

launcher=$(cd "$(dirname "$0")/.." && pwd)/varve
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
places=$scratch/places
checkout=$scratch/check\ out
failed=0

# A PATH on which there are the launcher's tools and no Java.
mkdir "$scratch/bin" "$places" "$scratch/home"
for tool in sh env cat grep dirname readlink find head tail sleep mkdir rm ln ls mv cp tr cksum touch; do
  ln -s "$(command -v "$tool")" "$scratch/bin/$tool"
done

# A checkout whose build is newer than its sources; what stands for the usual places is below $places.
mkdir -p "$checkout/src/main" "$checkout/.run/1-1"
: >"$checkout/pom.xml"
: >"$checkout/.run/1-1/varve.jar"
sed -E "s#(^|[ \"])/(usr|opt|Library|home)/#\1$places/\2/#g" "$launcher" >"$checkout/varve"
chmod +x "$checkout/varve"
echo 1-1 >"$checkout/.run/current"

# A JDK whose java says which one it is and what it was called with, one argument a line.
jdk() { # DIRECTORY VERSION
  mkdir -p "$1/bin"
  printf '%s\n' 'IMPLEMENTOR="Nobody"' "JAVA_VERSION=\"$2\"" >"$1/release"
  : >"$1/bin/javac"
  # shellcheck disable=SC2016
  printf '%s\n' '#!/bin/sh' 'echo "java: $0"' \
    'case "$*" in *AOTCacheOutput*) echo "train with ${JAVA_TOOL_OPTIONS-nothing}" >"${0%/*}/trained" ;; esac' 'for argument; do echo "[$argument]"; done' >"$1/bin/java"
  chmod +x "$1/bin/javac" "$1/bin/java"
}

# Runs the launcher in an environment of our own; leaves its output and status.
run() { # JAVA_HOME PATH COMMAND ...
  local java_home=$1 path=$2
  shift 2
  status=0
  output=$(env -i HOME="$scratch/home" PATH="$path" ${java_home:+"JAVA_HOME=$java_home"} "$@" 2>&1) || status=$?
}

promise() { # TEXT CONDITION ...
  local text=$1
  shift
  if "$@"; then
    echo "ok      $text"
  else
    echo "FAILED  $text (status $status): $output"
    failed=1
  fi
}

# promise calls them by name.
# shellcheck disable=SC2317
says() { [[ $output == *"$1"* ]]; }
# shellcheck disable=SC2317
ends_with() { [ "$status" -eq "$1" ] && says "$2"; }
# shellcheck disable=SC2317
takes() { [ "$status" -eq 0 ] && says "java: $1/bin/java"; }
varve=$checkout/varve
bare=$scratch/bin

run "" "$bare" "$varve" status
promise "without a JDK it ends with 69 and the remedy" ends_with 69 "set JAVA_HOME"

jdk "$scratch/jdk 25" 25.0.3
run "$scratch/jdk 25" "$bare" "$varve" status
promise "JAVA_HOME is taken, with a space in its path" takes "$scratch/jdk 25"

jdk "$places/usr/lib/jvm/temurin-25" 25.0.1
run "$scratch/jdk 25" "$bare" "$varve" status
promise "JAVA_HOME wins over the usual places" takes "$scratch/jdk 25"

jdk "$scratch/jdk 21" 21.0.5
run "$scratch/jdk 21" "$bare" "$varve" status
promise "JAVA_HOME of another version is passed over for the usual places" takes "$places/usr/lib/jvm/temurin-25"

jdk "$scratch/path jdk" 25
mkdir "$scratch/links"
ln -s "$scratch/path jdk/bin/javac" "$scratch/links/javac"
run "$scratch/jdk 21" "$scratch/links:$bare" "$varve" status
promise "the javac on PATH leads to its JDK through a link" takes "$scratch/path jdk"

run "/no/such/place" "$scratch/jdk 21/bin:$bare" "$varve" status
promise "a javac of another version on PATH is passed over" takes "$places/usr/lib/jvm/temurin-25"

rm -r "${places:?}/usr"
jdk "$places/usr/lib/jvm/jdk-250" 250
run "" "$bare" "$varve" status
promise "version 250 is not version 25" ends_with 69 "no JDK 25"

jdk "$scratch/home/.sdkman/candidates/java/25-tem" 25.0.2
run "" "$bare" "$varve" status
promise "SDKMAN's JDK in the user's directory is found" takes "$scratch/home/.sdkman/candidates/java/25-tem"

rm "$scratch/home/.sdkman/candidates/java/25-tem/bin/javac"
run "" "$bare" "$varve" status
promise "a runtime without a compiler is no JDK" ends_with 69 "no JDK 25"

ln -s "$varve" "$scratch/first"
ln -s first "$scratch/second"
run "$scratch/jdk 25" "$bare" "$scratch/second" status
promise "called through links it finds its checkout" says "[$checkout/.run/1-1/varve.jar:$checkout/.run/1-1/lib/*]"

run "$scratch/jdk 25" "$bare" sh -c "cd '$checkout' && ./varve tail -f 'two words' ''"
promise "arguments arrive as they were given" says $'dev.varve.Varve]\n[tail]\n[-f]\n[two words]\n[]'

run "$scratch/jdk 25" "$bare" env "VARVE_JAVA_OPTIONS=-Xms8m -Dx=y" "$varve" serve
promise "options for Java are split at spaces" says $'[-Xms8m]\n[-Dx=y]\n'
promise "the worker's crash reports stay in the home" says "[-XX:ErrorFile=$scratch/home/.varve/logs/crash.%p.log]"

: >"$checkout/.run/1-1/worker.aot"
: >"$checkout/.run/1-1/commands.aot"
run "$scratch/jdk 25" "$bare" "$varve" serve
promise "a worker has a class cache of its own" says "[-XX:AOTCache=$checkout/.run/1-1/worker.aot]"
run "$scratch/jdk 25" "$bare" "$varve" status
promise "and commands have theirs" says "[-XX:AOTCache=$checkout/.run/1-1/commands.aot]"
run "$scratch/jdk 25" "$bare" "$varve" serve
promise "the launcher itself was called as it stands in the checkout" says "[-Dvarve.launcher=$checkout/varve]"

# A Maven that says that it was called, and builds a jar of the sources.
# shellcheck disable=SC2016
printf '%s\n' '#!/bin/sh' 'echo "built with $JAVA_HOME" >&2' 'mkdir -p target/lib' \
  'cat src/main/* >target/varve.jar' ': >target/lib/some.jar' >"$checkout/mvnw"
chmod +x "$checkout/mvnw"
rm -r "$checkout/.run"
echo one >"$checkout/src/main/source"

run "$scratch/jdk 25" "$bare" env JAVA_TOOL_OPTIONS=-Dx=y "$varve" status
promise "the first call builds with that JDK" says "built with $scratch/jdk 25"
promise "the user's options for every Java are not those of its training" \
  grep -qx "train with nothing" "$scratch/jdk 25/bin/trained"
promise "and runs what was built" says "[dev.varve.Varve]"

run "$scratch/jdk 25" "$bare" "$varve" status
promise "the next call does not build" test "${output/built with/}" = "$output"

run "" "$bare" "$varve" status
promise "the JDK of the last build is taken where none is named" takes "$scratch/jdk 25"

echo two >"$checkout/src/main/source"
touch -d "+2 seconds" "$checkout/src/main/source"
sh -c 'exit 0' &
dead=$!
wait "$dead"
ln -s "$dead" "$checkout/.run/building"
run "$scratch/jdk 25" "$bare" "$varve" status
promise "changed sources are built, after a build that died too" says "built with"
promise "no lock is left behind" test ! -L "$checkout/.run/building"
promise "the copy of before stays for those who run from it" test "$(find "$checkout/.run" -name varve.jar | wc -l)" -eq 2

printf '%s\n' '#!/bin/sh' 'echo "no network" >&2' 'exit 1' >"$checkout/mvnw"
touch -d "+1 hour" "$checkout/src/main/source"
run "$scratch/jdk 25" "$bare" "$varve" status
promise "a build that fails ends with 70 and its output" ends_with 70 "no network"
promise "and leaves no lock either" test ! -L "$checkout/.run/building"

exit "$failed"
