// What the model asks for, one tool after the other. Each input carries a mark, by which the use is known again in what
// was stored, in the client's transcript and in what the client sent back.

/** The word in a prompt that starts the script, and the one that a subagent gets. */
export const START = 'TRIAL';
const ERRAND = 'ERRAND';

/** The marks of the use that a subagent makes, and of the command that fails. */
export const OF_SUBAGENT = 'mark-3';
export const FAILING = 'mark-5';

const shell = /^(bash|shell|run_shell_command|exec_command|shell_command)$/i;
const read = /^(read|read_file|view)$/i;
const write = /^(write|write_file|create)$/i;
const agent = /^(task|agent|spawn_agent|invoke_agent|generalist)$/i;

const run = (mark, command = `echo ${mark}`) => ({ mark, tool: shell, wish: { command, cmd: command, description: `Say ${mark}` } });

/** The steps for the tools that are there; `directory` is the project's, `agentType` one of the client's subagents. */
function steps(tools, directory, agentType) {
  const file = (name) => ({ file_path: `${directory}/${name}`, filePath: `${directory}/${name}`, path: `${directory}/${name}`, absolute_path: `${directory}/${name}` });
  const content = { content: 'a note\n', file_text: 'a note\n' };
  const errand = `${ERRAND} of mark-2`;
  return [
    run('mark-1'),
    {
      mark: 'mark-2', tool: agent, wish: {
        description: 'an errand', prompt: errand, message: errand, task: errand, request: errand, objective: errand,
        subagent_type: agentType, agent_type: agentType, agent_name: 'generalist', name: 'errand', task_name: 'errand',
        run_in_background: false, mode: 'sync',
      },
    },
    { mark: 'mark-4', tool: read, wish: file('mark-4.md') },
    run(FAILING, `ls /${FAILING}; exit 3`),
    run('mark-6'),
    { mark: 'mark-7', tool: write, wish: { ...file('mark-7.txt'), ...content } },
    run('mark-8'),
  ].filter((step) => tools.some(({ name }) => step.tool.test(name)));
}

/** A subagent's only step. */
const errandSteps = [run(OF_SUBAGENT)];

/** What to say to a request: `{text}`, or `{say, tool, input, mark}`; `step` counts from 0 in the user's own session. */
export function reply({ turns, tools }, { directory, agentType }) {
  const begun = turns.findLastIndex(({ text }) => text?.includes(START) || text?.includes(ERRAND));
  if (begun < 0 || !tools.length) return { text: 'All is well.' };
  const errand = turns[begun].text.includes(ERRAND) && !turns[begun].text.includes(START);
  const plan = errand ? errandSteps : steps(tools, directory, agentType);
  const done = turns.slice(begun).reduce((sum, { results }) => sum + (results ?? 0), 0);
  if (done >= plan.length) return { text: `All done after ${done} uses.` };
  const { mark, tool: pattern, wish } = plan[done];
  const tool = tools.find(({ name }) => pattern.test(name));
  return { say: `Step ${done + 1}.`, tool, input: filled(tool.schema, wish), mark, step: errand ? undefined : done };
}

/** Only what the tool knows, and all that it requires. */
function filled(schema, wish) {
  const properties = schema?.properties ?? {};
  const input = Object.fromEntries(Object.keys(properties).filter((name) => name in wish).map((name) => [name, wish[name]]));
  for (const [name, value] of Object.entries(input)) {
    const allowed = properties[name].enum;
    if (allowed && !allowed.includes(value)) input[name] = allowed[0];
  }
  for (const name of schema?.required ?? []) {
    if (!(name in input)) input[name] = standIn(properties[name]);
  }
  return input;
}

function standIn(property) {
  if (property?.enum) return property.enum[0];
  return { array: [], boolean: false, number: 1, integer: 1, object: {} }[property?.type] ?? 'x';
}
