import { NotWellFormed } from '../../engine/model/xml/not-well-formed.ts';
import { readXml } from '../../engine/model/xml/read-xml.ts';
import { assert, suite } from '../harness.ts';
import { bytes, messageOf, model, parse } from './xml.ts';

const test = suite('XML');

const read = (xml: string) => readXml(bytes(xml));
const refused = (xml: string | Uint8Array, message: RegExp) =>
  assert.throws(
    () => (typeof xml === 'string' ? read(xml) : readXml(xml)),
    (error: unknown) => error instanceof NotWellFormed && message.test(error.message),
  );

test('an element stands where its start tag ends, lines and columns from 1', () => {
  const root = read('<?xml version="1.0"?>\n<a>\r\n  <b x="1"\n     y="2"/><c></c></a>');
  const [b, c] = root.children;
  assert.equal([root.line, root.column], [2, 4]);
  assert.equal([b?.line, b?.column, b?.end.line, b?.end.column], [4, 13, 4, 13]);
  assert.equal([c?.column, c?.end.column], [16, 20]);
});

test('names are looked up by their namespaces, whatever their prefixes', () => {
  const root = read('<a xmlns="u" xmlns:q="v" x="1" q:x="2"><q:b/><b/></a>');
  assert.equal([root.attribute('x'), root.attribute('x', ['w', 'v'])], ['1', '2']);
  assert.equal(root.elements('b').length, 2);
  assert.is(root.element('b', ['v'])?.namespace, 'v');
  assert.throws(() => root.element('b'), /multiple elements with tag name b/);
  assert.equal([root.children[0]?.namespaceOf('q'), root.namespaceOf('z')], ['v', undefined]);
});

test('text is in one piece, character data and references included', () =>
  assert.is(read('<a>1 &lt; <b>x</b><![CDATA[<2>]]>&#65;</a>').text, '1 < <2>A'));

test('the encoding is that of the byte order mark or of the declaration', () => {
  const xml = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>ä</a>`;
  const utf16 = Buffer.from(`\ufeff${xml('utf-16')}`, 'utf16le');
  assert.is(readXml(utf16).text, 'ä');
  assert.is(readXml(Buffer.from(xml('ISO-8859-1'), 'latin1')).text, 'ä');
  assert.is(readXml(Buffer.from(`\ufeff${xml('utf-8')}`)).text, 'ä');
  refused(bytes(xml('klingon')), /^klingon$/);
  refused(bytes(xml('-')), /^Invalid encoding name "-"\.$/);
  refused(Buffer.from(xml('utf-8'), 'latin1'), /^Invalid byte 2 of 3-byte UTF-8 sequence\.$/);
  refused(bytes(xml('us-ascii')), /^Byte "195" is not a member of the \(7-bit\) ASCII/);
  refused(Buffer.from(`\ufeff${xml('utf-8')}`, 'utf16le'), /^The markup in the document preceding/);
  refused(bytes(`\ufeff\ufeff${xml('utf-8')}`), /^Content is not allowed in prolog/);
});

test('document types are refused, so no entity is ever expanded or fetched', () => {
  refused('<!DOCTYPE a><a/>', /^DOCTYPE is disallowed/);
  refused('<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><a>&y;</a>', /^DOCTYPE/);
  refused('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', /^DOCTYPE/);
  refused('<a>&x;</a>', /The entity "x" was referenced, but not declared/);
});

test('nesting without end and elements without number are refused', () => {
  refused('<a>'.repeat(1_000_000), /nested deeper than 500 levels/);
  refused(`<a>${'<b/>'.repeat(200_000)}</a>`, /more than 100000 elements/);
});

test('sections that never end do not keep the reader busy', () => {
  refused('<a><![CDATA['.repeat(500_000), /must start and end within the same entity/);
  refused(`<a>${'<!-- '.repeat(500_000)}`, /"--" is not permitted within comments/);
});

test('subprocesses may be nested as deep as elements may', async () => {
  const open = Array.from(
    { length: 480 },
    (_, n) => `<subProcess id="p${n}"><startEvent id="s${n}"/>`,
  );
  const inside = `<startEvent id="s"/>${open.join('')}${'</subProcess>'.repeat(480)}`;
  assert.is((await parse(model(inside)))[0]?.graph.activityById.size, 961);
});

test('a large text is a text', async () => {
  const documentation = 'x'.repeat(5_000_000);
  const inside = `<startEvent id="s"><documentation>${documentation}</documentation></startEvent>`;
  assert.is((await parse(model(inside)))[0]?.graph.initial?.documentation?.length, 5_000_000);
});

test('names of JavaScript mean nothing', async () => {
  const flow = '<sequenceFlow id="toString" sourceRef="__proto__" targetRef="constructor"/>';
  const [parsed] = await parse(
    model(`<startEvent id="__proto__"/><task id="constructor"/>${flow}`),
  );
  assert.is(
    parsed?.graph.activityById.get('__proto__')?.outgoing[0]?.destination.id,
    'constructor',
  );
  const refused = () => parse(model('<startEvent id="s"/><constructor/>'));
  assert.match(await messageOf(refused), /Invalid content/);
});

test.run();
