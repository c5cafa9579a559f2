import http from 'node:http';
import { answer, apiOf, asked } from './wire.mjs';
import { reply } from './script.mjs';

/** All providers' APIs on loopback: whoever asks is answered by the script. */
export class Model {
  #server = http.createServer((request, response) => this.#serve(request, response));
  #setting;
  #beforeStep;

  /** The marks of the tools that were asked for, in order. */
  marks = [];

  /** The setting is what the script asks for; each step of the user's session waits for a function of its number. */
  constructor(setting, beforeStep) {
    this.#setting = setting;
    this.#beforeStep = beforeStep;
  }

  async start() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.base = `http://127.0.0.1:${this.#server.address().port}`;
  }

  stop() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #serve(request, response) {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => this.#answer(request, Buffer.concat(chunks).toString(), response));
  }

  async #answer(request, text, response) {
    const where = new URL(request.url, 'http://model').pathname;
    const api = apiOf(where);
    if (!api) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(/models$/.test(where) ? { object: 'list', data: [], models: [] } : { input_tokens: 100, totalTokens: 100 }));
      return;
    }
    const body = { ...JSON.parse(text), streamed: /stream/.test(where) };
    const said = reply(asked(api, body), this.#setting);
    if (said.step !== undefined) await this.#beforeStep(said.step);
    // A client may ask the same again, as after a broken connection.
    if (said.mark && !this.marks.includes(said.mark)) this.marks.push(said.mark);
    answer(api, response, body, said);
  }
}
