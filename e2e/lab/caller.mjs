import http from 'node:http';

const PAUSE_MS = 500;
const TRIES_MAX = 40;
const PREFIX = /^mcp__(?:plugin_varve_)?varve__/;

/**
 * A model on loopback that calls one tool after the other, as a script says, and keeps what the client gave it back.
 * Each step is `{tool, input}`; an input may be made from what came back before. One with `patient` is called again
 * until it tells what it should, because what was just stored is found a moment later.
 */
export class Caller {
  #server = http.createServer((request, response) => this.#serve(request, response));
  #steps;
  #tries = 0;

  /** What the client offered, and what it gave back for each step: `{failed, text}`. */
  offered = [];
  results = [];

  constructor(steps) {
    this.#steps = steps;
  }

  async start() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  stop() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #serve(request, response) {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method !== 'POST' || !new URL(request.url, 'http://model').pathname.endsWith('/v1/messages')) {
        response.writeHead(request.method === 'HEAD' ? 200 : 404).end();
        return;
      }
      this.#answer(JSON.parse(Buffer.concat(chunks).toString()), response);
    });
  }

  #answer(request, response) {
    const ours = (request.tools ?? []).filter((tool) => PREFIX.test(tool.name));
    if (ours.length === 0) {
      stream(response, request, { type: 'text', text: '' }, [{ type: 'text_delta', text: 'no tools' }], 'end_turn');
      return;
    }
    this.offered = ours;
    const result = lastResult(request);
    const waits = result && this.#isTooEarly(result);
    if (result && !waits) {
      this.results.push(result);
      this.#tries = 0;
    }
    setTimeout(() => this.#step(request, ours, response), waits ? PAUSE_MS : 0);
  }

  #isTooEarly(result) {
    const step = this.#steps[this.results.length];
    return step?.patient && !result.text.includes(step.tells) && ++this.#tries < TRIES_MAX;
  }

  #step(request, ours, response) {
    const step = this.#steps[this.results.length];
    if (!step) {
      stream(response, request, { type: 'text', text: '' }, [{ type: 'text_delta', text: 'done' }], 'end_turn');
      return;
    }
    const name = ours.find((tool) => tool.name.replace(PREFIX, '') === step.tool).name;
    const input = typeof step.input === 'function' ? step.input(this.results) : step.input;
    const block = { type: 'tool_use', id: `toolu_${this.results.length}_${this.#tries}`, name, input: {} };
    stream(response, request, block, [{ type: 'input_json_delta', partial_json: JSON.stringify(input) }], 'tool_use');
  }
}

function lastResult(request) {
  const parts = request.messages.flatMap((message) => (Array.isArray(message.content) ? message.content : []));
  const part = parts.filter((one) => one.type === 'tool_result').at(-1);
  return part && {
    failed: part.is_error === true,
    text: typeof part.content === 'string' ? part.content : part.content.map((piece) => piece.text ?? '').join('\n'),
  };
}

function stream(response, request, block, deltas, stop) {
  const usage = { input_tokens: 1, output_tokens: 1 };
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const event = (type, data) => response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  event('message_start', {
    message: { id: 'msg_trial', type: 'message', role: 'assistant', model: request.model, content: [], stop_reason: null, usage },
  });
  event('content_block_start', { index: 0, content_block: block });
  deltas.forEach((delta) => event('content_block_delta', { index: 0, delta }));
  event('content_block_stop', { index: 0 });
  event('message_delta', { delta: { stop_reason: stop, stop_sequence: null }, usage });
  event('message_stop', {});
  response.end();
}
