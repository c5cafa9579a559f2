-- An outside load for the ingest figure: wrk -t1 -c64 -d20s --latency -s e2e/ingest.lua http://127.0.0.1:PORT
-- The token comes by the variable VARVE_TOKEN. Each post is a tool use with an id of its own and 4 kB of response.
local token = os.getenv("VARVE_TOKEN")
local text = string.rep("[INFO] Tests run: 41, Failures: 0, Errors: 0, Skipped: 0 in org.acme.ledger\\n", 52)
local count = 0

request = function()
  count = count + 1
  local body = string.format(
    '{"session_id":"wrk-%d","cwd":"/home/dev/projects/tally","hook_event_name":"PostToolUse","tool_name":"Bash",' ..
    '"tool_input":{"command":"mvn -o test"},"tool_response":{"stdout":"%s","stderr":""},"tool_use_id":"toolu_wrk_%s_%d"}',
    count % 200, text, tostring(os.time()), count)
  return wrk.format("POST", "/v1/hooks/claude-code/PostToolUse",
    { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" }, body)
end
