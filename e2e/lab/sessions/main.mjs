// usage: node main.mjs CLIENT MODULES SCRATCH COMMAND ...    see ../../run
import fs from 'node:fs';
import path from 'node:path';
import { clients } from './clients.mjs';
import { Trial } from './trial.mjs';
import { findings, tampered } from './verdict.mjs';

const [word, modules, scratch, ...command] = process.argv.slice(2);
const USAGE = 2;

const client = clients[word];
const program = client.program(modules);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

async function tried(form) {
  const directory = path.join(scratch, form);
  fs.mkdirSync(directory);
  const trial = new Trial(client, form, directory, command);
  try {
    await trial.run(program);
    return await trial.kept();
  } finally {
    await trial.end();
  }
}

for (const form of client.forms ?? ['settings']) {
  const began = Date.now();
  const title = `${client.name} by ${form}`;
  try {
    const kept = await tried(form);
    const found = findings(kept);
    const blind = tampered(kept).filter((one) => findings(one.kept).length <= found.length).map(({ what }) => `the checks do not see ${what}`);
    const transcript = kept.told ? `, ${kept.told.length} in its transcript` : '';
    const posted = form === 'http' ? `, ${kept.posted} posted by itself` : '';
    console.log(`${title}: ${kept.asked.length} uses asked for, ${kept.uses.length} stored${transcript}${posted}, ${Math.round((Date.now() - began) / 1000)} s`);
    for (const finding of [...found, ...blind]) console.error(`FAILED ${title}: ${finding}`);
    if (found.length + blind.length) process.exitCode = 1;
  } catch (error) {
    if (form === 'http' && error.status === USAGE) {
      console.log(`${title}: not tried, because ${error.printed.error}`);
    } else {
      console.error(`FAILED ${title}: ${error.message}`);
      process.exitCode = 1;
    }
  }
}
