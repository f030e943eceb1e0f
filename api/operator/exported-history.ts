import type {
  Engine,
  HistoricDetailRow,
  HistoricProcessInstanceRow,
  Query,
  RowOf,
} from '../../engine/index.ts';
import { commentDto } from '../dto/comment.ts';
import { historicExternalTaskLogDto } from '../dto/external-task.ts';
import { historicActivityInstanceDto } from '../dto/historic-activity-instance.ts';
import { historicDetailDto } from '../dto/historic-detail.ts';
import { historicTaskDto } from '../dto/historic-task.ts';
import { historicIdentityLinkDto } from '../dto/identity-link.ts';
import { historicIncidentDto } from '../dto/incident.ts';
import { historicJobLogDto } from '../dto/job.ts';
import { userOperationDto } from '../dto/user-operation.ts';
import { historicVariableInstanceDto } from '../dto/variable-instance.ts';
import { rowsOf, withBytes, withText } from './exported-rows.ts';

/** What happened in a process instance, by what the REST API has for it below /history, and the comments. */
export const exportedHistory = async (
  engine: Engine,
  { id, removalTime }: Readonly<HistoricProcessInstanceRow>,
): Promise<object> => {
  const [activities, tasks, variables, details, incidents, jobs, externalTasks, operations] =
    await Promise.all([
      rowsOf(engine, id, 'historicActivityInstance', 'startTime'),
      rowsOf(engine, id, 'historicTask', 'startTime'),
      rowsOf(engine, id, 'historicVariable', 'createTime'),
      rowsOf(engine, id, 'historicDetail', 'time'),
      rowsOf(engine, id, 'historicIncident', 'createTime'),
      rowsOf(engine, id, 'historicJobLog', 'timestamp'),
      rowsOf(engine, id, 'historicExternalTaskLog', 'timestamp'),
      rowsOf(engine, id, 'userOperation', 'timestamp'),
    ]);
  const taskIds = tasks.map((task) => task.id);
  const [links, comments] = await Promise.all([
    engine.list(linksOf(taskIds)),
    engine.list(commentsOn(id, taskIds)),
  ]);
  return {
    activityInstances: activities.map((row) => historicActivityInstanceDto(row, removalTime)),
    tasks: tasks.map((row) => historicTaskDto(row, removalTime)),
    variables: variables.map((row) =>
      withBytes(historicVariableInstanceDto(row, removalTime, true), row),
    ),
    details: details.map((row) => detail(row, removalTime)),
    identityLinks: links.map((row) => historicIdentityLinkDto(row, removalTime)),
    incidents: incidents.map((row) => historicIncidentDto(row, removalTime)),
    jobLog: jobs.map((row) =>
      withText(
        historicJobLogDto(row, removalTime, engine.name),
        'stacktrace',
        row.exceptionStackTrace,
      ),
    ),
    externalTaskLog: externalTasks.map((row) =>
      withText(historicExternalTaskLogDto(row, removalTime), 'errorDetails', row.errorDetails),
    ),
    userOperations: operations.map((row) => userOperationDto(row, removalTime)),
    comments: comments.map((row) => commentDto(row, removalTime)),
  };
};

const detail = (row: RowOf<'historicDetail'>, removalTime: number | null): object => {
  const dto = historicDetailDto(row, removalTime, true);
  return isVariableUpdate(row) ? withBytes(dto, row) : dto;
};

const isVariableUpdate = ({ detailType }: Readonly<HistoricDetailRow>) =>
  detailType === 'VariableUpdate';

const inOrderOfTime = [{ column: 'time', direction: 'asc' }] as const;

/** History knows of an identity link which task it was on, but not which process instance. */
const linksOf = (taskIds: readonly string[]): Query<'historicIdentityLink'> => ({
  table: 'historicIdentityLink',
  where: [{ op: 'in', column: 'taskId', values: taskIds }],
  orderBy: [...inOrderOfTime],
});

/** On the instance itself and on its tasks. */
const commentsOn = (id: string, taskIds: readonly string[]): Query<'comment'> => ({
  table: 'comment',
  where: [
    { op: 'eq', column: 'type', value: 'comment' },
    {
      op: 'or',
      conditions: [
        { op: 'eq', column: 'processInstanceId', value: id },
        { op: 'in', column: 'taskId', values: taskIds },
      ],
    },
  ],
  orderBy: [...inOrderOfTime],
});
