import { FAILING, OF_SUBAGENT, START } from './script.mjs';

const hasMark = (text, mark) => new RegExp(`${mark}(?!\\d)`).test(text);

/** What differs between what was asked for, what the client wrote down and what was stored; nothing when all is well. */
export function findings(kept) {
  return [...stored(kept), ...known(kept), ...written(kept), ...books(kept), ...door(kept), ...undone(kept)];
}

function stored({ asked, uses, killed }) {
  const found = [];
  if (!killed) found.push('the session never came to the step before which the worker is killed');
  if (asked.length < 5) found.push(`the model asked for ${asked.length} uses only: ${asked}`);
  for (const mark of asked) {
    const times = uses.filter(({ input }) => hasMark(input, mark)).length;
    if (times !== 1) found.push(`the use ${mark} was stored ${times} times`);
  }
  const strangers = uses.filter(({ input }) => !asked.some((mark) => hasMark(input, mark)));
  for (const { key, tool, input } of strangers) found.push(`nobody asked for ${tool} ${key}: ${input.slice(0, 200)}`);
  for (const { key, state, reason } of uses) {
    if (state !== 'done') found.push(`${key} is ${state} ${reason ?? ''}`);
  }
  return found;
}

/** What a subagent did has its agent, and what failed is a failure, where the client tells. */
function known({ asked, uses, tells }) {
  const found = [];
  const use = (mark) => uses.find(({ input }) => hasMark(input, mark));
  if (tells.agent && asked.includes(OF_SUBAGENT) && !use(OF_SUBAGENT)?.agent) found.push(`${OF_SUBAGENT} is not known as a subagent's`);
  if (tells.failure && asked.includes(FAILING) && use(FAILING)?.ending !== 'failed') {
    found.push(`${FAILING} failed and is stored as ${use(FAILING)?.ending}`);
  }
  return found;
}

/** Files that the client itself has changed meanwhile are no longer as they were, whoever looks. */
function undone({ settings }) {
  return settings
    .filter(({ before, installed, worked, after }) => installed === worked && after !== before)
    .map(({ file }) => `${file} is not as it was before it was installed`);
}

/** Clients that write nothing down that can be read are compared with the model alone. */
function written({ told, uses, asked }) {
  if (!told) return [];
  const found = [];
  for (const mark of asked) {
    const inTranscript = told.some((input) => hasMark(input, mark));
    const inStore = uses.some(({ input }) => hasMark(input, mark));
    if (inTranscript !== inStore) found.push(`${mark}: ${inTranscript ? 'only the transcript' : 'only the store'} has it`);
  }
  return found;
}

function books({ prompts, audit, bad, waiting }) {
  const found = [];
  const begun = prompts.filter((text) => text.includes(START)).length;
  if (begun !== 1 || prompts.length !== 1) found.push(`${prompts.length} prompts are stored, ${begun} of them the user's`);
  if (!audit.balanced) found.push(`the books do not balance: ${JSON.stringify(audit.exceptions)}`);
  if (bad.length) found.push(`the spool could not be taken: ${bad}`);
  if (waiting.length) found.push(`the spool was not emptied: ${waiting}`);
  return found;
}

function door({ form, unauthorized, posted, output, doctor }) {
  const found = [];
  if (unauthorized || /\b401\b/.test(output)) found.push(`${unauthorized} answers were 401, or the client tells of one`);
  if (form === 'http' && !posted) found.push('the client posted nothing by itself');
  for (const { level, detail } of doctor) {
    if (level === 'fail') found.push(`the doctor says: ${detail}`);
  }
  if (!doctor.some(({ detail }) => detail.startsWith('last event')) && form !== 'plugin') {
    found.push(`the doctor has heard of no event: ${JSON.stringify(doctor)}`);
  }
  return found;
}

/** The same with something wrong in it, which the checks must see. */
export function tampered(kept) {
  const [first, ...others] = kept.uses;
  const changed = (mark, change) => kept.uses.map((use) => (hasMark(use.input, mark) ? { ...use, ...change } : use));
  const more = [];
  if (kept.tells.agent && kept.asked.includes(OF_SUBAGENT)) {
    more.push({ what: 'a subagent that is not named', kept: { ...kept, uses: changed(OF_SUBAGENT, { agent: null }) } });
  }
  if (kept.tells.failure && kept.asked.includes(FAILING)) {
    more.push({ what: 'a failure that is none', kept: { ...kept, uses: changed(FAILING, { ending: 'succeeded' }) } });
  }
  const left = { file: 'a file', before: 'a', installed: 'b', worked: 'b', after: 'b' };
  return [
    ...more,
    { what: 'settings that were left behind', kept: { ...kept, settings: [...kept.settings, left] } },
    { what: 'a use that is missing', kept: { ...kept, uses: others } },
    { what: 'a use that is there twice', kept: { ...kept, uses: [first, ...kept.uses] } },
    { what: 'a use that nobody asked for', kept: { ...kept, uses: [...kept.uses, { ...first, key: 'stranger', input: '{}' }] } },
    { what: 'a prompt that is missing', kept: { ...kept, prompts: [] } },
    { what: 'an answer 401', kept: { ...kept, unauthorized: 1 } },
  ];
}
