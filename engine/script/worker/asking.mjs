// What a script may ask of the engine while it runs (../access/): one question a line, and one answer a line.

let questions = new Map();
let asked = 0;
let env;
let send;

/** Begins a run: `ask` sends a question, `variables` of the environment are those that were granted. */
export const beginRun = ({ ask, variables }) => {
  questions = new Map();
  send = ask;
  env = variables;
};

/** Ends a run: answers that come later reach nobody. */
export const endRun = () => {
  questions = new Map();
  send = undefined;
};

/** Whether the run has asked something that is not answered yet. */
export const isAsking = () => questions.size > 0;

/** Asks the engine. The promise is rejected with a thrown { name, message } where access is refused or fails. */
export const ask = (operation, details) =>
  new Promise((resolve, reject) => {
    if (send === undefined) return;
    asked++;
    questions.set(asked, { resolve, reject });
    send({ question: asked, operation, ...details });
  });

/** Takes an answer of the engine; of a question of an earlier run it is none. */
export const takeAnswer = ({ question, value, error }) => {
  const waiting = questions.get(question);
  questions.delete(question);
  if (error) waiting?.reject(error);
  else waiting?.resolve(value);
};

/** Value of a granted variable of the environment, null where it is not set; undefined where it is not granted. */
export const granted = (name) => (env && Object.hasOwn(env, name) ? env[name] : undefined);
