/** How many of a batch's elements, from the first on, belong to a deployment. */
export interface DeploymentMapping {
  deploymentId: string | null;
  count: number;
}

/** What a batch is about: ids of process instances or jobs, those of one deployment together. */
export interface BatchElements {
  /** Camunda takes a null among them, at which the seed job then fails. */
  ids: (string | null)[];
  mappings: DeploymentMapping[];
}

/** Elements with their deployments, each once; those without a deployment come last (BatchElementConfiguration). */
export const batchElements = (
  pairs: Iterable<readonly [id: string | null, deploymentId: string | null]>,
): BatchElements => {
  const byDeployment = new Map<string | null, Set<string | null>>();
  for (const [id, deploymentId] of pairs) {
    const ids = byDeployment.get(deploymentId);
    if (ids) ids.add(id);
    else byDeployment.set(deploymentId, new Set([id]));
  }
  const groups = [...byDeployment].sort(([one], [other]) => inOrder(one, other));
  return {
    ids: groups.flatMap(([, ids]) => [...ids]),
    mappings: groups.map(([deploymentId, { size }]) => ({ deploymentId, count: size })),
  };
};

/** Elements that all belong to one deployment. */
export const elementsOf = (ids: readonly string[], deploymentId: string | null): BatchElements =>
  batchElements(ids.map((id) => [id, deploymentId]));

const inOrder = (one: string | null, other: string | null): number => {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const [left, right] = [one.toLowerCase(), other.toLowerCase()];
  return left < right ? -1 : Number(left > right);
};
