import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { Home } from './home.mjs';
import { Model } from './model.mjs';
import { Relay } from './relay.mjs';

const SESSION_MS_MAX = 300_000;

/** The worker is killed before this step of the session. */
const KILLED_BEFORE = 4;

const PLUGIN = path.resolve(import.meta.dirname, '../../../plugin');

/** How a client can be set up, besides by its settings; of events that wait, ids alone may rest on disk. */
const forms = {
  settings: { install: (name) => [name], words: [] },
  pointers: { install: (name) => [name], words: [], env: { VARVE_PRIVACY_SPOOL: 'pointer' } },
  http: { install: (name) => [name, '--http'], words: [] },
  plugin: { install: () => ['--script'], words: ['--plugin-dir', PLUGIN] },
};

/** One session of a real client in a user's home of its own, and what is left of it. */
export class Trial {
  #client;
  #form;
  #scratch;
  #env;
  #killed = false;

  /** The home as its user sees it, with the relay's port for the worker's own. */
  #installed;

  constructor(client, form, scratch, command) {
    this.#client = client;
    this.#form = form;
    this.#scratch = scratch;
    fs.mkdirSync(this.#user, { recursive: true });
    fs.mkdirSync(this.#project);
    fs.writeFileSync(path.join(this.#project, 'mark-4.md'), '# A project\n');
    this.#env = this.#environment();
    this.home = new Home(command, this.#env);
    this.model = new Model({ directory: this.#project, agentType: client.agentType ?? 'general-purpose' }, (step) => this.#before(step));
    this.relay = new Relay(() => this.home.worker().port);
  }

  get #user() {
    return path.join(this.#scratch, 'user');
  }

  get #project() {
    return path.join(this.#scratch, 'project');
  }

  #environment() {
    const inherited = Object.fromEntries(['LANG', 'TZ', 'JAVA_HOME', 'VARVE_JAVA_OPTIONS']
      .filter((name) => process.env[name]).map((name) => [name, process.env[name]]));
    return {
      ...inherited,
      PATH: `${path.dirname(process.execPath)}:/usr/bin:/bin`,
      HOME: this.#user,
      VARVE_HOME: path.join(this.#user, '.varve'),
      VARVE_PORT: '0',
      VARVE_OBSERVER_RULES_GATHER_MESSAGES: '1',
      VARVE_STORE_FREE_BYTES_MIN: '50MB',
      ...forms[this.#form].env,
    };
  }

  async run(program) {
    await this.model.start();
    this.#client.settle?.(this.#user, this.model.base);
    const before = this.#settings();
    await this.#install();
    const installed = this.#settings();
    await this.home.start();
    await this.#session(program);
    await this.home.start();
    await this.home.quiet();
    this.doctor = this.#finding();
    const worked = this.#settings();
    if (this.#form !== 'plugin') this.#installed.run('uninstall', this.#client.name);
    const after = this.#settings();
    this.settings = this.#client.settings.map((file) => (
      { file, before: before[file], installed: installed[file], worked: worked[file], after: after[file] }));
  }

  /** By the file what it holds; nothing for a file that is not there. */
  #settings() {
    const held = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'latin1') : undefined);
    return Object.fromEntries(this.#client.settings.map((file) => [file, held(path.join(this.#user, file))]));
  }

  async #install() {
    const port = String(await this.relay.start());
    this.#installed = new Home(this.home.command, { ...this.#env, VARVE_PORT: port });
    this.#installed.run('install', ...forms[this.#form].install(this.#client.name));
  }

  async #session(program) {
    const output = fs.openSync(path.join(this.#scratch, 'client.out'), 'w');
    const child = spawn(program, [...this.#client.words, ...forms[this.#form].words], {
      cwd: this.#project, stdio: ['ignore', output, output], detached: true,
      env: { ...this.#env, ...this.#token(), ...this.#client.env(this.model.base) },
    });
    fs.closeSync(output);
    const end = () => process.kill(-child.pid, 'SIGKILL');
    const timer = setTimeout(end, SESSION_MS_MAX);
    const [status] = await once(child, 'exit');
    clearTimeout(timer);
    if (status !== 0) throw new Error(`${this.#client.name} ended with ${status}`);
  }

  #token() {
    const file = path.join(this.home.path, 'hook-token');
    return this.#form === 'http' ? { VARVE_HOOK_TOKEN: fs.readFileSync(file, 'utf8').trim() } : {};
  }

  /** In the middle of the session, while its client waits for the model. */
  async #before(step) {
    if (step === KILLED_BEFORE && !this.#killed) {
      this.#killed = true;
      this.home.kill();
    }
  }

  /** What the doctor says of the client's hooks. */
  #finding() {
    return this.#installed.findings().filter((finding) => finding.name === this.#client.name);
  }

  /** What was stored, and what it is compared with. */
  async kept() {
    this.home.run('stop');
    return {
      client: this.#client.name,
      tells: this.#client.tells,
      settings: this.settings,
      form: this.#form,
      killed: this.#killed,
      asked: this.model.marks,
      told: this.#client.transcript?.(this.#user).map((input) => JSON.stringify(input)),
      uses: this.home.uses(),
      prompts: this.home.prompts(),
      audit: this.home.run('audit'),
      bad: this.home.bad(),
      waiting: this.home.waiting(),
      unauthorized: this.relay.statuses.get(401) ?? 0,
      posted: this.relay.statuses.get(200) ?? 0,
      doctor: this.doctor,
      output: fs.readFileSync(path.join(this.#scratch, 'client.out'), 'utf8'),
    };
  }

  async end() {
    this.model.stop();
    this.relay.stop();
    this.home.stop();
  }
}
