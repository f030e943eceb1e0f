import { parsed, rewritten } from './source.mjs';

/**
 * Wraps a source that awaits outside of functions into an asynchronous function that answers what the script would: the
 * value of the last expression that stands as a statement (ECMAScript's completion value). Others are left as they are.
 */
export const awaiting = (source) => {
  if (!/\bawait\b/.test(source)) return source;
  const found = { awaits: false, statements: [] };
  for (const statement of parsed(source)?.body ?? []) look(statement, found);
  return found.awaits ? wrapped(source, found.statements) : source;
};

/** Finds what awaits, and expressions that stand as statements, outside of functions. */
const look = (node, found) => {
  const waiting = [node];
  for (let each = waiting.pop(); each; each = waiting.pop()) {
    if (OWN_CONTEXT.test(each.type)) continue;
    if (each.type === 'AwaitExpression' || (each.type === 'ForOfStatement' && each.await))
      found.awaits = true;
    if (each.type === 'ExpressionStatement') found.statements.push(each);
    for (const child of Object.values(each).flat())
      if (typeof child?.type === 'string') waiting.push(child);
  }
};

const OWN_CONTEXT = /Function|^MethodDefinition$|^PropertyDefinition$|^StaticBlock$/;

const wrapped = (source, statements) => {
  const value = unusedName(source);
  const changes = statements.map(({ start, end }) => {
    const expression = source.slice(start, source[end - 1] === ';' ? end - 1 : end);
    return { start, end, text: `${value} = (${expression}\n);` };
  });
  const code = rewritten(source, changes);
  return `(async () => { let ${value}; ${code}\n; return ${value}; })()`;
};

const unusedName = (source) => {
  let name = 'completion';
  while (source.includes(name)) name += '_';
  return name;
};
