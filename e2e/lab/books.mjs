import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** What a stopped worker left in its home and does not tell by HTTP: single messages, turns, why turns failed. */
export class Books {
  #home;

  constructor(home) {
    this.#home = home;
  }

  all() {
    const log = fs.readFileSync(path.join(this.#home, 'logs', 'worker.log'), 'utf8');
    return { messages: this.#messages(), turns: this.#turns(), strangers: this.#strangers(), log, failures: failures(log) };
  }

  #messages() {
    return this.#rows('SELECT id, session_id AS session, kind, state FROM messages');
  }

  #turns() {
    return this.#rows(`
      SELECT id, session_id AS session, observer, ended, model, billed, cost_micros AS micros, input_tokens AS input,
        output_tokens AS output, cache_read_tokens AS cacheRead, cache_write_tokens AS cacheWrite FROM turns`);
  }

  /** Sources that another turn showed than the one the observation came from. */
  #strangers() {
    return this.#rows(`
      SELECT o.id AS observation, m.id AS message FROM observations o
      JOIN observation_sources s ON s.observation_id = o.id JOIN messages m ON m.id = s.message_id
      WHERE m.turn_id <> o.turn_id`);
  }

  #rows(sql) {
    const json = execFileSync('sqlite3', ['-readonly', '-json', path.join(this.#home, 'varve.db'), sql], { encoding: 'utf8' });
    return json.trim() ? JSON.parse(json) : [];
  }
}

/** `{session, evidence}` of each turn that failed, in order. */
function failures(log) {
  return log.split('\n').filter(Boolean).map((line) => JSON.parse(line))
    .filter((line) => line.formattedMessage === 'TurnFailed')
    .map((line) => Object.assign({}, ...line.kvpList))
    .map(({ session, evidence }) => ({ session: Number(session), evidence }));
}
