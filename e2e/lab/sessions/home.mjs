import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { until } from '../worker.mjs';

const READY_MS_MAX = 90_000;
const QUIET_MS_MAX = 120_000;

/** A user's home of Varve, seen through its commands and, once the worker is gone, its store. */
export class Home {
  #command;
  #env;

  constructor(command, env) {
    this.#command = command;
    this.#env = env;
  }

  get command() {
    return this.#command;
  }

  get path() {
    return this.#env.VARVE_HOME;
  }

  /** What a command prints, as JSON. */
  run(...words) {
    const { status, printed } = this.#run(words);
    if (status !== 0) {
      throw Object.assign(new Error(`varve ${words.join(' ')} ended with ${status}: ${JSON.stringify(printed)}`), { status, printed });
    }
    return printed;
  }

  #run(words) {
    const [program, ...first] = this.#command;
    const { status, stdout, stderr } = spawnSync(program, [...first, ...words, '--json'], { env: this.#env, encoding: 'utf8' });
    try {
      return { status, printed: JSON.parse(stdout) };
    } catch {
      return { status, printed: stdout + stderr };
    }
  }

  /** What the doctor found; that something fails is no failure of asking. */
  findings() {
    return this.#run(['doctor']).printed.findings;
  }

  /** Whether it runs or not. */
  stop() {
    this.#run(['stop']);
  }

  /** Also while a hook is starting a worker. */
  async start() {
    await until('a worker is ready', READY_MS_MAX, () => this.#run(['start']).status === 0);
  }

  worker() {
    return JSON.parse(fs.readFileSync(path.join(this.path, 'worker.json'), 'utf8'));
  }

  kill() {
    process.kill(this.worker().pid, 'SIGKILL');
  }

  /** Until everything that came in is worked off; transcripts are read once more some seconds after an end. */
  async quiet() {
    let since = Date.now();
    await until('everything is worked off', QUIET_MS_MAX, () => {
      const idle = this.waiting().length === 0 && this.run('status').queueDepth === 0;
      if (!idle) since = Date.now();
      return Date.now() - since > 4_000;
    });
  }

  /** Events in the spool. */
  waiting() {
    return this.#spool('').filter((name) => /^[a-z]/.test(name) && name.includes('@'));
  }

  bad() {
    return this.#spool('bad');
  }

  #spool(directory) {
    const spool = path.join(this.path, 'spool', directory);
    return fs.existsSync(spool) ? fs.readdirSync(spool) : [];
  }

  /** The tool uses, each with the text of its input. */
  uses() {
    return this.#rows(`SELECT id, dedup_key AS key, tool, state, reason, ending, agent_id AS agent, hex(payload) AS payload FROM messages
        LEFT JOIN payloads ON message_id = id WHERE kind = 'tool_use' ORDER BY id`)
      .map(({ payload, ...use }) => ({ ...use, input: JSON.stringify(unpacked(payload).input ?? null) }));
  }

  prompts() {
    return this.#rows('SELECT text FROM prompts').map(({ text }) => text);
  }

  #rows(sql) {
    const json = execFileSync('sqlite3', ['-readonly', '-json', path.join(this.path, 'varve.db'), sql], { encoding: 'utf8', maxBuffer: 1 << 28 });
    return json.trim() ? JSON.parse(json) : [];
  }
}

/** A payload as it is stored: a byte for the form, and the text, or for form 2 its length and a block of LZ4. */
function unpacked(hex) {
  const bytes = Buffer.from(hex ?? '', 'hex');
  if (bytes.length === 0) return {};
  return JSON.parse(bytes[0] === 2 ? unpackedBlock(bytes.subarray(5), bytes.readInt32BE(1)) : bytes.subarray(1));
}

/** Literal bytes and copies of what stands earlier, in turns: lz4.github.io/lz4, "LZ4 Block Format Description". */
function unpackedBlock(block, length) {
  const text = Buffer.alloc(length);
  let at = 0;
  let end = 0;
  const count = (first) => {
    let all = first;
    for (let more = first === 15 ? 255 : 0; more === 255; all += more) more = block[at++];
    return all;
  };
  while (at < block.length) {
    const counts = block[at++];
    const literals = count(counts >> 4);
    end += block.copy(text, end, at, at + literals);
    at += literals;
    if (at < block.length) {
      const distance = block.readUInt16LE(at);
      at += 2;
      for (let copied = count(counts & 15) + 4; copied > 0; copied--, end++) text[end] = text[end - distance];
    }
  }
  return text;
}
