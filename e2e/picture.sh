#!/usr/bin/env bash
# Draws docs/images/demo.svg: what ./varve demo prints, as text in a window.
#
# usage: e2e/picture.sh [COMMAND ...]    the command that runs varve; default ./varve
set -euo pipefail
cd "$(dirname "$0")/.."
varve=("$@")
[ ${#varve[@]} -gt 0 ] || varve=(./varve)
lines_max=46

"${varve[@]}" demo 2>/dev/null | head -n "$lines_max" | awk '
  { gsub(/&/, "\\&amp;"); gsub(/</, "\\&lt;"); gsub(/>/, "\\&gt;"); line[NR] = $0 }
  END {
    height = NR * 17 + 92
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 860 %d\" font-family=\"ui-monospace, Menlo, Consolas, monospace\" font-size=\"13\">\n", height
    printf "<rect width=\"860\" height=\"%d\" rx=\"10\" fill=\"#16181d\"/>\n", height
    print "<circle cx=\"20\" cy=\"18\" r=\"5\" fill=\"#5b616e\"/><circle cx=\"38\" cy=\"18\" r=\"5\" fill=\"#5b616e\"/><circle cx=\"56\" cy=\"18\" r=\"5\" fill=\"#5b616e\"/>"
    print "<text x=\"20\" y=\"52\" fill=\"#8bd5a0\" xml:space=\"preserve\">$ ./varve demo</text>"
    for (i = 1; i <= NR; i++) {
      colour = "#d7dae0"
      if (line[i] ~ /^[A-Z].*   / || line[i] ~ /^ +[0-9]+  [^ ]/) colour = "#ffffff"
      if (line[i] ~ /^ +(bugfix|feature|refactor|change|discovery|decision|summary|next) /) colour = "#9ecbff"
      if (line[i] ~ /^ +changed / || line[i] ~ /worker ready/) colour = "#8b93a3"
      if (line[i] ~ /balanced$/) colour = "#8bd5a0"
      printf "<text x=\"20\" y=\"%d\" fill=\"%s\" xml:space=\"preserve\">%s</text>\n", 72 + i * 17, colour, line[i]
    }
    print "</svg>"
  }' >docs/images/demo.svg
echo "docs/images/demo.svg: $(wc -c <docs/images/demo.svg) bytes"
