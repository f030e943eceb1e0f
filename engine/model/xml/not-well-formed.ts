/** A document that is no XML; `message` is what Camunda's parser (Xerces) says of it, where that can be told. */
export class NotWellFormed extends Error {}
