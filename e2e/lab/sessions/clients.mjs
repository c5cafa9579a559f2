import fs from 'node:fs';
import path from 'node:path';

const PROMPT = 'TRIAL: please work through all steps.';

const put = (file, text) => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
};

// Of each client: what it tells of a use besides its input, and the files of the user's that an installation changes.

/** The lines of all transcripts beneath a directory. */
function linesBelow(directory) {
  return fs.readdirSync(directory, { recursive: true })
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => fs.readFileSync(path.join(directory, name), 'utf8').split('\n').filter(Boolean))
    .map((line) => JSON.parse(line));
}

const claude = {
  packages: '@anthropic-ai/claude-code',
  name: 'claude-code',
  tells: { agent: true, failure: true },
  settings: ['.claude/settings.json'],
  forms: ['settings', 'plugin', 'http', 'pointers'],
  program: (modules) => path.join(modules, `@anthropic-ai/claude-code-${process.platform}-${process.arch}`, 'claude'),
  env: (base) => ({
    ANTHROPIC_BASE_URL: base, ANTHROPIC_API_KEY: 'dummy', CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    DISABLE_TELEMETRY: '1', DISABLE_ERROR_REPORTING: '1', DISABLE_AUTOUPDATER: '1',
  }),
  settle(user) {
    put(path.join(user, '.claude', 'settings.json'), '{ "cleanupPeriodDays":30,\n\t"hooks" : { } }');
  },
  words: [
    '-p', PROMPT, '--model', 'claude-sonnet-4-5', '--permission-mode', 'acceptEdits', '--allowedTools', 'Bash', 'Read', 'Write',
    'Agent', 'Task', '--output-format', 'stream-json', '--verbose', '--include-hook-events',
  ],
  /** The inputs of the tools whose answer the transcript holds. */
  transcript(user) {
    const blocks = linesBelow(path.join(user, '.claude', 'projects'))
      .flatMap((line) => (Array.isArray(line.message?.content) ? line.message.content : []));
    const answered = new Set(blocks.filter((block) => block.type === 'tool_result').map((block) => block.tool_use_id));
    return blocks.filter((block) => block.type === 'tool_use' && answered.has(block.id)).map((block) => block.input);
  },
};

const codex = {
  packages: '@openai/codex',
  name: 'codex',
  tells: { agent: true, failure: false },
  settings: ['.codex/hooks.json', '.codex/config.toml'],
  forms: ['settings', 'pointers'],
  program: (modules) => path.join(modules, '.bin', 'codex'),
  env: () => ({ FAKE_KEY: 'dummy' }),
  settle(user, base) {
    put(path.join(user, '.codex', 'config.toml'), `model_provider = "fake"
model = "gpt-5.1-codex"
check_for_update_on_startup = false
[model_providers.fake]
name = "fake"
base_url = "${base}/v1"
env_key = "FAKE_KEY"
wire_api = "responses"
[analytics]
enabled = false
`);
  },
  words: ['exec', '--json', '--skip-git-repo-check', '--dangerously-bypass-hook-trust', '--dangerously-bypass-approvals-and-sandbox', PROMPT],
  transcript(user) {
    const items = linesBelow(path.join(user, '.codex', 'sessions')).filter((line) => line.type === 'response_item').map((line) => line.payload);
    const answered = new Set(items.filter((item) => item.type === 'function_call_output').map((item) => item.call_id));
    return items.filter((item) => item.type === 'function_call' && answered.has(item.call_id)).map((item) => item.arguments);
  },
};

const gemini = {
  packages: '@google/gemini-cli',
  name: 'gemini-cli',
  tells: { agent: false, failure: true },
  settings: ['.gemini/settings.json'],
  program: (modules) => path.join(modules, '.bin', 'gemini'),
  env: (base) => ({ GEMINI_API_KEY: 'dummy', GOOGLE_GEMINI_BASE_URL: base }),
  settle(user) {
    put(path.join(user, '.gemini', 'settings.json'), JSON.stringify({
      security: { auth: { selectedType: 'gemini-api-key' }, folderTrust: { enabled: false } },
      privacy: { usageStatisticsEnabled: false }, telemetry: { enabled: false }, general: { enableAutoUpdate: false },
    }, null, 2));
  },
  words: ['-p', PROMPT, '--yolo', '-m', 'gemini-2.5-flash', '--output-format', 'stream-json'],
};

const opencode = {
  packages: 'opencode-ai',
  name: 'opencode',
  tells: { agent: true, failure: true },
  settings: ['.config/opencode/plugin/varve.js', '.config/opencode/opencode.json'],
  agentType: 'general',
  program: (modules) => path.join(modules, '.bin', 'opencode'),
  env: () => ({
    OPENCODE_DISABLE_AUTOUPDATE: '1', OPENCODE_DISABLE_MODELS_FETCH: '1', OPENCODE_DISABLE_LSP_DOWNLOAD: '1',
    OPENCODE_DISABLE_SHARE: '1', OPENCODE_DISABLE_DEFAULT_PLUGINS: '1',
  }),
  settle(user, base) {
    put(path.join(user, '.npmrc'), 'fetch-retries=0\n');
    put(path.join(user, '.config', 'opencode', 'opencode.json'), JSON.stringify({
      provider: {
        fake: { npm: '@ai-sdk/openai-compatible', options: { baseURL: `${base}/v1`, apiKey: 'dummy' }, models: { 'fake-model': { name: 'fake' } } },
      },
      model: 'fake/fake-model', small_model: 'fake/fake-model', permission: { '*': 'allow' },
    }, null, 2));
  },
  words: ['run', '--format', 'json', PROMPT],
};

const copilot = {
  packages: '@github/copilot',
  name: 'copilot-cli',
  tells: { agent: true, failure: true },
  settings: ['.copilot/hooks/varve.json', '.copilot/mcp-config.json'],
  program: (modules) => path.join(modules, '.bin', 'copilot'),
  env: (base) => ({
    COPILOT_OFFLINE: 'true', COPILOT_AUTO_UPDATE: 'false', COPILOT_ALLOW_ALL: 'true', COPILOT_PROVIDER_BASE_URL: `${base}/v1`,
    COPILOT_PROVIDER_TYPE: 'openai', COPILOT_PROVIDER_API_KEY: 'dummy', COPILOT_MODEL: 'gpt-4.1',
  }),
  words: ['-p', PROMPT, '--allow-all', '--output-format', 'json'],
};

/** By the word on the command line. */
export const clients = { claude, codex, gemini, opencode, copilot };
