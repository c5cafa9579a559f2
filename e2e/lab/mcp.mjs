// usage: node e2e/lab/mcp.mjs CLAUDE SCRATCH VARVE [ARGUMENT...]: see e2e/mcp.sh
import { spawnSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { Caller } from './caller.mjs';

const TURN_MS_MAX = 120_000;
const [claude, scratch, ...varve] = process.argv.slice(2);
const home = path.join(scratch, 'home');
const env = {
  PATH: process.env.PATH, HOME: path.join(scratch, 'user'), LANG: 'C.UTF-8', VARVE_HOME: home, VARVE_SERVER_PORT: '0',
};

const note = 'Releases are tagged by hand\nThe tag starts the build.';
const reference = (results) => results[0].text.match(/#\d+/)[0];
const steps = [
  { tool: 'save', input: { text: note }, tells: 'saved' },
  { tool: 'recent', input: {}, tells: 'Releases are tagged by hand' },
  { tool: 'search', input: { query: 'when are releases tagged' }, tells: 'Releases are tagged by hand', patient: true },
  { tool: 'get', input: (results) => ({ refs: [reference(results)] }), tells: 'The tag starts the build.' },
  { tool: 'timeline', input: (results) => ({ around: reference(results) }), tells: 'Releases are tagged by hand' },
  { tool: 'by_file', input: { path: 'pom.xml' }, tells: 'tally' },
  { tool: 'session_context', input: {}, tells: 'Releases are tagged by hand' },
  { tool: 'forget', input: (results) => ({ refs: [reference(results)] }), tells: 'varve forget' },
  { tool: 'search', input: { query: 'a', limit: 'ten' }, fails: 'a whole number from 1 to 100' },
  { tool: 'recent', input: { project: 'nowhere' }, fails: 'no project is called' },
];

/** One run of the real client in a project of its own; what it gave its model is what counts. */
async function trial(name, server, tellsNow = steps) {
  const caller = new Caller(tellsNow);
  const cwd = path.join(scratch, name, 'tally');
  fs.mkdirSync(cwd, { recursive: true });
  fs.mkdirSync(env.HOME, { recursive: true });
  const config = path.join(scratch, `${name}.json`);
  fs.writeFileSync(config, JSON.stringify({ mcpServers: { varve: server } }));
  const url = await caller.start();
  const child = spawn(
    claude,
    ['-p', 'Use your tools', '--model', 'claude-sonnet-4-5', '--mcp-config', config, '--strict-mcp-config',
      '--allowedTools', 'mcp__varve', '--output-format', 'json'],
    {
      cwd,
      env: {
        ...env, ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: 'dummy', ENABLE_TOOL_SEARCH: 'false',
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1', DISABLE_TELEMETRY: '1', DISABLE_AUTOUPDATER: '1',
      },
      stdio: ['ignore', fs.openSync(path.join(scratch, `${name}.out`), 'w'), 'inherit'],
      timeout: TURN_MS_MAX,
    },
  );
  const [status] = await once(child, 'exit');
  caller.stop();
  const failures = status === 0 ? [] : [`${name}: claude ended with ${status}`];
  if (caller.offered.length !== 8) failures.push(`${name}: ${caller.offered.length} of 8 tools were offered to the model`);
  tellsNow.forEach((step, index) => {
    const result = caller.results[index];
    const wanted = step.tells ?? step.fails;
    const right = result?.text.includes(wanted) && result.failed === (step.fails !== undefined);
    console.log(`${right ? 'ok' : 'NO'}  ${name} ${step.tool}: ${(result?.text ?? 'no result').replaceAll('\n', ' ').slice(0, 100)}`);
    if (!right) failures.push(`${name}: ${step.tool} did not tell '${wanted}'`);
  });
  return failures;
}

const [program, ...words] = varve;
const failures = await trial('stdio', { type: 'stdio', command: program, args: [...words, 'mcp'], env: {} });
const { port } = JSON.parse(fs.readFileSync(path.join(home, 'worker.json'), 'utf8'));
const token = fs.readFileSync(path.join(home, 'token'), 'utf8').trim();
const overHttp = steps.map((step) => ({ ...step, input: named(step) }));
failures.push(...await trial(
  'http', { type: 'http', url: `http://127.0.0.1:${port}/mcp`, headers: { Authorization: `Bearer ${token}` } }, overHttp));
spawnSync(program, [...words, 'stop'], { env });
failures.forEach((failure) => console.error(failure));
process.exit(failures.length === 0 ? 0 : 1);

/** Over HTTP the worker does not know where the client works. */
function named(step) {
  const project = path.join(scratch, 'http', 'tally');
  const takesProject = !['get', 'timeline', 'forget'].includes(step.tool);
  return (results) => {
    const input = typeof step.input === 'function' ? step.input(results) : step.input;
    return takesProject ? { project, ...input } : input;
  };
}
