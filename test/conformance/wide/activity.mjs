// What stands around an activity: the making of the list that its instances go through, and its boundary events.
import { task } from '../bpmn.mjs';
import { guarded } from './guards.mjs';

const LIST = '<camunda:inputOutput><camunda:outputParameter name="list"><camunda:list><camunda:value>one</camunda:value><camunda:value>two</camunda:value></camunda:list></camunda:outputParameter></camunda:inputOutput>';

/** An element as a block, with all that belongs to it. */
export const activity = (r, node, element) => {
  const id = r.place(node.id);
  const parts = [element];
  let entry = id;
  if (node.extras?.multi) r.place(`${id}#multiInstanceBody`);
  if (node.extras?.multi?.collection) {
    entry = r.place(`${id}_list`);
    parts.push(task(entry, { ext: LIST }), r.link(entry, id));
  }
  return guarded(r, node, { in: entry, out: id, host: id, parts });
};
