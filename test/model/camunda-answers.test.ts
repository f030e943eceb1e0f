import { readFileSync } from 'node:fs';
import { Failure } from '../../engine/failure.ts';
import { assert, suite } from '../harness.ts';
import { parse } from './xml.ts';

/** Line, column, main element, elements, message. */
type Shown = readonly [number, number, string | null, readonly string[], string];

/** What a Camunda 7.23 answered when a model was deployed: its problems or message, or the job definitions it made. */
interface Answer {
  status: number;
  type?: string;
  message?: string;
  problems?: readonly [errors: readonly Shown[], warnings: readonly Shown[]];
  jobs?: Readonly<Record<string, readonly (readonly string[])[]>>;
}

/** The second file has what the comparison with a running Camunda found (against-camunda.ts). */
const answers = ['camunda-answers.json', 'camunda-refusals.json'].flatMap(
  (file) =>
    JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as [
      title: string,
      xml: string,
      answer: Answer,
    ][],
);

/** Where only status and type are the same, each with the reason. */
const OTHER_MESSAGE: Readonly<Record<string, string>> = {
  'xml: xml prefix': 'a message of no use to anybody',
};
const REFUSED_LATER = ['schema: no id process'];

const here = async (xml: string): Promise<Answer> => {
  try {
    const jobs: Record<string, string[][]> = {};
    for (const { key, graph } of await parse(xml))
      if (graph.jobDeclarations.length > 0)
        jobs[key ?? ''] = graph.jobDeclarations
          .map((job) => [job.activityId, job.jobType, job.jobConfiguration])
          .sort();
    return Object.keys(jobs).length > 0 ? { status: 200, jobs } : { status: 200 };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { status, type, message, details } = error;
    return details ? { status, type, problems: problemsIn(details) } : { status, type, message };
  }
};

type Problem = {
  line: number;
  column: number;
  mainElementId: string | null;
  message: string;
} & Record<string, unknown>;

const problemsIn = (details: unknown): [Shown[], Shown[]] => {
  const { errors, warnings } = (
    details as Record<string, { errors: Problem[]; warnings: Problem[] }>
  )['p.bpmn'] ?? {
    errors: [],
    warnings: [],
  };
  const shown = (list: readonly Problem[]): Shown[] =>
    list.map((one) => [
      one.line,
      one.column,
      one.mainElementId,
      one['\u0435lementIds'] as string[],
      one.message,
    ]);
  return [shown(errors), shown(warnings)];
};

const test = suite('models as Camunda takes or refuses them');

for (const [title, xml, answer] of answers) {
  if (REFUSED_LATER.includes(title)) {
    test.skip(title, 'the parser lets it pass, and the deployment refuses it');
    continue;
  }
  test(`${title}: ${answer.status}`, async () => {
    const { status, type, ...rest } = await here(xml);
    assert.equal([status, type], [answer.status, answer.type]);
    const { status: _, type: __, ...expected } = answer;
    const found = JSON.parse(JSON.stringify(rest));
    if (OTHER_MESSAGE[title]) assert.not.equal(found, sorted(expected));
    else assert.equal(found, sorted(expected));
  });
}

const sorted = (answer: Omit<Answer, 'status' | 'type'>) =>
  answer.jobs
    ? {
        ...answer,
        jobs: Object.fromEntries(
          Object.entries(answer.jobs).map(([key, jobs]) => [key, [...jobs].sort()]),
        ),
      }
    : answer;

test.run();
