/**
 * Compiles an SQL LIKE pattern: `%` any text, `_` any one character, `\` takes the next character literally. A pattern
 * that ends in a lone `\` matches nothing, as on H2. Takes at most pattern times text steps, whatever the pattern.
 */
export const compileLike = (pattern: string, ignoreCase = false): ((text: string) => boolean) => {
  const tokens = tokenize(ignoreCase ? pattern.toLowerCase() : pattern);
  if (!tokens) return () => false;
  const matches = matcher(tokens);
  return ignoreCase ? (text) => matches(text.toLowerCase()) : matches;
};

const anyText = Symbol('%');
const anyCharacter = Symbol('_');
type Token = string | typeof anyText | typeof anyCharacter;

const tokenize = (pattern: string): Token[] | undefined => {
  const tokens: Token[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern.charAt(i);
    if (character === '%') tokens.push(anyText);
    else if (character === '_') tokens.push(anyCharacter);
    else if (character !== '\\') tokens.push(character);
    else if (++i < pattern.length) tokens.push(pattern.charAt(i));
    else return undefined;
  }
  return tokens;
};

const matcher = (tokens: readonly Token[]): ((text: string) => boolean) => {
  const wildcards = tokens.filter((token) => typeof token !== 'string');
  const literal = tokens.filter((token) => typeof token === 'string').join('');
  const ends = tokens.length > 1 && tokens[0] === anyText && tokens.at(-1) === anyText;
  if (wildcards.length === 0) return (text) => text === literal;
  if (wildcards.length === 1 && tokens.at(-1) === anyText)
    return (text) => text.startsWith(literal);
  if (wildcards.length === 1 && tokens[0] === anyText) return (text) => text.endsWith(literal);
  if (wildcards.length === 2 && ends) return (text) => text.includes(literal);
  return (text) => walk(tokens, text);
};

/** Goes on greedily and comes back only to the last `%`: an earlier one could never help. */
const walk = (tokens: readonly Token[], text: string): boolean => {
  let token = 0;
  let at = 0;
  let lastAnyText = -1;
  let resumeAt = 0;
  while (at < text.length) {
    const wanted = tokens[token];
    if (wanted === anyText) {
      lastAnyText = token++;
      resumeAt = at;
    } else if (wanted === anyCharacter || wanted === text.charAt(at)) {
      token++;
      at++;
    } else if (lastAnyText >= 0) {
      token = lastAnyText + 1;
      at = ++resumeAt;
    } else {
      return false;
    }
  }
  while (tokens[token] === anyText) token++;
  return token === tokens.length;
};
