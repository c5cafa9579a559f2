import http from 'node:http';

/** Stands before a worker's TCP door, whichever port it has in its present life, and counts what it answers. */
export class Relay {
  #server = http.createServer((request, response) => this.#pass(request, response));
  #port;

  /** How often which status was answered. */
  statuses = new Map();

  /** @param port tells the worker's port */
  constructor(port) {
    this.#port = port;
  }

  async start() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this.#server.address().port;
  }

  stop() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #pass(request, response) {
    const { method, url, headers } = request;
    const onwards = http.request({ host: '127.0.0.1', port: this.#port(), method, path: url, headers }, (answer) => {
      this.#count(answer.statusCode);
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onwards.on('error', () => response.writeHead(502).end());
    request.pipe(onwards);
  }

  #count(status) {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
  }
}
