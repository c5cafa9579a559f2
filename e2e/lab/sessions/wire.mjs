// How each provider's API says the same: what was asked, and an answer of a text or of one call of a tool.

const USAGE = { input: 123, output: 45 };
let numbers = 0;
const fresh = (prefix) => prefix + String(++numbers).padStart(6, '0');

const textOf = (content) => (typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('\n'));

/**
 * A request in common words: `{turns, tools, stream}`. A turn is `{text}` of the user or `{results}`, a number; a tool is
 * `{name, schema, namespace}`.
 */
export function asked(api, body) {
  return { turns: apis[api].turns(body), tools: apis[api].tools(body) };
}

/** Writes an answer, `{text}` or `{say, tool, input}`. */
export function answer(api, response, body, said) {
  apis[api].answer(response, body, said);
}

/** The name of the API that a path belongs to; undefined for other paths. */
export function apiOf(path) {
  return Object.keys(apis).find((name) => apis[name].path.test(path));
}

function json(response, body) {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function events(response, list) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const [name, data] of list) {
    response.write(`${name ? `event: ${name}\n` : ''}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
  }
  response.end();
}

const anthropic = {
  path: /\/messages$/,
  turns: (body) => (body.messages ?? []).filter((message) => message.role === 'user').flatMap((message) => {
    const parts = typeof message.content === 'string' ? [{ type: 'text', text: message.content }] : message.content;
    const results = parts.filter((part) => part.type === 'tool_result').length;
    return [...(results ? [{ results }] : []), ...parts.filter((part) => part.type === 'text').map(({ text }) => ({ text }))];
  }),
  tools: (body) => (body.tools ?? []).filter((tool) => tool.input_schema).map((tool) => ({ name: tool.name, schema: tool.input_schema })),
  answer(response, body, said) {
    const content = said.tool
      ? [{ type: 'text', text: said.say }, { type: 'tool_use', id: fresh('toolu_'), name: said.tool.name, input: said.input }]
      : [{ type: 'text', text: said.text }];
    const stop = said.tool ? 'tool_use' : 'end_turn';
    const usage = { input_tokens: USAGE.input, cache_creation_input_tokens: 0, cache_read_input_tokens: 0, output_tokens: USAGE.output };
    const message = { id: fresh('msg_'), type: 'message', role: 'assistant', model: body.model, content: [], stop_reason: null, stop_sequence: null, usage };
    if (!body.stream) {
      json(response, { ...message, content, stop_reason: stop });
      return;
    }
    const list = [['message_start', { type: 'message_start', message }]];
    content.forEach((block, index) => {
      const text = block.type === 'text';
      const begun = text ? { type: 'text', text: '' } : { ...block, input: {} };
      const delta = text ? { type: 'text_delta', text: block.text } : { type: 'input_json_delta', partial_json: JSON.stringify(block.input) };
      list.push(['content_block_start', { type: 'content_block_start', index, content_block: begun }]);
      list.push(['content_block_delta', { type: 'content_block_delta', index, delta }]);
      list.push(['content_block_stop', { type: 'content_block_stop', index }]);
    });
    list.push(['message_delta', { type: 'message_delta', delta: { stop_reason: stop, stop_sequence: null }, usage: { output_tokens: USAGE.output } }]);
    list.push(['message_stop', { type: 'message_stop' }]);
    events(response, list);
  },
};

const chat = {
  path: /\/chat\/completions$/,
  turns: (body) => (body.messages ?? []).flatMap((message) => {
    if (message.role === 'tool') return [{ results: 1 }];
    return message.role === 'user' ? [{ text: textOf(message.content) }] : [];
  }),
  tools: (body) => (body.tools ?? []).filter((tool) => tool.function).map((tool) => ({ name: tool.function.name, schema: tool.function.parameters })),
  answer(response, body, said) {
    const head = { id: fresh('chatcmpl-'), created: 1700000000, model: body.model };
    const usage = { prompt_tokens: USAGE.input, completion_tokens: USAGE.output, total_tokens: USAGE.input + USAGE.output };
    const calls = said.tool && [{ index: 0, id: fresh('call_'), type: 'function', function: { name: said.tool.name, arguments: JSON.stringify(said.input) } }];
    const finish = calls ? 'tool_calls' : 'stop';
    if (!body.stream) {
      const message = { role: 'assistant', content: said.text ?? null, tool_calls: calls };
      json(response, { ...head, object: 'chat.completion', choices: [{ index: 0, message, finish_reason: finish }], usage });
      return;
    }
    const chunk = (delta, reason = null, more = {}) =>
      [null, { ...head, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: reason }], ...more }];
    events(response, [
      chunk({ role: 'assistant', content: said.text ?? said.say }), ...(calls ? [chunk({ tool_calls: calls })] : []),
      chunk({}, finish, { usage }), [null, '[DONE]'],
    ]);
  },
};

const responses = {
  path: /\/responses$/,
  turns: (body) => (typeof body.input === 'string' ? [{ role: 'user', content: body.input }] : body.input ?? []).flatMap((item) => {
    if (/_output$/.test(item.type ?? '')) return [{ results: 1 }];
    return item.role === 'user' ? [{ text: textOf(item.content) }] : [];
  }),
  tools: (body) => (body.tools ?? []).flatMap((tool) => (tool.type === 'namespace'
    ? tool.tools.map((inner) => ({ name: inner.name, namespace: tool.name, schema: inner.parameters }))
    : [{ name: tool.name ?? tool.type, schema: tool.parameters }])),
  answer(response, body, said) {
    const output = [{
      type: 'message', id: fresh('item_'), role: 'assistant', status: 'completed',
      content: [{ type: 'output_text', text: said.text ?? said.say, annotations: [] }],
    }];
    if (said.tool) {
      const namespace = said.tool.namespace && { namespace: said.tool.namespace };
      output.push({
        type: 'function_call', id: fresh('fc_'), call_id: fresh('call_'), name: said.tool.name, ...namespace,
        arguments: JSON.stringify(said.input), status: 'completed',
      });
    }
    const usage = {
      input_tokens: USAGE.input, input_tokens_details: { cached_tokens: 0 }, output_tokens: USAGE.output,
      output_tokens_details: { reasoning_tokens: 0 }, total_tokens: USAGE.input + USAGE.output,
    };
    const whole = { id: fresh('resp_'), object: 'response', created_at: 1700000000, status: 'completed', model: body.model, output, usage };
    if (!body.stream) {
      json(response, whole);
      return;
    }
    const list = [{ type: 'response.created', response: { ...whole, status: 'in_progress', output: [], usage: null } }];
    output.forEach((item, index) => {
      list.push({ type: 'response.output_item.added', output_index: index, item: { ...item, status: 'in_progress' } });
      list.push({ type: 'response.output_item.done', output_index: index, item });
    });
    list.push({ type: 'response.completed', response: whole });
    events(response, list.map((event, sequence) => [event.type, { ...event, sequence_number: sequence }]));
  },
};

const gemini = {
  path: /:(stream)?[gG]enerateContent$/,
  turns: (body) => (body.contents ?? []).filter((content) => content.role === 'user').flatMap((content) => {
    const results = (content.parts ?? []).filter((part) => part.functionResponse).length;
    return results ? [{ results }] : [{ text: textOf(content.parts) }];
  }),
  tools: (body) => (body.tools ?? []).flatMap((tool) => tool.functionDeclarations ?? [])
    .map((tool) => ({ name: tool.name, schema: tool.parametersJsonSchema ?? tool.parameters })),
  answer(response, body, said) {
    const parts = said.tool ? [{ text: said.say }, { functionCall: { name: said.tool.name, args: said.input } }] : [{ text: said.text }];
    const whole = {
      candidates: [{ content: { role: 'model', parts }, finishReason: 'STOP', index: 0 }], responseId: fresh('g'),
      usageMetadata: { promptTokenCount: USAGE.input, candidatesTokenCount: USAGE.output, totalTokenCount: USAGE.input + USAGE.output },
    };
    if (body.streamed) events(response, [[null, whole]]);
    else json(response, whole);
  },
};

const apis = { anthropic, chat, responses, gemini };
