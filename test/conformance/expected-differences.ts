/** Set → title of a scenario → why its transcript may differ from Camunda's. */
export type Reasons = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Scenarios that differ from Camunda, each with its reason. One that passes must leave this list, and one that fails must
 * be on it: conformance.test.ts holds both.
 */
export const expectedDifferences: Reasons = {
  'operations-migration': {
    'a plan is generated for the activities that both versions have': 'needs migration',
    'a generated plan leaves out what differs in kind or place, and maps scopes and events':
      'needs migration',
    'a plan is validated: unknown activities, kinds that do not fit, double mappings':
      'needs migration',
    'an instance is migrated: its task, its variables, its history, and on to the new end':
      'needs migration',
    'a task moves to another activity': 'needs migration',
    'a plan sets variables in the instances': 'needs migration',
    'migration is refused when something active is not mapped, and nothing changes':
      'needs migration',
    'instances found by a query are migrated, the suspended one too': 'needs migration',
    'instances are migrated by a batch; one that does not fit fails': 'needs migration',
    'a timer is kept, or made anew with updateEventTrigger': 'needs migration',
    'a message subscription keeps its name, or takes the new one with updateEventTrigger':
      'needs migration',
    'a task moves into a new sub process, which is entered': 'needs migration',
    'a task moves out of its sub process': 'needs migration',
    'asynchronous continuations, external tasks and their incidents are migrated':
      'needs migration',
  },
  'operations-timers': {
    'cleaning the history: configuration, the job, and an ended instance whose time has come':
      'needs GET /history/cleanup/configuration and POST /history/cleanup',
    'without an authenticated user the operation log stays empty':
      'needs PUT /history/user-operation/{id}/set-annotation',
  },
};

/** Scenarios that agree but for the text of an error message, each with its reason. */
export const expectedMessages: Reasons = {
  'bpmn-expressions': {
    'script: an error in it, thrown or of syntax': "V8's text of a syntax error, not GraalJS's",
  },
  'further-events-compensation': {
    'the process ends while a subprocess with an output mapping could still be compensated':
      "the JVM's text of a null pointer",
  },
  'rest-definition': {
    'a start with variables and business key, answered in full': "the JVM's text of a null pointer",
    'the history time to live of a definition': "the JVM's text of a null pointer",
  },
};
