import fs from 'node:fs';
import path from 'node:path';
import { cases } from './cases.mjs';
import { childrenOf, programOf } from './children.mjs';
import { Client } from './client.mjs';
import { Model } from './model.mjs';
import { Worker, until } from './worker.mjs';

const QUIET_MS_MAX = 120_000;
const TURN_MS_MAX = 60_000;
const KEY = 'key-of-the-trial';
const PLAN_LOGIN = 'login-of-the-trial';

/** Twenty sessions through three lives of a worker, with everything that happens to them. */
export class Trial {
  #claude;
  #scratch;

  home;
  model = new Model();
  worker;
  clients = new Map();

  /** What each part took. */
  stages = [];

  constructor(command, claude, scratch) {
    this.#claude = claude;
    this.#scratch = scratch;
    this.home = path.join(scratch, 'home');
    this.worker = new Worker(command, this.home, this.#env());
  }

  #env() {
    const user = path.join(this.#scratch, 'user');
    fs.mkdirSync(user);
    const inherited = Object.fromEntries(['PATH', 'LANG', 'TZ', 'JAVA_HOME', 'VARVE_JAVA_OPTIONS']
      .filter((name) => process.env[name]).map((name) => [name, process.env[name]]));
    return {
      ...inherited,
      HOME: user,
      VARVE_OBSERVER_USE: 'claude',
      VARVE_OBSERVER_CLAUDE_PATH: this.#claude,
      VARVE_OBSERVER_CLAUDE_GATHER_TIME: '300ms',
      VARVE_SESSION_PAUSE: '3s',
      VARVE_SESSION_SWEEP: '1s',
      VARVE_STORE_FREE_BYTES_MIN: '50MB',
      VARVE_REDACTION_TIME_MAX: '2s', // A machine may be busy; what was not checked in time would miss its mark.
    };
  }

  async run() {
    this.base = await this.model.start();
    await this.#begin({ ANTHROPIC_API_KEY: KEY });
    await this.#timed('passing failures, a child killed', () => this.#passingFailures());
    await this.#timed('the worker killed', () => this.#workerKilled());
    await this.#timed('a rate limit', () => this.#limited());
    await this.#timed('a key withdrawn', () => this.#unauthorized());
    await this.#timed('a plan used up', () => this.#spentPlan());
  }

  async #timed(what, stage) {
    const began = Date.now();
    await stage();
    this.stages.push(`${what} ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }

  async #begin(credential) {
    this.model.accepted = new Set(Object.values(credential));
    await this.worker.start({ ...credential, ANTHROPIC_BASE_URL: this.base });
  }

  /** What a session gets over by itself, all together, and a child that is killed in the middle of its turn. */
  async #passingFailures() {
    const names = Object.keys(cases).slice(0, Object.keys(cases).indexOf('worker-killed'));
    const silent = this.model.silent('child-killed');
    await within(Promise.all([silent, ...names.map((name) => this.#live(name))]), 'the turn of child-killed');
    const child = programOf(this.home, await this.#id('child-killed'), this.#claude);
    if (!child) throw new Error('the child of child-killed is not in the registry of children');
    process.kill(child.pid, 'SIGKILL');
    await this.#quiet();
  }

  async #workerKilled() {
    const silent = this.model.silent('worker-killed');
    await within(Promise.all([silent, this.#live('worker-killed')]), 'the turn of worker-killed');
    if (childrenOf(this.home).length === 0) throw new Error('no child is seen in the middle of a turn');
    await this.worker.kill();
    await this.#childless('the worker was killed');
    await this.#begin({ ANTHROPIC_API_KEY: KEY });
    await this.#quiet();
  }

  async #limited() {
    await this.#live('limited');
    await this.#gate((gate) => !gate.open && gate.until);
    await this.#live('behind-limit');
    await this.#quiet();
  }

  /** The key is withdrawn; the rules stand in at once, until the worker starts with a login that is accepted. */
  async #unauthorized() {
    this.model.accepted = new Set();
    await this.#live('unauthorized');
    await this.#gate((gate) => !gate.open && gate.remedy);
    await this.#live('behind-unauthorized');
    await this.#quiet();
    await this.worker.stop();
    await this.#childless('the worker was stopped');
    await this.#begin({ CLAUDE_CODE_OAUTH_TOKEN: PLAN_LOGIN });
  }

  async #spentPlan() {
    await this.#live('spent-plan');
    await this.#gate((gate) => !gate.open && gate.until);
    await this.#live('behind-plan');
    await this.#quiet();
  }

  async #live(name) {
    const { uses, events = [], summary = [] } = cases[name];
    this.model.plan(name, 'events', events);
    this.model.plan(name, 'summary', summary);
    const client = new Client(this.worker, name, this.#scratch);
    this.clients.set(name, client);
    await client.live(uses);
  }

  async #id(name) {
    const session = this.clients.get(name).session;
    return (await this.worker.list('/v1/sessions')).find((row) => row.clientSessionId === session).id;
  }

  #gate(condition) {
    return until('the gate of claude is closed', TURN_MS_MAX, async () =>
      condition((await this.worker.get('/v1/status')).observers.find((observer) => observer.name === 'claude')));
  }

  #quiet() {
    return until('all messages are settled', QUIET_MS_MAX, async () =>
      (await this.worker.get('/v1/status')).queueDepth === 0);
  }

  #childless(when) {
    return until(`no child lives after ${when}`, 5_000, () => childrenOf(this.home).length === 0);
  }

  /** Also after a failure: nothing of this trial goes on. */
  async end() {
    await this.worker.stop();
    this.model.stop();
    await this.#childless('the end');
  }
}

function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${TURN_MS_MAX / 1000} s in vain: ${what}`)), TURN_MS_MAX);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
