import { parseMultipart } from '../../api/multipart.ts';
import { assert, suite } from '../harness.ts';

const test = suite('multipart bodies');

const parse = (text: string, contentType = 'multipart/form-data; boundary=B') =>
  parseMultipart(Buffer.from(text, 'latin1'), contentType);
const lines = (...all: string[]) => all.join('\r\n');

test('parts come in their order with names, file names and bytes as sent', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  const form = new FormData();
  form.append('deployment-name', 'näme');
  form.append('b', new Blob([bytes]), 'ä "b".bpmn');
  form.append('a', new Blob(['\r\n--x\r\n'], { type: 'text/plain' }), 'a.txt');
  const request = new Request('http://localhost', { method: 'POST', body: form });
  const parts = parseMultipart(
    new Uint8Array(await request.arrayBuffer()),
    request.headers.get('content-type') as string,
  );
  assert.equal(
    parts.map(({ name, text }) => [name, text]),
    [
      ['deployment-name', 'näme'],
      ['b', null],
      ['a', '\r\n--x\r\n'],
    ],
  );
  assert.equal(
    parts.map(({ fileName }) => fileName),
    [null, 'ä %22b%22.bpmn', 'a.txt'],
  );
  assert.ok(parts[1]?.bytes.equals(bytes));
});

test('a preamble, an epilogue, quoted names, folded headers and empty parts are understood', () => {
  const text = lines(
    'before',
    '--B',
    'Content-Disposition: form-data;',
    ' name="a \\"b\\""; filename=c.txt',
    '',
    '',
    '--B  ',
    'content-disposition: form-data; name=d',
    '',
    'e',
    '--B--',
    'after',
  );
  assert.equal(
    parse(text).map(({ name, fileName, text }) => [name, fileName, text]),
    [
      ['a "b"', 'c.txt', ''],
      ['d', null, 'e'],
    ],
  );
  assert.equal(parse(text, 'multipart/form-data; charset=x; boundary="B"').length, 2);
});

test('parts without a name are passed over', () => {
  assert.equal(
    parse(
      lines(
        '--B',
        '',
        'no headers',
        '--B',
        'Content-Disposition: attachment; name=x',
        '',
        'y',
        '--B--',
      ),
    ),
    [],
  );
});

test('what is no multipart body is refused as Camunda does', () => {
  const message = /^multipart\/form-data cannot be processed$/;
  for (const text of [
    '',
    'nonsense',
    '--B',
    lines('--B', 'Content-Disposition: form-data; name=a', '', 'never ends'),
    lines('--B', 'no end of headers', '--B--'),
  ]) {
    assert.throws(() => parse(text), message, JSON.stringify(text));
  }
  assert.throws(() => parse('--B--', 'multipart/form-data'), message);
});

test.run();
