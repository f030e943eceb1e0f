import { createApp } from '../../../api/app.ts';
import { createEngine } from '../../../engine/index.ts';
import { assert, suite } from '../../harness.ts';

const test = suite('ids of nothing over REST');

/** As a real Camunda answers, 404 throughout. */
const unknown: [path: string, type: string, code: number | null, message: string][] = [
  [
    '/process-instance/x',
    'InvalidRequestException',
    null,
    'Process instance with id x does not exist',
  ],
  ['/process-definition/x', 'InvalidRequestException', 0, 'No matching definition with id x'],
  [
    '/process-definition/key/x',
    'RestException',
    null,
    'No matching process definition with key: x and no tenant-id',
  ],
  ['/deployment/x', 'InvalidRequestException', null, "Deployment with id 'x' does not exist"],
  ['/execution/x', 'InvalidRequestException', null, 'Execution with id x does not exist'],
  ['/task/x', 'InvalidRequestException', null, 'No matching task with id x'],
  ['/job/x', 'InvalidRequestException', null, 'Job with id x does not exist'],
  ['/job-definition/x', 'InvalidRequestException', null, 'Job Definition with id x does not exist'],
  ['/incident/x', 'InvalidRequestException', null, 'No matching incident with id x'],
  ['/external-task/x', 'RestException', null, 'External task with id x does not exist'],
  [
    '/variable-instance/x',
    'InvalidRequestException',
    null,
    "Variable instance with Id 'x' does not exist.",
  ],
  [
    '/history/process-instance/x',
    'InvalidRequestException',
    null,
    'Historic process instance with id x does not exist',
  ],
  [
    '/history/detail/x',
    'InvalidRequestException',
    null,
    "Historic detail with Id 'x' does not exist.",
  ],
  [
    '/history/job-log/x/stacktrace',
    'InvalidRequestException',
    null,
    'No historic job log found with id x: historicJobLog is null',
  ],
];

for (const [path, type, code, message] of unknown) {
  test(`${path} is not there`, async () => {
    const response = await createApp(createEngine()).request(`/engine-rest${path}`);
    assert.is(response.status, 404);
    assert.equal(await response.json(), { type, message, code });
  });
}

test.run();
