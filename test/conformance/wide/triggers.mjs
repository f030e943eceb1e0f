// What an event waits for. A scope has each trigger once: Camunda refuses two of a kind and name.

export const drawMessage = ({ d }) => `m${1 + d.upTo(3)}`;
export const drawSignal = ({ d }) => `s${1 + d.upTo(2)}`;
export const drawError = ({ d }) => `e${1 + d.upTo(2)}`;
export const drawEscalation = ({ d }) => `u${1 + d.upTo(2)}`;

const draws = {
  message: (c) => ({ message: drawMessage(c) }),
  signal: (c) => ({ signal: drawSignal(c) }),
  timer: (c, { repeats }) => ({ timer: repeats && c.d.chance(0.3) ? 'R2/PT1H' : c.d.pick(['PT1H', 'PT2H']) }),
  /** Asked again only when x changes, or else whatever changes; what does not interrupt would fire for ever then. */
  conditional: (c, { repeats }) => ({ conditional: c.d.pick(['${x > 1}', '${x > 2}', '${x == 0}', `\${execution.getVariable('x') == 1}`]), ...(repeats || c.d.chance(0.5) ? { changed: 'x' } : {}) }),
  error: (c) => ({ error: c.d.chance(0.3) ? true : drawError(c), ...(c.d.chance(0.3) ? { codeVariable: 'code' } : {}) }),
  escalation: (c) => ({ escalation: c.d.chance(0.3) ? true : drawEscalation(c), ...(c.d.chance(0.3) ? { codeVariable: 'code' } : {}) }),
};

const keyOf = (trigger) => (trigger.timer ? undefined : trigger.escalation ? 'escalation' : Object.entries(trigger)[0].join(' '));

/** Draws a trigger of one of the kinds that the scope does not have yet; undefined if chance finds none. */
export const drawTrigger = (c, kinds, used, more = {}) => {
  const trigger = draws[c.d.pick(kinds)](c, more);
  const key = keyOf(trigger);
  if (used.has(key)) return undefined;
  if (key) used.add(key);
  return trigger;
};

/** An error always interrupts, whatever else was drawn. */
export const interrupts = ({ trigger, interrupting }) => interrupting || trigger.error !== undefined || trigger.cancel !== undefined;
