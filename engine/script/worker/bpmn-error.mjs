import { SharedError } from './shared-error.mjs';

const thrownByScripts = new WeakMap();

/** org.camunda.bpm.engine.delegate.BpmnError, as scripts throw it. */
export class BpmnError extends SharedError {
  constructor(code, message) {
    const text = message === undefined || message === null ? null : `${message}`;
    super(text ?? `${code}`);
    thrownByScripts.set(this, { code: `${code}`, message: text });
  }
  getErrorCode() {
    return thrownByScripts.get(this)?.code;
  }
  getMessage() {
    return thrownByScripts.get(this)?.message;
  }
}

/** Code and message of what was thrown, undefined where it is no BpmnError. */
export const bpmnErrorOf = (thrown) =>
  typeof thrown === 'object' && thrown !== null ? thrownByScripts.get(thrown) : undefined;

const CLASS = 'org.camunda.bpm.engine.delegate.BpmnError';

/** The ways in which scripts written for Camunda get at the class; no other class of Java is there. */
export const java = {
  BpmnError,
  Java: {
    type(name) {
      if (name === CLASS) return BpmnError;
      throw new TypeError(`Access to host class ${name} is not allowed or does not exist.`);
    },
  },
  org: { camunda: { bpm: { engine: { delegate: { BpmnError } } } } },
};
