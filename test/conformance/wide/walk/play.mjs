// Walks through a process: start, work, cancel, restart, work on. What is seen after each step goes on the transcript.
import { dice } from '../../random.mjs';
import { look, lookBack } from './looks.mjs';
import { observe } from './situation.mjs';
import { clearOfKnown, drawRestart, drawStart, drawWork } from './steps.mjs';

const answer = ({ status, body }) => (status >= 400 ? `${status} ${body?.type}` : status);

class Walk {
  /** Every step that was made, in words. */
  steps;
  #definitions = {};
  #twins = [];
  #known = new Set();

  constructor(t, model, steps) {
    Object.assign(this, { t, model, steps });
  }
  see(label, value) { this.t.see(`${this.steps.length} ${label}`, value); }

  /** Makes a step, and sees what comes of it; false if it cannot be made. */
  async make(step) {
    this.steps.push(step);
    const [kind] = Object.keys(step);
    this.see('step', step);
    const result = await this[`_${kind}`](step);
    if (result !== undefined) this.see('answer', result);
    this.situation = await observe(this.t, this.current, this.#definitions);
    for (const { id, path } of this.situation.members) await this.t.tree(id, `${this.steps.length} ${path}tree`);
    return result !== 'cannot';
  }

  async _start({ start, businessKey, twin }) {
    const begin = (key) => this.t.post(`/process-definition/key/${this.model.key}/start`, { variables: start, businessKey: key });
    const r = await begin(businessKey);
    this.first = this.current = r.body?.id;
    if (r.status === 200) this.#known.add(r.body.id);
    if (r.status === 200 && twin) this.#twins.push((await begin(twin)).body?.id);
    return answer(r);
  }
  async _do({ do: what, variables }) {
    const move = this.situation.moves.find((m) => m.what === what);
    return move ? answer(await move.act(variables)) : 'cannot';
  }
  async _set({ set, to }) { return answer(await this.t.put(`/process-instance/${this.current}/variables/${set}`, to)); }
  async _correlate({ correlate, businessKey, all, variables }) {
    return answer(await this.t.post('/message', { messageName: correlate, businessKey, all, processVariables: variables }));
  }
  async _broadcast({ broadcast, variables }) { return answer(await this.t.post('/signal', { name: broadcast, variables })); }
  async _modify({ modify, ...flags }) {
    const instructions = modify.map(({ node, ...rest }) => {
      if (!node) return rest;
      const found = this.situation.nodes.find((n) => n.name === node);
      return { ...rest, ...(found?.transitionId ? { transitionInstanceId: found.transitionId } : { activityInstanceId: found?.id ?? 'none' }) };
    });
    return answer(await this.t.post(`/process-instance/${this.current}/modification`, { instructions, ...flags }));
  }
  /** Looks at everything, cancels what runs, and looks at its history. Output mappings run too, and may fail: then without. */
  async _cancel() {
    this.see('before', this.situation.members.length > 0);
    await look(this.t, this.situation, `${this.steps.length} before`);
    for (const twin of this.#twins) if (twin) await look(this.t, await observe(this.t, twin), `${this.steps.length} twin`);
    const ids = [this.current, ...this.#twins].filter(Boolean);
    for (const id of ids) {
      if ((await this.t.get(`/process-instance/${id}`)).status !== 200) continue;
      const r = await this.t.del(`/process-instance/${id}`);
      this.see('canceled', answer(r));
      if (r.status >= 300) await this.t.cancel(id, '?skipIoMappings=true&skipCustomListeners=true');
    }
    for (const id of ids) await lookBack(this.t, id, `${this.steps.length} history`);
    this.#twins = [];
  }
  async _restart({ restart, of, ...more }) {
    const old = of === 'latest' ? this.current : this.first;
    const ids = of === 'both' ? [this.first, this.current] : [old];
    const definition = await this.t.definitionId(this.model.key);
    const r = await this.t.post(`/process-definition/${definition}/restart`, { processInstanceIds: ids, instructions: restart, ...more });
    if (r.status !== 204) return answer(r);
    const all = await this.t.must('GET', `/history/process-instance?processDefinitionKey=${this.model.key}`);
    const next = all.find((i) => i.restartedProcessInstanceId === old && !this.#known.has(i.id));
    if (!next) return '204, and no new instance';
    this.#known.add(next.id);
    this.current = next.id;
    await look(this.t, await observe(this.t, next.id), `${this.steps.length} restarted`);
    return answer(r);
  }
}

const draw = async (walk, d) => {
  await walk.make(drawStart(d));
  if (!walk.current) return;
  const work = async (most) => {
    for (let i = d.upTo(most + 1); i > 0; i--) {
      const step = clearOfKnown(() => drawWork(d, walk.model, walk.situation), walk.model);
      if (!step) break;
      await walk.make(step);
    }
  };
  await work(9);
  await walk.make({ cancel: true });
  for (let round = d.pick([1, 2, 2, 3]); round > 0; round--) {
    const before = walk.current;
    await walk.make(clearOfKnown(() => drawRestart(d, walk.model), walk.model));
    if (walk.current === before) continue;
    await work(7);
    await walk.make({ cancel: true });
  }
};

/** A scenario: walks by the seed, or the given steps. `made` is filled with the steps as they are made. */
export const walk = ({ model, seed, steps }, made = []) => async (t) => {
  made.length = 0;
  await t.deploy(model.xml);
  const way = new Walk(t, model, made);
  if (!steps) return draw(way, dice(seed ^ 0x5eed));
  for (const step of steps) {
    if (step.start || way.current) await way.make(step);
  }
};
