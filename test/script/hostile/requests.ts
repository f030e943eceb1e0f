import { type Attempts, fails, yields } from './attempt.ts';
import { looseObjects } from './shared-objects.ts';
import type { World } from './world.ts';

/** What is sent, and what comes back. */
export const requests = ({ granted }: World): Attempts => {
  const url = `'http://${granted}/'`;
  const to = (path: string) => `'http://${granted}/${path}'`;
  return {
    'a header within a header': fails(
      'invalid header value',
      `await fetch(${url}, { headers: { a: 'b\\r\\nc: d' } })`,
    ),
    'a header within the name of one': fails(
      'invalid header name',
      `await fetch(${url}, { headers: { 'a: b\\r\\nc': 'd' } })`,
    ),
    'a request within a method': fails(
      'not a valid HTTP method',
      `await fetch(${url}, { method: 'GET / HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n' })`,
    ),
    'a tunnel': fails('unsupported', `await fetch(${url}, { method: 'CONNECT' })`),
    'an echo of what was sent': fails('unsupported', `await fetch(${url}, { method: 'TRACE' })`),
    'two lengths of a request': fails(
      'TypeError',
      `await fetch(${url}, { method: 'POST', body: 'x', headers: { 'content-length': '500' } })`,
    ),
    'a length of another kind': fails(
      'TypeError',
      `await fetch(${url}, { method: 'POST', body: 'x', headers: { 'transfer-encoding': 'chunked' } })`,
    ),
    'another host in the request': yields(
      granted,
      `const { headers } = await (await fetch(${url}, { headers: { Host: 'other' } })).json(); headers[headers.indexOf('host') + 1]`,
    ),
    'headers without end': fails(
      '',
      `await fetch(${url}, { headers: { [Symbol.iterator]: function* () { for (let i = 0; ; i++) yield ['x' + i, 'x'.repeat(1e4)]; } } })`,
    ),
    'a body with a GET': fails('cannot have body', `await fetch(${url}, { body: 'x' })`),
    'a body that is too large': fails(
      '',
      `await fetch(${url}, { method: 'POST', body: 'x'.repeat(5e6) })`,
    ),
    'options that throw': fails(
      'mine',
      `await fetch(${url}, new Proxy({}, { get() { throw new Error('mine'); } }))`,
    ),
    'an answer that is too large': fails('larger than', `await fetch(${to('large')})`),
    'an answer without end': fails('larger than', `await fetch(${to('endless')})`),
    'an answer that is packed small': fails('larger than', `await fetch(${to('bomb')})`),
    'an answer that is packed twice': fails('larger than', `await fetch(${to('bombs')})`),
    'an answer that is not packed as it says': fails('TypeError', `await fetch(${to('no-gzip')})`),
    'an answer that is cut': fails('TypeError', `await fetch(${to('cut')})`),
    'an answer that is none': fails('TypeError', `await fetch(${to('no-http')})`),
    'too many headers': fails('TypeError', `await fetch(${to('many-headers')})`),
    'headers with a meaning': yields(
      'constructor,then',
      `const { headers } = await fetch(${to('odd-headers')}); [headers.get('constructor'), headers.get('then')].join()`,
    ),
    'JSON with keys with a meaning': yields(
      undefined,
      `const json = await (await fetch(${to('json')})).json(); json.polluted ?? {}.polluted`,
    ),
    'many large answers at once': yields(
      undefined,
      `for (let n = 0; n < 200; n++) fetch(${url}).then(() => execution.setVariable('late', 1)); undefined`,
    ),
    'an answer that comes after the end': yields(
      'undefined',
      `const before = typeof left; fetch(${url}).then(() => { left = 1; execution.setVariable('late', 1); }); before`,
    ),
    'a class of answers': yields(true, `(await fetch(${url})).constructor === Object`),
    'an answer that is changed': fails(
      'TypeError',
      `const r = await fetch(${url}); Object.getPrototypeOf(r).text = () => 'leak'; 1`,
    ),
    'the headers of all answers': fails(
      'TypeError',
      `const r = await fetch(${url}); Object.getPrototypeOf(r.headers).get = () => 'leak'; 1`,
    ),
    'the entries of headers': fails(
      'TypeError',
      `const r = await fetch(${url}); r.headers.entries.prototype.leak = 1; 1`,
    ),
    'an answer that is read by something else': fails(
      'TypeError',
      `const r = await fetch(${url}); await r.bytes.call({ })`,
    ),
    'all that an answer leads to': yields(
      '',
      looseObjects(
        `await (async () => { const r = await fetch(${url}); return () => r; })(), await (async () => { const r = await fetch(${url}); return () => r.headers; })(), `,
      ),
    ),
  };
};
