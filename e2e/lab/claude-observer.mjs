// usage: node claude-observer.mjs CLAUDE SCRATCH COMMAND ...    see ../claude-observer.sh
import { Books } from './books.mjs';
import { tamperings } from './tamperings.mjs';
import { Trial } from './trial.mjs';
import { Verdict } from './verdict.mjs';

const SECONDS_MAX = 480;

const [claude, scratch, ...command] = process.argv.slice(2);
const began = Date.now();
const seconds = () => ((Date.now() - began) / 1000).toFixed(0);

/** What can be read by HTTP, before the worker ends. */
async function told(worker) {
  const status = await worker.get('/v1/status');
  const observations = [];
  for (const { id } of await worker.list('/v1/observations')) {
    observations.push(await worker.get(`/v1/observations/${id}`));
  }
  return {
    claude: status.observers.find((observer) => observer.name === 'claude'),
    sessions: await worker.list('/v1/sessions'),
    summaries: await worker.list('/v1/summaries'),
    observations,
  };
}

function print({ rows, findings }, { model, stages }) {
  console.log(`${'case'.padEnd(20)} tool uses  observations  summaries  turns`);
  for (const { name, uses, observations, summaries, turns } of rows) {
    console.log(`${name.padEnd(20)} ${String(uses).padStart(9)}  ${String(observations).padStart(12)}  ${String(summaries).padStart(9)}  ${turns}`);
  }
  console.log(`${rows.length} sessions, ${model.calls.length} calls of the model, ${seconds()} s: ${stages.join(', ')}`);
  for (const finding of findings) console.error(`FAILED ${finding}`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
setTimeout(() => {
  console.error(`FAILED it takes longer than ${SECONDS_MAX} s`);
  process.exit(1);
}, SECONDS_MAX * 1000).unref();

const trial = new Trial(command, claude, scratch);
let kept = null;
try {
  await trial.run();
  kept = await told(trial.worker);
} finally {
  await trial.end();
}
kept = { ...kept, audit: trial.worker.run('audit', '--json'), ...new Books(trial.home).all() };
const verdict = new Verdict(trial, kept);
print(verdict, trial);

// A check that cannot fail proves nothing: what is tampered with must be refused.
const blind = tamperings(kept).filter(({ tampered }) => new Verdict(trial, tampered).findings.length <= verdict.findings.length);
for (const { what } of blind) console.error(`FAILED the checks do not see ${what}`);
process.exitCode = verdict.findings.length + blind.length > 0 ? 1 : 0;
