import type { CommandOf, ModificationInstruction } from '../../engine/index.ts';
import { activityTree, type TreeNode } from '../../fixtures/demo/activity-tree.ts';
import { type Deployed, deployed } from '../engine/deployed.ts';

interface Node extends TreeNode {
  id: string;
  childActivityInstances: readonly Node[];
  childTransitionInstances: readonly Node[];
}

type Flags = Omit<CommandOf<'modifyProcessInstance'>, 'processInstanceId' | 'instructions'>;

/** An engine whose running instances are modified and looked at in few words. */
export interface Modifying extends Deployed {
  start(key: string): Promise<string>;
  modify(instance: string, instructions: ModificationInstruction[], flags?: Flags): Promise<void>;
  complete(instance: string, activityId: string): Promise<void>;
  /** The tree of activity instances as indented text, or the instance's state in history where it has ended. */
  look(instance: string): Promise<string>;
  /** The id of the one activity instance, or transition instance, of an activity. */
  idOf(instance: string, activityId: string): Promise<string>;
}

export const modifying = async (models: readonly string[]): Promise<Modifying> => {
  const here = await deployed(models);
  const { engine, ask } = here;
  const treeOf = async (instance: string) =>
    (await ask('GET', `/process-instance/${instance}/activity-instances`)).body as Node;
  return {
    ...here,
    start: async (key) => (await engine.createProcessInstanceByKey(key).execute()).row.id,
    modify: (processInstanceId, instructions, flags = {}) =>
      engine.run('modifyProcessInstance', { processInstanceId, instructions, ...flags }),
    complete: async (instance, activityId) => {
      const query = `processInstanceId=${instance}&taskDefinitionKey=${activityId}`;
      const [task] = (await ask('GET', `/task?${query}`)).body as { id: string }[];
      await engine.run('completeTask', { taskId: task?.id ?? '' });
    },
    look: async (instance) => {
      const row = await engine.get('historicProcessInstance', instance);
      if (row?.endTime !== null) return row?.state ?? 'unknown';
      const [, ...lines] = activityTree(await treeOf(instance), ({ activityId }) => activityId);
      return lines.join('\n');
    },
    idOf: async (instance, activityId) => {
      const found: string[] = [];
      const visit = (node: Node): void => {
        for (const each of [node, ...node.childTransitionInstances])
          if (each.activityId === activityId) found.push(each.id);
        for (const child of node.childActivityInstances) visit(child);
      };
      visit(await treeOf(instance));
      if (found.length !== 1) throw new Error(`${found.length} instances of ${activityId}`);
      return found[0] as string;
    },
  };
};

export const before = (activityId: string, more = {}): ModificationInstruction => ({
  type: 'startBeforeActivity',
  activityId,
  ...more,
});
export const cancel = (activityId: string): ModificationInstruction => ({
  type: 'cancelActivity',
  activityId,
});
