// The twenty sessions: how many tool uses each of their prompts has, what the model does with the turns of a kind
// before it answers, and how turns then end badly, one pattern for each; or that the rules stand in. The CLI itself asks again after an empty answer
// and after a stream that broke.

export const cases = {
  'plain-1': { uses: [3] },
  'plain-2': { uses: [6, 4] },
  'plain-3': { uses: [5, 3, 4] },
  'plain-4': { uses: [4] },
  'nothing': { uses: [3], events: ['nothing'] },
  'server-busy': { uses: [4], events: ['overloaded', 'overloaded'], fails: [/status 529/, /status 529/] },
  'stream-error': { uses: [3], events: ['streamError'] },
  'prose': { uses: [5], events: ['prose'], summary: ['prose', 'prose'], fails: [/^it answered in prose .*twice/] },
  'empty': { uses: [3], events: Array(4).fill('empty'), fails: [/^it answered with nothing at all, twice/] },
  'cut-off': { uses: [4], events: ['cutOff'] },
  'torn': { uses: [3], events: ['torn', 'torn'], fails: [/^its answer was cut off, twice/] },
  'too-long': { uses: [5], events: ['tooLong'], fails: [/prompt_too_long/, /prompt_too_long/] },
  'child-killed': { uses: [4], events: ['silence'], fails: [/^claude ended with/] },
  'worker-killed': { uses: [6, 3], events: ['silence'], abandoned: 1 },
  'limited': { uses: [3], events: ['limited'], fails: [/status 429/] },
  'behind-limit': { uses: [4] },
  'unauthorized': { uses: [5], fails: [/authentication_failed/], rules: true },
  'behind-unauthorized': { uses: [3], rules: true },
  'spent-plan': { uses: [4], events: ['spentPlan 8'], fails: [/^100 % of the plan's window five_hour/], plan: true },
  'behind-plan': { uses: [3], plan: true },
};
