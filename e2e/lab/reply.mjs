// What an observer would say to a question of Varve: observations that name the events they were drawn from, or a
// summary. Every tool use of a trial carries a word of its own, its mark, which the observations repeat; so whatever
// is remembered can be traced to what was reported.

const MARK = /\bstep-[a-z0-9-]+\b/;

/** The question in a request: its case, its kind and its events. Null when it is none of ours. */
export function question(request) {
  const asked = request.messages
    .filter((message) => message.role === 'user')
    .map((message) => textOf(message.content))
    .filter((text) => text.includes('<turn '));
  if (asked.length === 0) return null;
  const text = asked.at(-1).slice(asked.at(-1).lastIndexOf('<turn '));
  const events = [...text.matchAll(/<event id="(\d+)"[^>]*>([^]*?)<\/event>/g)].map(([, id, content]) => ({
    id: Number(id),
    mark: content.match(MARK)?.[0],
  }));
  return {
    name: text.match(/\bcase ([a-z0-9-]+)\b/)?.[1],
    kind: text.includes('Summarize this stretch') ? 'summary' : 'events',
    events,
  };
}

function textOf(content) {
  return typeof content === 'string' ? content : content.map((part) => part.text ?? '').join('\n');
}

/** One observation for every two events, and one that names only an event nobody showed. */
export function observations(events) {
  const blocks = [];
  for (let i = 0; i < events.length; i += 2) blocks.push(observation(events.slice(i, i + 2)));
  blocks.push(observation([{ id: 999_999_999, mark: 'step-of-another' }]));
  return blocks.join('\n');
}

function observation(events) {
  const facts = events.map((event) => `<fact>saw ${event.mark}</fact>`).join('');
  return `<observation events="${events.map((event) => event.id).join(' ')}"><type>discovery</type>`
    + `<title>${events.map((event) => event.mark).join(' ')}</title><facts>${facts}</facts></observation>`;
}

export function summary(name) {
  return `<summary><request>case ${name}</request><completed>all of ${name}</completed></summary>`;
}
