/** A part of a journal that was durable once is not what was written: later lines show that it was stored. */
export class DamagedJournal extends Error {
  constructor(
    path: string,
    offset: number,
    what: string,
    /** The end of the last transaction before the damage, and how many there are up to it. */
    readonly end: number,
    readonly transactions: number,
  ) {
    super(
      `${path} is damaged at byte ${offset}: ${what}. Restore the folder from a backup; or start once with --recover, which copies everything before the damage (${transactions} transactions of this file) into another folder.`,
    );
  }
}
