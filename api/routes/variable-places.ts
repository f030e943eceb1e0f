/** Where the API shows variables and changes them. */
export interface VariablePlace {
  /** The path of all of them; its `:id` is the scope's. */
  path: string;
  kind: 'execution' | 'task';
  /** Whether outer scopes are left alone. */
  local: boolean;
  /** What messages call the scope. */
  called: 'process instance' | 'execution' | 'task';
}

export const variablePlaces: readonly VariablePlace[] = [
  {
    path: '/process-instance/:id/variables',
    kind: 'execution',
    local: false,
    called: 'process instance',
  },
  { path: '/execution/:id/localVariables', kind: 'execution', local: true, called: 'execution' },
  { path: '/task/:id/variables', kind: 'task', local: false, called: 'task' },
  { path: '/task/:id/localVariables', kind: 'task', local: true, called: 'task' },
];
