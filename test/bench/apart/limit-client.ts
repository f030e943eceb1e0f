import { RestClient } from '../../load/rest-client.ts';
import { rate } from '../rate.ts';
import { startBody } from '../start-body.ts';

// The client of the section "limit": asks a limit-server as a start is asked.
//   node --import tsx test/bench/apart/limit-client.ts BASE_URL     prints one line of JSON, the LimitRates.

/** Requests a second. */
export interface LimitRates {
  by1: number;
  by32: number;
}

const CONNECTIONS = 32;

const [, , base] = process.argv;
if (base === undefined) throw new Error('usage: limit-client.ts BASE_URL');
const rest = new RestClient(base, CONNECTIONS);
const ask = (number: number) => rest.must('POST', '/start', startBody(number));
await rate(6_000, CONNECTIONS, ask);
const by1 = await rate(1_000, 1, ask);
const by32 = await rate(6_000, CONNECTIONS, ask);
rest.close();
console.log(JSON.stringify({ by1, by32 } satisfies LimitRates));
