import type { Engine } from '../../engine/index.ts';
import type { Router } from '../router.ts';

/** How many unassigned tasks each group may claim. */
export const taskReportRoutes = (router: Router, engine: Engine): void =>
  router.get('/task/report/candidate-group-count', () => candidateGroupCount(engine));

/**
 * TaskCountByCandidateGroupResultDto, by group. A task counts once for each of its identity links, under no group for
 * one with a user, and once under no group if it has none (Task.xml, selectTaskCountByCandidateGroupReportQuery).
 */
const candidateGroupCount = async (engine: Engine) => {
  const tasks = await engine.list({ table: 'task', where: [{ op: 'isNull', column: 'assignee' }] });
  const counts = new Map<string | null, number>();
  const count = (group: string | null) => counts.set(group, (counts.get(group) ?? 0) + 1);
  await Promise.all(
    tasks.map(async ({ id }) => {
      const links = await engine.list({
        table: 'identityLink',
        where: [{ op: 'eq', column: 'taskId', value: id }],
      });
      if (links.length === 0) count(null);
      for (const { groupId } of links) count(groupId);
    }),
  );
  return [...counts]
    .map(([groupName, taskCount]) => ({ groupName, taskCount }))
    .sort((a, b) => ((a.groupName ?? '') < (b.groupName ?? '') ? -1 : 1));
};
