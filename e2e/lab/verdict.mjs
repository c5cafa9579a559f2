import { cases } from './cases.mjs';
import { USAGE, quotesFailure, tellsFailure } from './faults.mjs';

const SAID_SOMETHING = new Set(['answered', 'nothing', 'prose', 'empty', 'cutOff', 'torn']);

/** Compares what the model was asked and said, what the clients reported and what Varve kept. */
export class Verdict {
  #trial;
  #kept;

  /** One sentence for each promise that was broken. */
  findings = [];

  /** For the table: `{name, uses, observations, summaries, turns}`. */
  rows = [];

  /** `kept` is what was read of the worker and its books, one list of rows for each kind. */
  constructor(trial, kept) {
    this.#trial = trial;
    this.#kept = kept;
    this.#whole();
    for (const [name, plan] of Object.entries(cases)) this.#session(name, plan);
  }

  #expect(holds, finding) {
    if (!holds) this.findings.push(finding);
  }

  #whole() {
    const { audit, sessions, claude, observations, summaries, strangers, log } = this.#kept;
    const { states } = audit;
    this.#expect(audit.balanced && audit.exceptions.length === 0, `the audit does not balance: ${JSON.stringify(audit)}`);
    this.#expect(audit.accepted === states.done + states.skipped, `not all accepted are done: ${JSON.stringify(states)}`);
    this.#expect(states.dead === 0, `${states.dead} messages died`);
    this.#expect(claude.open, `the gate of claude is still closed: ${claude.reason}`);
    this.#expect(sessions.length === Object.keys(cases).length, `${sessions.length} sessions are known`);
    for (const memory of [...observations, ...summaries]) {
      this.#expect(!tellsFailure(JSON.stringify(memory)), `a failure became a memory: ${JSON.stringify(memory)}`);
    }
    this.#expect(!quotesFailure(log), 'the log quotes what a provider wrote');
    for (const { observation, message } of strangers) {
      this.#expect(false, `observation ${observation} names message ${message} of another turn`);
    }
  }

  #session(name, plan) {
    const client = this.#trial.clients.get(name);
    const id = this.#kept.sessions.find((row) => row.clientSessionId === client.session)?.id;
    const of = (rows) => rows.filter((row) => row.session === id);
    const observations = of(this.#kept.observations);
    const summaries = of(this.#kept.summaries);
    const turns = of(this.#kept.turns);
    this.#messages(name, of(this.#kept.messages), client);
    if (!plan.rules) this.#memories(name, observations, client, plan.events?.includes('nothing'));
    this.#expect(summaries.length === plan.uses.length, `${name}: ${summaries.length} summaries of ${plan.uses.length} stops`);
    this.#expect(plan.rules || summaries.every((summary) => summary.request === `case ${name}`), `${name}: a summary of another session`);
    this.#ends(name, plan, turns, of(this.#kept.failures));
    this.#costs(name, plan, turns);
    this.rows.push({
      name, uses: client.marks.size, observations: observations.length, summaries: summaries.length, turns: ends(turns),
    });
  }

  #messages(name, messages, client) {
    const done = new Set(messages.filter((row) => row.kind === 'tool_use' && row.state === 'done').map((row) => row.id));
    for (const [id, mark] of client.marks) this.#expect(done.has(id), `${name}: ${mark}, message ${id}, is not done`);
    this.#expect(done.size === client.marks.size, `${name}: ${done.size} tool uses are done, ${client.marks.size} were reported`);
  }

  /** An observation's title repeats what its sources were about, and nothing is said twice or left out. */
  #memories(name, observations, client, isSilent) {
    const told = [];
    for (const { id, title, sources } of observations) {
      const marks = sources.toSorted((a, b) => a - b).map((source) => client.marks.get(source));
      this.#expect(marks.join(' ') === title, `${name}: observation ${id} is about ${title}, its sources about ${marks}`);
      told.push(...marks);
    }
    const expected = isSilent ? [] : [...client.marks.values()];
    this.#expect(
      told.toSorted().join() === expected.toSorted().join(),
      `${name}: remembered are ${told.length} tool uses, once each should be ${expected.length}`,
    );
  }

  #ends(name, plan, turns, failures) {
    const { fails = [], abandoned = 0 } = plan;
    const evidence = failures.map((failure) => failure.evidence);
    this.#expect(
      evidence.length === fails.length && fails.every((pattern, index) => pattern.test(evidence[index])),
      `${name}: turns failed with ${JSON.stringify(evidence)}, expected ${fails.join()}`,
    );
    const count = (how) => turns.filter((turn) => turn.ended === how).length;
    this.#expect(count('failed') === fails.length, `${name}: ${count('failed')} turns failed`);
    this.#expect(count('abandoned') === abandoned, `${name}: ${count('abandoned')} turns were abandoned`);
    const observer = (turn) => (plan.rules && turn.ended === 'answered' ? 'rules' : 'claude');
    this.#expect(turns.every((turn) => turn.observer === observer(turn)), `${name}: a turn was another observer's`);
  }

  /** What the model counted is what the turns cost, each at a price; a plan's login is not billed. */
  #costs(name, plan, turns) {
    const said = this.#trial.model.calls.filter((call) => call.name === name && SAID_SOMETHING.has(call.how)).length;
    const sum = (field) => turns.reduce((total, turn) => total + turn[field], 0);
    const counted = [sum('input'), sum('output'), sum('cacheRead'), sum('cacheWrite')];
    const expected = [
      USAGE.input_tokens, USAGE.output_tokens, USAGE.cache_read_input_tokens, USAGE.cache_creation_input_tokens,
    ].map((tokens) => tokens * said);
    this.#expect(counted.join() === expected.join(), `${name}: tokens are ${counted}, the model counted ${expected}`);
    for (const turn of turns.filter((row) => row.ended === 'answered' && row.observer === 'claude')) {
      this.#expect(turn.micros > 0 && turn.model.includes('claude'), `${name}: turn ${turn.id} has no price or no model`);
      this.#expect(turn.billed === (plan.plan ? 0 : 1), `${name}: turn ${turn.id} is ${turn.billed ? '' : 'not '}billed`);
    }
  }
}

function ends(turns) {
  const count = (how) => turns.filter((turn) => turn.ended === how).length;
  return ['answered', 'failed', 'abandoned'].filter(count).map((how) => `${count(how)} ${how}`).join(', ');
}
