/** A map in the order of its keys, which Camunda makes of camunda:map (java.util.TreeMap). */
export class SortedMap extends Map<unknown, unknown> {}
