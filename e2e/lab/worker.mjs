import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';

const READY_MS_MAX = 60_000;
const ANSWER_MS_MAX = 60_000;

/** A real worker on a home of its own, one life after the other. */
export class Worker {
  #command;
  #home;
  #env;
  #process;
  #killed;
  #base;

  constructor(command, home, env) {
    this.#command = command;
    this.#home = home;
    this.#env = env;
  }

  async start(more) {
    const [program, ...words] = this.#command;
    const output = fs.openSync(path.join(path.dirname(this.#home), 'worker.out'), 'a');
    this.#process = spawn(program, [...words, 'serve', '--port', '0'], {
      env: { ...this.#env, ...more, VARVE_HOME: this.#home }, stdio: ['ignore', output, output],
    });
    fs.closeSync(output);
    process.once('exit', () => this.#process.kill('SIGKILL'));
    this.#process.ended = once(this.#process, 'exit');
    await until('the worker is ready', READY_MS_MAX, async () => {
      if (this.#process.exitCode !== null) throw new Error(`the worker ended with ${this.#process.exitCode}`);
      const file = this.#file();
      if (!file || file.pid === this.#killed) return false;
      this.#base = `http://127.0.0.1:${file.port}`;
      const ready = await fetch(`${this.#base}/readyz`).catch(() => null);
      return ready?.ok;
    });
  }

  #file() {
    try {
      return JSON.parse(fs.readFileSync(path.join(this.#home, 'worker.json'), 'utf8'));
    } catch {
      return null;
    }
  }

  /** By SIGKILL, at whatever it is doing. */
  async kill() {
    this.#killed = this.#file().pid;
    process.kill(this.#killed, 'SIGKILL');
    await this.#process.ended;
  }

  /** In peace; harmless when it is over. */
  async stop() {
    if (!this.#process || this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#killed = this.#file()?.pid;
    this.#process.kill('SIGTERM');
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), 30_000);
    await this.#process.ended;
    clearTimeout(timer);
  }

  async get(where) {
    const answer = await this.#fetch(where, {});
    if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** All pages of a listing. */
  async list(where) {
    const items = [];
    for (let before = ''; before !== null;) {
      const page = await this.get(`${where}?limit=500${before && `&before=${before}`}`);
      items.push(...page.items);
      before = page.next;
    }
    return items;
  }

  /** What a command of the program prints, as JSON; its status does not matter. */
  run(...words) {
    const [program, ...first] = this.#command;
    const env = { ...this.#env, VARVE_HOME: this.#home };
    return JSON.parse(spawnSync(program, [...first, ...words], { env, encoding: 'utf8' }).stdout);
  }

  /** Reports a hook's payload; the answer's status and message. */
  async hook(event, payload) {
    const answer = await this.#fetch(`/v1/hooks/claude-code/${event}`, { method: 'POST', body: JSON.stringify(payload) });
    if (!answer.ok) throw new Error(`${event}: ${answer.status} ${await answer.text()}`);
    return { status: answer.headers.get('varve-status'), message: Number(answer.headers.get('varve-message-id')) };
  }

  #fetch(where, options) {
    const token = fs.readFileSync(path.join(this.#home, 'token'), 'utf8').trim();
    return fetch(this.#base + where, {
      ...options,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    });
  }
}

/** Waits for a condition, and says what it waited for when it does not come. */
export async function until(what, msMax, condition) {
  for (const end = Date.now() + msMax; !(await condition());) {
    if (Date.now() > end) throw new Error(`waited ${msMax / 1000} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
