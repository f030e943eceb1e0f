import { ParsingStopped } from './refusal.ts';

const LETTERS = 'GyMdkHmsSEDFwWahKzZYuXL';

/** Refuses what is no pattern of dates (java.text.SimpleDateFormat); what stands in quotes means itself. */
export const checkDatePattern = (pattern: string): void => {
  const bare = pattern.replaceAll("''", '').replace(/'[^']*'/g, ' ');
  const [end] = bare.split("'");
  for (const [run] of (end as string).matchAll(/([A-Za-z])\1*/g)) {
    if (!LETTERS.includes(run.charAt(0)))
      throw new ParsingStopped(`Illegal pattern character '${run.charAt(0)}'`);
    if (run.startsWith('XXXX'))
      throw new ParsingStopped(`invalid ISO 8601 format: length=${run.length}`);
  }
  if (end !== bare) throw new ParsingStopped('Unterminated quote');
};
