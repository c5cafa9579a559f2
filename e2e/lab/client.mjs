import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** One session of Claude Code: posts the payloads of its hooks in the order the client sends them. */
export class Client {
  #worker;
  #name;
  #session = crypto.randomUUID();
  #cwd;
  #common;

  /** The accepted tool uses by message, each with the mark it carries. */
  marks = new Map();

  constructor(worker, name, scratch) {
    this.#worker = worker;
    this.#name = name;
    this.#cwd = path.join(scratch, 'projects', name);
    fs.mkdirSync(this.#cwd, { recursive: true });
    this.#common = {
      session_id: this.#session,
      transcript_path: path.join(scratch, 'transcripts', `${this.#session}.jsonl`),
      cwd: this.#cwd,
    };
  }

  get session() {
    return this.#session;
  }

  /** A prompt for each number of tool uses, each ended by Stop; then the end of the session. */
  async live(uses) {
    await this.#post('SessionStart', { source: 'startup' });
    for (const [index, count] of uses.entries()) {
      const turn = { prompt_id: crypto.randomUUID(), permission_mode: 'acceptEdits' };
      await this.#post('UserPromptSubmit', { ...turn, prompt: `Please do part ${index + 1} of case ${this.#name}` });
      for (let use = 1; use <= count; use++) await this.#use(turn, `step-${this.#name}-${index + 1}-${use}`, use);
      await this.#post('Stop', {
        ...turn, stop_hook_active: false, last_assistant_message: `Part ${index + 1} is done.`, background_tasks: [],
      });
    }
    await this.#post('SessionEnd', { reason: 'other' });
  }

  /** Reported by two hooks, as the client does; the second report must not become a message. */
  async #use(turn, mark, number) {
    const use = { ...this.#tool(mark, number), tool_use_id: `toolu_${crypto.randomUUID()}` };
    const first = await this.#post('PostToolUse', { ...turn, ...use, duration_ms: 58 });
    if (first.status !== 'queued') throw new Error(`${mark} was not queued but ${first.status}`);
    const second = await this.#post('PostToolBatch', { ...turn, tool_calls: [use] });
    if (second.status !== 'duplicate') throw new Error(`the second report of ${mark} was ${second.status}`);
    this.marks.set(first.message, mark);
  }

  #tool(mark, number) {
    const file = path.join(this.#cwd, `${mark}.txt`);
    const shapes = [
      {
        tool_name: 'Bash',
        tool_input: { command: `./check ${mark}`, description: 'Run the check' },
        tool_response: { stdout: `${mark} passed`, stderr: '', interrupted: false, isImage: false, noOutputExpected: false },
      },
      {
        tool_name: 'Read',
        tool_input: { file_path: file },
        tool_response: { type: 'text', file: { filePath: file, content: `${mark}\n`, numLines: 2, startLine: 1, totalLines: 2 } },
      },
      {
        tool_name: 'Write',
        tool_input: { file_path: file, content: `${mark}\n` },
        tool_response: { type: 'create', filePath: file, content: `${mark}\n`, structuredPatch: [], originalFile: null },
      },
    ];
    return shapes[number % shapes.length];
  }

  #post(event, payload) {
    return this.#worker.hook(event, { ...this.#common, hook_event_name: event, ...payload });
  }
}
