// What a script may ask of the engine while it runs (../access/): one question a line, and one answer a line.

/** So many questions wait for an answer at most, or the engine ends the script (../wire.ts); others wait here. */
const QUESTIONS = 8;

let questions = new Map();
let waiting = [];
let asked = 0;
let env;
let send;

/** Begins a run: `ask` sends a question, `variables` of the environment are those that were granted. */
export const beginRun = ({ ask, variables }) => {
  questions = new Map();
  waiting = [];
  send = ask;
  env = variables;
};

/** Ends a run: answers that come later reach nobody. */
export const endRun = () => {
  questions = new Map();
  waiting = [];
  send = undefined;
};

/** Whether the run has asked something that is not answered yet. */
export const isAsking = () => questions.size > 0;

/** Asks the engine. The promise is rejected with a thrown { name, message } where access is refused or fails. */
export const ask = (operation, details) =>
  new Promise((resolve, reject) => {
    if (send === undefined) return;
    waiting.push({ operation, details, resolve, reject });
    sendWaiting();
  });

const sendWaiting = () => {
  while (waiting.length > 0 && questions.size < QUESTIONS) {
    const { operation, details, ...asker } = waiting.shift();
    asked++;
    questions.set(asked, asker);
    send({ question: asked, operation, ...details });
  }
};

/** Takes an answer of the engine; of a question of an earlier run it is none. */
export const takeAnswer = ({ question, value, error }) => {
  const asker = questions.get(question);
  if (!asker) return;
  questions.delete(question);
  if (error) asker.reject(error);
  else asker.resolve(value);
  sendWaiting();
};

/** Value of a granted variable of the environment, null where it is not set; undefined where it is not granted. */
export const granted = (name) => (env && Object.hasOwn(env, name) ? env[name] : undefined);
