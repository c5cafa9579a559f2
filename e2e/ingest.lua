-- An outside load for the ingest figure, with the same kind of posts as `varve bench ingest` sends:
--   VARVE_TOKEN=$(cat HOME/token) wrk -t1 -c64 -d20s --latency -s e2e/ingest.lua http://127.0.0.1:PORT
-- Run from the project's root. Each post is a tool use with an id of its own; its response is 2 to 8 kB, 4 kB in the
-- mean, of what the tools of the demo's recording answered.
local token = os.getenv("VARVE_TOKEN")
local recording = "src/main/resources/dev/varve/cli/demo.events.jsonl"
local started = os.time()
local count = 0
local bodies = {}

-- The strings of a line's tool response that are 200 characters or longer, as they stand in JSON.
local function texts(line, into)
  local at = line:find('"tool_response"', 1, true)
  while at do
    local open = line:find('"', at, true)
    if not open then return end
    local close = open + 1
    while line:sub(close, close) ~= '"' do
      close = close + (line:sub(close, close) == "\\" and 2 or 1)
    end
    if close - open > 200 then into[#into + 1] = line:sub(open + 1, close - 1) end
    at = close + 1
  end
end

local function corpus()
  local found = {}
  for line in io.lines(recording) do texts(line, found) end
  return table.concat(found, "\\n")
end

-- A piece that begins and ends between two lines, so that it cuts no escape in two.
local function piece(text, length)
  local _, from = text:find('[^\\]\\n', math.random(#text - 2 * length))
  local to = text:find('[^\\]\\n', from + length)
  return text:sub(from + 1, to)
end

init = function()
  math.randomseed(1)
  local text = corpus()
  for i = 1, 512 do
    local part = math.random()
    bodies[i] = piece(text, math.floor(2048 + 6144 * part * part))
  end
end

request = function()
  count = count + 1
  local body = string.format(
    '{"session_id":"wrk-%d","cwd":"/home/dev/projects/tally","hook_event_name":"PostToolUse","tool_name":"Bash",' ..
    '"tool_input":{"command":"mvn -o test"},"tool_response":{"stdout":"%s","stderr":""},"tool_use_id":"toolu_wrk_%s_%d"}',
    count % 200, bodies[count % 512 + 1], started, count)
  return wrk.format("POST", "/v1/hooks/claude-code/PostToolUse",
    { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" }, body)
end
