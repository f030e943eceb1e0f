import { assert, suite } from '../harness.ts';
import { deployed, model } from './deployed.ts';

/** Starts that are refused, with what Camunda says. */
const test = suite('the refusals of a start');

const message = (id: string, name: string): string =>
  `<startEvent id="${id}"><messageEventDefinition messageRef="${name}"/></startEvent>`;

const twoMessages = model(
  'twoMessages',
  `${message('s1', 'a')}<userTask id="u"/>${message('s2', 'b')}`,
  ['s1-u', 's2-u'],
).replace('<process', '<message id="a" name="a"/><message id="b" name="b"/><process');

test('a process with several start events, none of which is the usual one', async () => {
  const here = await deployed([twoMessages]);
  const { status, body } = await here.ask('POST', '/process-definition/key/twoMessages/start', {});
  await here.close();
  const { type, message: text } = body as { type: string; message: string };
  assert.is(`${status} ${type}`, '500 RestException');
  assert.match(
    text,
    /^Cannot instantiate process definition twoMessages:1:[-0-9a-f]+: Process 'null' has no/,
  );
  assert.match(text, /\(e\.g\. message start events\): initial is null$/);
});

test.run();
