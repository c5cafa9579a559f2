#!/bin/sh
# Speaks the protocol of the Claude observer without a model: every turn is answered at once, naming all it showed.
case " $* " in *" --version "*) echo "9.9.9 (Claude Code)"; exit 0 ;; esac

while IFS= read -r line; do
  ids=
  rest=$line
  while :; do
    case $rest in *'<event id=\"'*) rest=${rest#*'<event id=\"'} ;; *) break ;; esac
    ids="$ids ${rest%%[!0-9]*}"
  done
  if [ -n "$ids" ]; then
    reply="<observation events=\\\"${ids# }\\\"><type>change</type><title>Events${ids}</title><facts><fact>seen</fact></facts></observation>"
  else
    reply="<summary><request>asked</request><completed>done</completed></summary>"
  fi
  printf '{"type":"result","subtype":"success","is_error":false,"result":"%s","stop_reason":"end_turn","session_id":"bench","usage":{"input_tokens":100,"output_tokens":20},"total_cost_usd":0}\n' "$reply"
done
