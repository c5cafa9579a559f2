/** What is kept with one thing wrong in it, for each thing the checks must see. */
export function tamperings(kept) {
  const wrongs = {
    'a message that is not done': ({ messages }) => { messages[0].state = 'pending'; },
    'a message that died': ({ audit }) => { audit.states.dead = 1; },
    'a message too many': ({ audit }) => { audit.accepted++; },
    'an observation that is missing': ({ observations }) => { observations.pop(); },
    'an observation that came twice': ({ observations }) => { observations.push(observations[0]); },
    'sources of another session': ({ observations }) => { observations[0].sources = observations.at(-1).sources; },
    'sources of another turn': ({ strangers }) => { strangers.push({ observation: 1, message: 1 }); },
    'a summary that is missing': ({ summaries }) => { summaries.pop(); },
    'an error as memory': ({ summaries }) => { summaries[0].notes = 'You\'ve hit your limit'; },
    'a turn without tokens': ({ turns }) => { turns.find((turn) => turn.ended === 'answered').output = 0; },
    'a turn without a price': ({ turns }) => { turns.find((turn) => turn.ended === 'answered').micros = 0; },
    'a turn billed to a plan': ({ turns }) => { turns.find((turn) => turn.micros > 0 && !turn.billed).billed = 1; },
    'a turn of the rules': ({ turns }) => { turns[0].observer = 'rules'; },
    'a failure that did not happen': ({ failures }) => { failures.pop(); },
    'a session that was split': ({ sessions }) => { sessions.push({ ...sessions[0], id: 0 }); },
    'a gate that stays closed': ({ claude }) => { claude.open = false; },
  };
  return Object.entries(wrongs).map(([what, spoil]) => {
    const tampered = structuredClone(kept);
    spoil(tampered);
    return { what, tampered };
  });
}
