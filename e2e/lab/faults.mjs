// What a provider does instead of answering. Each takes the response to write to; texts are the provider's own or
// unmistakable, so that none of them can be taken for a memory.

const POISON = 'poison-in-a-failure';

const error = (status, type, message, headers = {}) => (response) => {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_trial', ...headers });
  response.end(JSON.stringify({ type: 'error', error: { type, message: `${message} ${POISON}` } }));
};

const said = (text, stop = 'end_turn') => (response, request) => answer(response, request, text, stop);

export const faults = {
  unauthorized: error(401, 'authentication_error', 'invalid x-api-key'),
  limited: error(429, 'rate_limit_error', 'Number of request tokens has exceeded your per-minute rate limit'),
  overloaded: error(529, 'overloaded_error', 'Overloaded'),
  tooLong: error(400, 'invalid_request_error', 'prompt is too long: 214001 tokens > 200000 maximum'),
  prose: said(`Here is what I think of it: ${POISON}. All went well.`),
  empty: said(''),
  cutOff: said(`<observation events="1"><title>${POISON}</title><narrative>It`, 'max_tokens'),
  torn: said(`<observation events="1"><type>discovery</type><title>${POISON}</title><narrative>It was about`),

  /** A stream that breaks off with an error after it has begun. */
  streamError(response, request) {
    begin(response, request);
    event(response, 'error', { type: 'error', error: { type: 'overloaded_error', message: `Overloaded ${POISON}` } });
    response.end();
  },

  /** Says nothing until the other side is gone. */
  silence(response, request) {
    begin(response, request);
  },

  /** A plan's window that is used up and begins again after so many seconds. */
  spentPlan: (seconds) => (response, request) => {
    const reset = String(Math.ceil(Date.now() / 1000) + seconds);
    error(429, 'rate_limit_error', 'This request would exceed your account\'s rate limit', {
      'anthropic-ratelimit-unified-status': 'rejected',
      'anthropic-ratelimit-unified-reset': reset,
      'anthropic-ratelimit-unified-representative-claim': 'five_hour',
      'anthropic-ratelimit-unified-5h-status': 'rejected',
      'anthropic-ratelimit-unified-5h-utilization': '1.0',
      'anthropic-ratelimit-unified-5h-reset': reset,
      'anthropic-ratelimit-unified-overage-status': 'rejected',
    })(response, request);
  },
};

/** Whether a text quotes what a provider wrote of a failure, or an answer that was none. */
export function quotesFailure(text) {
  return text.includes(POISON);
}

/** Whether a memory tells of a failure of its observer, in whosoever's words. */
export function tellsFailure(text) {
  return quotesFailure(text) || /api error|rate limit|your limit|overloaded|api key|too long|\/login/i.test(text);
}

export const USAGE = { input_tokens: 1200, cache_creation_input_tokens: 30, cache_read_input_tokens: 400, output_tokens: 90 };

/** A whole answer, streamed or not. */
export function answer(response, request, text, stop = 'end_turn') {
  if (!request.stream) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({
      ...message(request), content: [{ type: 'text', text }], stop_reason: stop, usage: USAGE,
    }));
    return;
  }
  begin(response, request);
  event(response, 'content_block_start', { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } });
  if (text) event(response, 'content_block_delta', { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } });
  event(response, 'content_block_stop', { type: 'content_block_stop', index: 0 });
  event(response, 'message_delta', { type: 'message_delta', delta: { stop_reason: stop, stop_sequence: null }, usage: { output_tokens: USAGE.output_tokens } });
  event(response, 'message_stop', { type: 'message_stop' });
  response.end();
}

function begin(response, request) {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'request-id': 'req_trial' });
  event(response, 'message_start', {
    type: 'message_start', message: { ...message(request), usage: { ...USAGE, output_tokens: 1 } },
  });
}

function message(request) {
  return {
    id: 'msg_trial', type: 'message', role: 'assistant', model: request.model, content: [], stop_reason: null, stop_sequence: null,
  };
}

function event(response, name, data) {
  response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
}
