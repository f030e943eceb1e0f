import { RestClient } from '../../load/rest-client.ts';
import { THREE_TASKS_KEY } from '../../load/three-tasks.ts';
import { durationMs, median } from '../rate.ts';

// The client of the section "growth": restarts instances one by one.
//   node --import tsx test/bench/apart/restart-client.ts BASE_URL IDS     IDS with commas; prints { restartMs } as JSON:
// the median of the second half of the restarts, as the first half warms the server up.

const [, , base = '', ids = ''] = process.argv;
const rest = new RestClient(base, 1);
const path = `/process-definition/key/${THREE_TASKS_KEY}`;
const { id } = await rest.must<{ id: string }>('GET', path);
const times: number[] = [];
for (const processInstanceId of ids.split(',')) {
  const body = {
    processInstanceIds: [processInstanceId],
    instructions: [{ type: 'startBeforeActivity', activityId: 'c' }],
  };
  const restart = () => rest.must('POST', `/process-definition/${id}/restart`, body);
  times.push(await durationMs(restart));
}
rest.close();
console.log(JSON.stringify({ restartMs: median(times.slice(times.length / 2)) }));
