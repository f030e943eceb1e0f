export const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
export const BPMN_DIAGRAM = 'http://www.omg.org/spec/BPMN/20100524/DI';
export const DIAGRAM_COMMON = 'http://www.omg.org/spec/DD/20100524/DC';
export const DIAGRAM = 'http://www.omg.org/spec/DD/20100524/DI';
export const XML_SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
/** Camunda's own extensions and, as it also takes them, those of Activiti from which it came. */
export const CAMUNDA: readonly string[] = [
  'http://camunda.org/schema/1.0/bpmn',
  'http://activiti.org/bpmn',
];
/** The old name of failedJobRetryTimeCycle's namespace (DefaultFailedJobParseListener). */
export const FOX: readonly string[] = ['http://www.camunda.com/fox'];
/** How bpmn-moddle names the namespaces of attributes, whatever their prefixes are in the file. */
export const PREFIXES: Readonly<Record<string, string>> = {
  'http://camunda.org/schema/1.0/bpmn': 'camunda',
  'http://activiti.org/bpmn': 'activiti',
  [XML_SCHEMA_INSTANCE]: 'xsi',
};
