import http from 'node:http';
import { answer, faults } from './faults.mjs';
import { observations, question, summary } from './reply.mjs';

/** The Anthropic Messages API on loopback: answers as an observer would, or as a case says it shall fail. */
export class Model {
  #server = http.createServer((request, response) => this.#serve(request, response));
  #plans = new Map();
  #waiting = new Map();

  /** The calls that were questions of ours, in order: `{name, kind, events, how}`. */
  calls = [];

  /** Credentials that are accepted; null takes all. */
  accepted = null;

  async start() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  stop() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** What a case's next calls of a kind do, in order, before it is answered as it should be. */
  plan(name, kind, failures) {
    this.#plans.set(`${name} ${kind}`, [...failures]);
  }

  /** Resolves when a call of the case is at work that is never answered. */
  silent(name) {
    return new Promise((resolve) => this.#waiting.set(name, resolve));
  }

  #serve(request, response) {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      if (request.method !== 'POST' || !new URL(request.url, 'http://model').pathname.endsWith('/v1/messages')) {
        response.writeHead(request.method === 'HEAD' ? 200 : 404).end();
        return;
      }
      this.#messages(request.headers, JSON.parse(body), response);
    });
  }

  #messages(headers, request, response) {
    const asked = question(request);
    if (!asked) {
      answer(response, request, 'ok');
      return;
    }
    const how = this.#how(headers, asked);
    this.calls.push({ ...asked, how });
    if (how === 'answered') {
      answer(response, request, asked.kind === 'summary' ? summary(asked.name) : observations(asked.events));
    } else if (how === 'nothing') {
      answer(response, request, '<nothing/>');
    } else {
      const [name, argument] = how.split(' ');
      (argument ? faults[name](Number(argument)) : faults[name])(response, request);
      if (name === 'silence') this.#waiting.get(asked.name)?.();
    }
  }

  #how(headers, asked) {
    const credential = headers['x-api-key'] ?? headers.authorization?.replace('Bearer ', '');
    if (this.accepted && !this.accepted.has(credential)) return 'unauthorized';
    const plan = this.#plans.get(`${asked.name} ${asked.kind}`) ?? [];
    if (plan[0] === 'tooLong' && asked.events.length < 2) plan.shift();
    if (plan[0] === 'nothing' || plan[0] === 'tooLong') return plan[0];
    return plan.shift() ?? 'answered';
  }
}
