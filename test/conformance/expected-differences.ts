/** Set → title of a scenario → why its transcript may differ from Camunda's. */
export type Reasons = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Scenarios that differ from Camunda, each with its reason. One that passes must leave this list, and one that fails must
 * be on it: conformance.test.ts holds both.
 */
export const expectedDifferences: Reasons = {};

/** Scenarios that agree but for the text of an error message, each with its reason. */
export const expectedMessages: Reasons = {};
