import { NotWellFormed } from './not-well-formed.ts';
import { CutOff, Scanner, UNFINISHED } from './scanner.ts';
import { scanStartTag } from './start-tag.ts';

/** How far behind the place where a fault was found Xerces may say what it is, as at the end of a start tag. */
const BEHIND = 10_000;

/**
 * What Camunda's parser (Xerces) says of a document that is no XML: it is read again as that one reads, up to the first
 * fault, which is known to be at a position or not far from it. Null where none is found there.
 */
export const faultOf = (text: string, position: number): string | null => {
  const end = position + BEHIND;
  return faultIn(() => scanDocument(new Scanner(text.slice(0, end), end < text.length)));
};

/** The same of its declaration alone. */
export const faultOfDeclaration = (text: string): string | null =>
  faultIn(() => scanDeclaration(new Scanner(text)));

const faultIn = (scan: () => void): string | null => {
  try {
    scan();
  } catch (error) {
    if (error instanceof NotWellFormed) return error.message;
    if (error instanceof CutOff) return null;
    throw error;
  }
  return null;
};

const scanDocument = (scanner: Scanner): void => {
  scanDeclaration(scanner);
  scanProlog(scanner);
  scanStartTag(scanner);
  scanContent(scanner);
  scanTrailing(scanner);
};

const PREMATURE = 'Premature end of file.';

const VALUES = ['version', 'encoding', 'standalone'] as const;

const scanDeclaration = (scanner: Scanner): void => {
  if (!/^<\?xml[ \t\r\n]/.test(scanner.text)) return;
  scanner.skip('<?xml');
  scanner.unfinished = PREMATURE;
  let isSpaced = scanner.skipSpaces();
  let expected = 0;
  let encoding = 'UTF-8';
  while (scanner.peek() !== '?') {
    const name = VALUES.find((one) => scanner.skip(one));
    if (!name) scanner.fail('A pseudo attribute name is expected.');
    const value = scanValue(scanner, name);
    const index = VALUES.indexOf(name);
    if (expected === 0 && index > 0)
      scanner.fail('The version is required in the XML declaration.');
    if (expected > 2) scanner.fail('no more pseudo attributes is allowed.');
    if (index < expected)
      scanner.fail(
        expected === 1
          ? 'The encoding declaration is required in the text declaration.'
          : 'The standalone document declaration is required.',
      );
    if (!isSpaced)
      scanner.fail(
        `White space is required before the ${name} pseudo attribute in the XML declaration.`,
      );
    checkValue(scanner, name, value);
    if (name === 'encoding') encoding = value;
    expected = index + 1;
    scanner.unfinished = UNFINISHED;
    isSpaced = scanner.skipSpaces();
  }
  if (expected === 0) scanner.fail('The version is required in the XML declaration.');
  if (!scanner.skip('?>')) scanner.fail('The XML declaration must end with "?>".');
  if (!/^[A-Za-z][A-Za-z0-9._-]*$/.test(encoding))
    scanner.fail(`Invalid encoding name "${encoding}".`);
};

const scanValue = (scanner: Scanner, name: string): string => {
  scanner.skipSpaces();
  if (!scanner.skip('='))
    scanner.fail(`The ' = ' character must follow "${name}" in the XML declaration.`);
  scanner.skipSpaces();
  const quote = scanner.peek();
  if (quote !== '"' && quote !== "'")
    scanner.fail(`The value following "${name}" in the XML declaration must be a quoted string.`);
  scanner.skip(quote);
  return scanner.upTo(quote, 'the XML declaration');
};

const checkValue = (scanner: Scanner, name: string, value: string): void => {
  if (name === 'version' && value !== '1.0' && value !== '1.1')
    scanner.fail(`XML version "${value}" is not supported, only XML 1.0 is supported.`);
  if (name === 'standalone' && value !== 'yes' && value !== 'no')
    scanner.fail(
      `The standalone document declaration value must be "yes" or "no", not "${value}".`,
    );
};

const BAD_PROLOG = 'The markup in the document preceding the root element must be well-formed.';

/** Up to the name of the root element. */
const scanProlog = (scanner: Scanner): void => {
  for (;;) {
    scanner.skipSpaces();
    if (scanner.isEnd) scanner.endTooEarly(PREMATURE);
    if (scanner.peek() === '&') scanner.fail('Reference is not allowed in prolog.');
    if (!scanner.skip('<')) scanner.fail('Content is not allowed in prolog.');
    if (scanner.skip('?')) scanInstruction(scanner);
    else if (scanner.skip('!')) {
      if (scanner.isAt('DOCTYPE')) scanner.fail('DOCTYPE is disallowed.');
      if (!scanner.isAt('-')) scanner.fail(BAD_PROLOG);
      scanComment(scanner);
    } else if (scanner.isNameAt()) return;
    else scanner.fail(BAD_PROLOG);
  }
};

const scanComment = (scanner: Scanner): void => {
  if (!scanner.skip('-') || !scanner.skip('-')) scanner.fail('Comment must start with "<!--".');
  scanner.upTo('--', 'the comment');
  if (!scanner.skip('>')) scanner.fail('The string "--" is not permitted within comments.');
};

const scanInstruction = (scanner: Scanner): void => {
  const target = scanner.name();
  if (target === '')
    scanner.fail('The processing instruction must begin with the name of the target.');
  if (target.toLowerCase() === 'xml')
    scanner.fail('The processing instruction target matching "[xX][mM][lL]" is not allowed.');
  if (!scanner.skipSpaces()) {
    if (scanner.skip('?>')) return;
    scanner.fail('White space is required between the processing instruction target and data.');
  }
  scanner.upTo('?>', 'the processing instruction');
};

/** All that is in the root element. */
const scanContent = (scanner: Scanner): void => {
  while (scanner.open.length > 0) {
    scanner.characters();
    if (scanner.skip('&')) scanner.reference();
    else {
      scanner.skip('<');
      scanMarkup(scanner);
    }
  }
};

const scanMarkup = (scanner: Scanner): void => {
  if (scanner.isNameAt()) scanStartTag(scanner);
  else if (scanner.skip('/')) scanEndTag(scanner);
  else if (scanner.skip('?')) scanInstruction(scanner);
  else if (scanner.skip('![CDATA[')) scanner.upTo(']]>', 'the CDATA section');
  else if (scanner.skip('!') && scanner.isAt('-')) scanComment(scanner);
  else
    scanner.fail('The content of elements must consist of well-formed character data or markup.');
};

const scanEndTag = (scanner: Scanner): void => {
  const name = scanner.open.pop()?.name ?? '';
  if (scanner.isEnd || !scanner.skip(name))
    scanner.fail(
      `The element type "${name}" must be terminated by the matching end-tag "</${name}>".`,
    );
  scanner.skipSpaces();
  if (!scanner.skip('>'))
    scanner.fail(`The end-tag for element type "${name}" must end with a '>' delimiter.`);
};

const scanTrailing = (scanner: Scanner): void => {
  for (;;) {
    scanner.skipSpaces();
    if (scanner.isEnd) return;
    if (scanner.peek() === '&') scanner.fail('Reference is not allowed in trailing section.');
    if (!scanner.skip('<')) scanner.fail('Content is not allowed in trailing section.');
    if (scanner.skip('?')) scanInstruction(scanner);
    else if (scanner.skip('!')) scanComment(scanner);
    else scanner.fail('The markup in the document following the root element must be well-formed.');
  }
};
