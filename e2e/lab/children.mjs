import fs from 'node:fs';
import path from 'node:path';

/** The living processes that work in a home's directory for observers, by /proc. */
export function childrenOf(home) {
  const directory = fs.realpathSync(path.join(home, 'observer'));
  const found = [];
  for (const pid of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (fs.readlinkSync(`/proc/${pid}/cwd`) === directory) found.push(processOf(Number(pid)));
    } catch {
      // Gone meanwhile, or of another user and so none of ours.
    }
  }
  return found.filter((child) => child.state !== 'Z');
}

function processOf(pid) {
  const [, command, rest] = fs.readFileSync(`/proc/${pid}/stat`, 'latin1').match(/\((.*)\) (.*)/s);
  const [state, parent] = rest.split(' ');
  return { pid, command, state, parent: Number(parent), program: fs.readlinkSync(`/proc/${pid}/exe`) };
}

/** The program itself, not what was started around it, of a session's run; undefined when there is none. */
export function programOf(home, session, program) {
  const entry = JSON.parse(fs.readFileSync(path.join(home, 'children.json'), 'utf8'))
    .find((line) => line.session === session);
  const children = new Map(childrenOf(home).map((child) => [child.pid, child]));
  const isBelow = (child) => child && (child.pid === entry?.pid || isBelow(children.get(child.parent)));
  return [...children.values()].find((child) => child.program === fs.realpathSync(program) && isBelow(child));
}
