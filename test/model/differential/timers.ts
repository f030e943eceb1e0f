import { model } from '../xml.ts';
import type { Case } from './mutations.ts';

const DATES =
  '2040|2040-01|2040-01-01|2040-1-1|2040-01-01T10|2040-01-01T10:00|2040-01-01T10:00:00|2040-01-01T10:00:00.5|2040-01-01T10:00:00Z|2040-01-01T10:00:00+02:00|2040-01-01T10:00:00+0200|2040-01-01 10:00|20400101|20400101T100000|2040-W01|2040-W01-1|2040-001|2040-13-01|2040-02-30|2040-01-01T25:00:00|2040-01-01T24:00:00|T10:00|10:00|01.01.2040|P1D|PT1H|12345|now|${now()}|${1}|${null}|${dateTime()}|${x}|${true}|${"2040-01-01T00:00:00"}|${""}';
const DURATIONS =
  'PT1H|PT0S|P|PT|P1D|P1W|P1Y|P1M|P1Y2M3DT4H5M6S|PT1.5S|PT-1H|-PT1H|P-1D|PT1.5H|P1.5D|1H|PT1X|pt1h|PT1H30|PT1H/PT2H|R3/PT1H|2040-01-01|PT1H |P1DT|P1H|PT1D|${"PT1H"}|${1}|${null}|${now()}|${x}';
const CYCLES =
  'R3/PT1H|R/PT1H|R0/PT1H|R1/PT1H|R-1/PT1H|Rx/PT1H|R3|R3/|R3/P1D/2040-01-01T00:00:00|R3/2040-01-01T00:00:00/PT1H|R3/2040-01-01T00:00:00/2040-01-02T00:00:00|R/2040-01-01/PT1H|r3/PT1H|3/PT1H|R3/PT0S|R3/PT1X|R3/PT1H/x|R3//PT1H|R3/PT1H/PT1H|PT1H|0 0 * * * ?|0 0 12 * * ?|0 0/5 * * * ?|0 0 0 1 1 ? 2040|0 0 0 1 1 ? 1990|0 0 12 ? * MON-FRI|0 0 12 * * *|0 0 12 ? * ?|* * * * *|0 0 12 * *|0 0 12 * * ? 2040 1|60 0 12 * * ?|0 60 12 * * ?|0 0 24 * * ?|0 0 12 32 * ?|0 0 12 * 13 ?|0 0 12 ? * 8|0 0 12 ? * 0|0 0 12 ? * 1|0 0 12 L * ?|0 0 12 LW * ?|0 0 12 15W * ?|0 0 12 ? * 6L|0 0 12 ? * 6#3|0 0 12 ? * 6#6|0 0 12 ? * FRI#2|0 0 12 ? JAN MON|0 0 12 ? FOO MON|0 0 12 ? * FOO|0 0 12 ? * MO|a b c d e f|0 0 12 1,15 * ?|0 0 12 1- * ?|0 0 12 -1 * ?|0 0 12 5-1 * ?|0 0-5/2 12 * * ?|0 */5 * * * ?|0 /5 * * * ?|0 5/ * * * ?|0 5/70 * * * ?|0 0 12 L-3 * ?|0 0 12 L-31 * ?|0 0 12 W * ?|? 0 12 * * ?|0 0 12 C * ?|@hourly|@daily|0 0 12 * * ?  |${"R3/PT1H"}|${1}|${null}|${now()}|${x}';

const LISTS = { timeDate: DATES, timeDuration: DURATIONS, timeCycle: CYCLES };

/** Timers of start events are read when they are deployed. */
export function* timers(): Iterable<Case> {
  for (const [kind, list] of Object.entries(LISTS))
    for (const value of list.split('|')) {
      const text = value.replaceAll('"', "'");
      yield [
        `timer: ${kind} ${text}`,
        model(
          `<startEvent id="s"><timerEventDefinition><${kind}>${text}</${kind}></timerEventDefinition></startEvent>`,
        ),
      ];
    }
}
