import { model } from '../xml.ts';
import type { Case } from './mutations.ts';

const SMALL = `<?xml version="1.0" encoding="UTF-8"?>
<!-- a comment -->
${model('<startEvent id="s" name="a&amp;b"/><scriptTask id="c" scriptFormat="javascript"><script><![CDATA[1 < 2]]></script></scriptTask>')}
`;
const PLAIN = model('<startEvent id="s" name="é"/>');

const declared = (encoding: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?>${PLAIN}`;

/** Each code unit as two bytes. */
const utf16 = (text: string, isBigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
};

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const withDeclaration = (declaration: string): string => declaration + PLAIN;

const withId = (id: string): string => model(`<startEvent id="${id}"/>`);

const withSpaces = (value: string): string =>
  model(`<startEvent id="s"/><userTask id="${value}"/>`);

const DOCUMENTS: readonly Case[] = [
  ['empty', ''],
  ['spaces', ' \n '],
  ['only a declaration', '<?xml version="1.0"?>'],
  ['only a comment', '<!-- -->'],
  ['spaces before the declaration', ` ${declared('UTF-8')}`],
  ['byte order mark', `\ufeff${PLAIN}`],
  ['byte order mark and declaration', `\ufeff${declared('UTF-8')}`],
  ['two byte order marks', `\ufeff\ufeff${PLAIN}`],
  ...[
    'UTF-8',
    'utf-8',
    'UTF8',
    'ISO-8859-1',
    'latin1',
    'US-ASCII',
    'windows-1252',
    'UTF-16',
    'x',
    '',
  ].map((encoding): Case => [`in UTF-8, declared as '${encoding}'`, declared(encoding)]),
  ...['UTF-8', 'ISO-8859-1', 'latin1', 'US-ASCII', 'windows-1252', 'ISO-8859-15'].map(
    (encoding): Case => [`in Latin 1, declared as '${encoding}'`, latin1(declared(encoding))],
  ),
  ['in Latin 1, not declared', latin1(PLAIN)],
  ...[true, false].flatMap((isBigEndian): Case[] => [
    [`UTF-16 ${isBigEndian}`, utf16(`\ufeff${PLAIN}`, isBigEndian)],
    [`UTF-16 ${isBigEndian}, declared`, utf16(`\ufeff${declared('UTF-16')}`, isBigEndian)],
    [`UTF-16 ${isBigEndian}, declared as UTF-8`, utf16(`\ufeff${declared('UTF-8')}`, isBigEndian)],
    [`UTF-16 ${isBigEndian} without mark`, utf16(PLAIN, isBigEndian)],
    [`UTF-16 ${isBigEndian} without mark, declared`, utf16(declared('UTF-16'), isBigEndian)],
  ]),
  ['version 1.1', withDeclaration('<?xml version="1.1"?>')],
  ['version 2.0', withDeclaration('<?xml version="2.0"?>')],
  ['no version', withDeclaration('<?xml encoding="UTF-8"?>')],
  ['standalone', withDeclaration('<?xml version="1.0" standalone="yes"?>')],
  ['standalone maybe', withDeclaration('<?xml version="1.0" standalone="maybe"?>')],
  ['processing instruction', withDeclaration('<?php echo ?>')],
  ['document type', withDeclaration('<!DOCTYPE definitions>')],
  ['entity', withDeclaration('<!DOCTYPE definitions [<!ENTITY e "x">]>').replace('é', '&e;')],
  ['external entity', withDeclaration('<!DOCTYPE definitions SYSTEM "file:///etc/passwd">')],
  ['undeclared entity', PLAIN.replace('é', '&e;')],
  ['character reference', PLAIN.replace('é', '&#65;&#x1F600;')],
  ['reference to no character', PLAIN.replace('é', '&#0;')],
  ['control character', PLAIN.replace('é', '\u0001')],
  ['surrogates', PLAIN.replace('é', '😀')],
  ['noncharacter', PLAIN.replace('é', '\uffff')],
  ['null bytes', PLAIN.replace('é', '\u0000')],
  ['line ends', SMALL.replaceAll('\n', '\r\n')],
  ['old line ends', SMALL.replaceAll('\n', '\r')],
  ['two roots', PLAIN + PLAIN],
  ['text behind', `${PLAIN}x`],
  ['other root', '<process xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="p"/>'],
  [
    'root of no namespace',
    '<definitions targetNamespace="t"><process id="p" isExecutable="true"/></definitions>',
  ],
  ['root of another namespace', PLAIN.replace('BPMN/20100524', 'BPMN/20100525')],
  ['no target namespace', PLAIN.replace(' targetNamespace="t"', '')],
  ['empty target namespace', PLAIN.replace(' targetNamespace="t"', ' targetNamespace=""')],
  ['prefixed', PLAIN.replaceAll(/<(\/?)/g, '<$1b:').replace('xmlns=', 'xmlns:b=')],
  [
    'other prefix for Camunda',
    model(
      '<startEvent id="s"/><serviceTask id="a" q:expression="${1}" xmlns:q="http://camunda.org/schema/1.0/bpmn"/>',
    ),
  ],
  [
    'Activiti',
    model(
      '<startEvent id="s"/><serviceTask id="a" q:expression="${1}" xmlns:q="http://activiti.org/bpmn"/>',
    ),
  ],
  ['unknown namespace of attributes', model('<startEvent id="s" xmlns:q="urn:q" q:a="b"/>')],
  ['unknown namespace of elements', model('<startEvent id="s"/><q:a xmlns:q="urn:q"/>')],
  [
    'unknown extension',
    model(
      '<startEvent id="s"><extensionElements><q:a xmlns:q="urn:q"/></extensionElements></startEvent>',
    ),
  ],
  ['unknown Camunda attribute', model('<startEvent id="s" camunda:whatever="1"/>')],
  [
    'unknown Camunda element',
    model(
      '<startEvent id="s"><extensionElements><camunda:whatever/></extensionElements></startEvent>',
    ),
  ],
  ['comments everywhere', PLAIN.replaceAll('><', '><!-- & < --><')],
  ['comment with dashes', PLAIN.replaceAll('><', '><!-- -- -->')],
  [
    'only a definition',
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"/>',
  ],
  ['no executable process', PLAIN.replace(' isExecutable="true"', '')],
  ['executable 1', PLAIN.replace('isExecutable="true"', 'isExecutable="1"')],
  ['executable TRUE', PLAIN.replace('isExecutable="true"', 'isExecutable="TRUE"')],
  ['process with a start only', PLAIN],
  ['empty process', model('')],
  [
    'two processes of one key',
    PLAIN.replace(
      '</definitions>',
      '<process id="p" isExecutable="true"><startEvent id="t"/></process></definitions>',
    ),
  ],
  [
    'three participants',
    PLAIN.replace(
      '</definitions>',
      '<choreography id="ch"><choreographyTask id="ct" initiatingParticipantRef="x"><participantRef>a</participantRef><participantRef>b</participantRef><participantRef>c</participantRef></choreographyTask><choreographyTask id="cu" initiatingParticipantRef="x"><participantRef>a</participantRef></choreographyTask></choreography></definitions>',
    ),
  ],
  ...[
    'a'.repeat(64),
    'a'.repeat(255),
    'a'.repeat(256),
    'a'.repeat(300),
    '_a',
    '1a',
    'a-b.c',
    'ä',
    '日本',
    'a b',
    'a:b',
    'a/b',
    'a#b',
    'a·b',
    '😀',
    'a\u0301',
    'constructor',
    '__proto__',
    'toString',
  ].flatMap((id): Case[] => [
    [`activity of id ${id}`, withId(id)],
    [`process of id ${id}`, PLAIN.replace('id="p"', `id="${id}"`)],
  ]),
  ...['a  b', ' a ', '\na\t', 'a\n b', '\u00a0a'].map(
    (id): Case => [`id with spaces ${JSON.stringify(id)}`, withSpaces(id)],
  ),
  ['long name', model(`<startEvent id="s" name="${'n'.repeat(300)}"/>`)],
  ['long name of the process', PLAIN.replace('id="p"', `id="p" name="${'n'.repeat(256)}"`)],
  [
    'long documentation',
    model(`<documentation>${'n'.repeat(5000)}</documentation><startEvent id="s"/>`),
  ],
  ['long version tag', PLAIN.replace('id="p"', `id="p" camunda:versionTag="${'v'.repeat(65)}"`)],
  [
    'long target namespace',
    PLAIN.replace('targetNamespace="t"', `targetNamespace="${'t'.repeat(256)}"`),
  ],
  ['time to live', PLAIN.replace('id="p"', 'id="p" camunda:historyTimeToLive="99999999999"')],
];

const MARKS = ['<', '>', '&', '"', "'", '/', ' ', '=', '!', '?', '-', ']]>', ':', '\u0002', 'x'];

/** A document cut off at each place, and with a character too many or too few at each. */
function* broken(): Iterable<Case> {
  for (let at = 0; at < SMALL.length; at++) {
    const shown = JSON.stringify(SMALL.slice(Math.max(0, at - 12), at));
    yield [`cut off after ${at} ${shown}`, SMALL.slice(0, at)];
    yield [`without the character after ${at} ${shown}`, SMALL.slice(0, at) + SMALL.slice(at + 1)];
    for (const mark of MARKS)
      yield [
        `${JSON.stringify(mark)} after ${at} ${shown}`,
        SMALL.slice(0, at) + mark + SMALL.slice(at),
      ];
  }
}

/** Files that are no XML or no BPMN, and odd ones that are. */
export function* documents(): Iterable<Case> {
  for (const [title, content] of DOCUMENTS) yield [`document: ${title}`, content];
  for (const [title, content] of broken()) yield [`broken: ${title}`, content];
}
