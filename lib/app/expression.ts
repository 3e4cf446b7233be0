import type { Node, ObjectExpression } from '@babel/types';
import { dirname } from 'node:path';
import { type Located, unwrapped } from './source-file';

/** Guards against constants that refer to each other in a circle. */
export const MAX_STEPS = 200;

/** A part of an object or of a list. */
export interface Member {
  readonly located: Located;
  /** Where its key stands, when it has one. */
  readonly key: Node | undefined;
}

/** Follows names to what they stand for, and `defineEnvironment(…)` to its argument. */
export function settle(at: Located, steps: number): Located {
  const node = unwrapped(at.node);
  const same = { ...at, node };
  if (steps > MAX_STEPS) return same;
  const next = following(same, steps);
  return next === undefined ? same : settle(next, steps + 1);
}

function following(at: Located, steps: number): Located | undefined {
  const { node } = at;
  switch (node.type) {
    case 'Identifier':
      return binding(at, node.name);
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const key = node.computed ? literalOf({ ...at, node: node.property }, steps) : nameOfIdentifier(node.property);
      if (key === undefined) return undefined;
      const object = unwrapped(node.object);
      const module = object.type === 'Identifier' ? at.file.moduleOf(object.name) : undefined;
      if (module !== undefined) return from(at, module.exportOf(String(key)));
      return member({ ...at, node: object }, key, steps + 1)?.located;
    }
    case 'CallExpression':
      return isIdentity(node.callee) ? argumentOf(at, node) : (resultOf(at, node, steps) ?? guessed(argumentOf(at, node)));
    default:
      return undefined;
  }
}

/** Inside a function its own names come first. */
function binding(at: Located, name: string): Located | undefined {
  const { scope } = at;
  return from(at, scope?.has(name) === true ? scope.get(name) : at.file.binding(name));
}

/** What a guess leads to is a guess. */
function from(at: Located, next: Located | undefined): Located | undefined {
  return at.guessed === true ? guessed(next) : next;
}

const guessed = (located: Located | undefined): Located | undefined =>
  located === undefined ? undefined : { ...located, guessed: true };

export const isDefinition = (callee: Node): boolean => callee.type === 'Identifier' && callee.name === 'defineEnvironment';

/** What is handed in comes out as it was. */
function isIdentity(callee: Node): boolean {
  if (isDefinition(callee)) return true;
  if (callee.type === 'Identifier') return callee.name === 'structuredClone';
  if (callee.type !== 'MemberExpression') return false;
  const object = nameOfIdentifier(callee.object);
  // What a preset adds to a pool comes behind what is written.
  return object === 'nodePool' || (object === 'Object' && nameOfIdentifier(callee.property) === 'freeze');
}

/** What a small function of the person's own returns; functions from elsewhere are not theirs to correct. */
function resultOf(at: Located, call: Extract<Node, { type: 'CallExpression' }>, steps: number): Located | undefined {
  const called = call.callee.type === 'Identifier' ? binding(at, call.callee.name) : undefined;
  if (called === undefined || steps > MAX_STEPS) return undefined;
  const { node, file } = called;
  if (!file.path.startsWith(dirname(at.file.path))) return undefined;
  if (node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionExpression' && node.type !== 'FunctionDeclaration')
    return undefined;
  const scope = new Map<string, Located | undefined>(called.scope);
  node.params.forEach((parameter, index) => {
    const given = call.arguments[index];
    for (const name of namesOf(parameter)) scope.set(name, undefined);
    if (parameter.type === 'Identifier' && given !== undefined) scope.set(parameter.name, { ...at, node: given });
  });
  const inside = { ...called, scope };
  if (node.body.type !== 'BlockStatement') return { ...inside, node: node.body };
  for (const statement of node.body.body) {
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      for (const name of namesOf(id)) scope.set(name, undefined);
      if (statement.kind === 'const' && id.type === 'Identifier' && init) scope.set(id.name, { ...inside, node: init });
    }
  }
  // With a branch in it, which one returned is not known.
  const simple = node.body.body.every(({ type }) => type === 'VariableDeclaration' || type === 'ReturnStatement');
  const returned = node.body.body.find((statement) => statement.type === 'ReturnStatement');
  if (returned?.type !== 'ReturnStatement' || !returned.argument) return undefined;
  const result = { ...inside, node: returned.argument };
  return simple ? result : guessed(result);
}

/** Names that a parameter or a declaration brings. */
function namesOf(pattern: Node): readonly string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'AssignmentPattern':
      return namesOf(pattern.left);
    case 'RestElement':
      return namesOf(pattern.argument);
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => namesOf(property.type === 'ObjectProperty' ? property.value : property));
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element === null ? [] : namesOf(element)));
    default:
      return [];
  }
}

/** `defineEnvironment({ … })`, `withDefaults({ … })`: what is handed in comes out, perhaps changed. */
function argumentOf(at: Located, call: Extract<Node, { type: 'CallExpression' }>): Located | undefined {
  const [only, ...others] = call.arguments;
  if (only === undefined || others.length > 0) return undefined;
  return isIdentity(call.callee) || unwrapped(only).type === 'ObjectExpression' ? { ...at, node: only } : undefined;
}

/** A part of what an expression stands for. */
export function member(value: Located, key: string | number, steps: number): Member | undefined {
  if (steps > MAX_STEPS) return undefined;
  const at = settle(value, steps + 1);
  const { node } = at;
  if (node.type === 'ObjectExpression') return property(at, node, String(key), steps);
  if (node.type === 'ArrayExpression') {
    const element = elementsOf(at, node.elements, steps)?.[Number(key)];
    return element === undefined ? undefined : { located: element, key: undefined };
  }
  return node.type === 'CallExpression' ? partOfRequirement(at, node, key, steps) : undefined;
}

/** `requirement('kubernetes.io/arch').in('amd64', 'arm64')`: what the object that it makes was given. */
function partOfRequirement(
  at: Located,
  { callee, arguments: values }: Extract<Node, { type: 'CallExpression' }>,
  key: string | number,
  steps: number,
): Member | undefined {
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'CallExpression') return undefined;
  const begun = callee.object;
  if (nameOfIdentifier(begun.callee) !== 'requirement') return undefined;
  if (key === 'values') return { located: at, key: callee.property };
  const [label] = begun.arguments;
  const part = key === 'key' && label !== undefined ? { ...at, node: label } : elementsOf(at, values, steps)?.[Number(key)];
  return part === undefined ? undefined : { located: part, key: undefined };
}

/** The last one written wins, also when it comes out of a spread. */
function property(at: Located, { properties }: ObjectExpression, key: string, steps: number): Member | undefined {
  // After what cannot be followed, whatever is found may have been overridden.
  let certain = true;
  const found = (one: Member): Member => (certain ? one : { ...one, located: { ...one.located, guessed: true } });
  for (const candidate of properties.toReversed()) {
    if (candidate.type === 'SpreadElement') {
      const spreads = possibilities({ ...at, node: candidate.argument }, steps);
      for (const spread of spreads) {
        const inside = member(spread, key, steps + 1);
        if (inside !== undefined) return found(inside);
      }
      if (spreads.some((spread) => settle(spread, steps + 1).node.type !== 'ObjectExpression')) certain = false;
      continue;
    }
    const name = candidate.computed ? literalOf({ ...at, node: candidate.key }, steps) : nameOf(candidate.key);
    if (name === undefined) certain = false;
    else if (String(name) === key) {
      const located = { ...at, node: candidate.type === 'ObjectProperty' ? candidate.value : candidate };
      return found({ located, key: candidate.key });
    }
  }
  return undefined;
}

/** `...(condition ? one : other)` and `...(condition && one)` may spread either. */
function possibilities(at: Located, steps: number): readonly Located[] {
  const { node } = settle(at, steps + 1);
  if (node.type === 'ConditionalExpression')
    return [node.consequent, node.alternate].map((branch) => ({ ...at, node: branch, guessed: true }));
  if (node.type === 'LogicalExpression' && node.operator === '&&') return [{ ...at, node: node.right, guessed: true }];
  return [at];
}

/** Elements of a list, spreads taken apart; undefined when one of them cannot be counted. */
function elementsOf(at: Located, nodes: readonly (Node | null)[], steps: number): readonly (Located | undefined)[] | undefined {
  if (steps > MAX_STEPS) return undefined;
  const elements: (Located | undefined)[] = [];
  for (const element of nodes) {
    if (element?.type === 'SpreadElement') {
      const list = settle({ ...at, node: element.argument }, steps + 1);
      const spread = list.node.type === 'ArrayExpression' ? elementsOf(list, list.node.elements, steps + 1) : undefined;
      if (spread === undefined) return undefined;
      elements.push(...spread);
    } else {
      elements.push(element === null ? undefined : { ...at, node: element });
    }
  }
  return elements;
}

/** A text or number that is written out, directly or as a constant. */
function literalOf(at: Located, steps: number): string | number | undefined {
  const { node } = settle(at, steps + 1);
  if (node.type === 'StringLiteral' || node.type === 'NumericLiteral') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

const nameOfIdentifier = (node: Node): string | undefined => (node.type === 'Identifier' ? node.name : undefined);

function nameOf(key: Node): string | number | undefined {
  return key.type === 'StringLiteral' || key.type === 'NumericLiteral' ? key.value : nameOfIdentifier(key);
}
