import { expressionsOf, isPlainText } from '../terraform/references';
import { formatJsonPath, isObject, Member, objects, walk } from '../terraform/stack-json';
import { remembered } from '../terraform/remembered';
import { templateParts, withoutStrings } from '../terraform/template';
import { didYouMean } from './did-you-mean';
import type { EngineRule } from './engine';
import type { StackProblem } from './engine-finding';
import { backends, producerOf } from './state-producers';
import { suggesting } from './texts';
import type { SynthesizedStack } from './synthesized';

/** What a guard has to know beside the stacks. */
export interface GuardContext {
  /** Absolute folders of this machine that may not occur: the project, the home folder, the output. */
  readonly folders: readonly string[];
}

type Found = Omit<StackProblem, 'rule' | 'stack'>;
type Guard = (stack: SynthesizedStack, context: GuardContext, project: readonly SynthesizedStack[]) => Iterable<Found>;

/** What cdktf left wrong in the JSON of a project, in the order of the stacks. */
export function guardStacks(
  stacks: readonly SynthesizedStack[],
  context: GuardContext,
  only?: readonly EngineRule[],
): readonly StackProblem[] {
  const wanted = Object.entries(guards).filter(([rule]) => only === undefined || only.includes(rule as EngineRule));
  return stacks.flatMap((stack) =>
    wanted.flatMap(([rule, guard]) =>
      [...guard(stack, context, stacks)].map((found) => ({ rule: rule as EngineRule, stack: stack.name, ...found })),
    ),
  );
}

const guards: Readonly<Partial<Record<EngineRule, Guard>>> = {
  literalTemplate,
  unresolvedToken,
  lowerCaseEnvironment,
  absolutePath,
  backend,
  danglingReference,
  handOver,
  undefinedValue,
  templateForAddress,
};

const DIRECTIVE = /^~?\s*(if|else|endif|for|endfor)\b/;
/** `aws:username`, `VAR:-x`; but not the `provider::` of a function. */
const PREFIXED = /^[A-Za-z_][\w-]*:(?!:)/;
const SINGLE_WORD = /^(?!(?:true|false|null)$)[A-Za-z_]\w*$/;

/** `for zone in`, `for key, value in` */
const LOOP = /^~?\s*for\s+([\w-]+)(?:\s*,\s*([\w-]+))?\s+in\b/;

const noTemplateParts = remembered((value) => {
  const parts = templateParts(value);
  const ofLoops = parts.flatMap(({ kind, text }) => (kind === 'directive' ? (LOOP.exec(text) ?? []).slice(1) : []));
  return parts.filter(({ kind, text }) => {
    const expression = text.trim();
    if (ofLoops.includes(expression)) return false;
    return (
      kind === 'unclosed' ||
      (kind === 'directive' && !DIRECTIVE.test(text)) ||
      (kind === 'expression' && (/^[*?$]?$/.test(expression) || PREFIXED.test(expression) || SINGLE_WORD.test(expression)))
    );
  });
});

function* literalTemplate({ templates }: SynthesizedStack): Iterable<Found> {
  for (const at of templates) {
    for (const { kind, text } of noTemplateParts(at.value)) {
      if (isPlainText(at.path)) continue;
      const written = kind === 'unclosed' ? text : `${kind === 'directive' ? '%' : '$'}{${text}}`;
      const message =
        kind === 'unclosed'
          ? 'Terraform would read it as an expression, and its brace is not closed'
          : 'Terraform would read it as an expression, and it is none';
      yield { path: at.path, received: quoted(written), message };
    }
  }
}

const TOKEN = /TfToken\[|-?\d(?:\.\d+)?e\+(?:28|29|30)\d/;
/** One look at the whole text spares one at each value: hardly a stack has any. */
const TOKEN_SOMEWHERE = /TfToken\[|e\+?(?:28|29|30)\d/i;

function* unresolvedToken(stack: SynthesizedStack): Iterable<Found> {
  if (!TOKEN_SOMEWHERE.test(stack.text)) return;
  for (const at of stack.values) {
    const { value } = at;
    const isToken = typeof value === 'number' ? Math.abs(value) > 1e280 : TOKEN.test(value);
    if (isToken)
      yield { path: at.path, received: quoted(value), message: 'a placeholder of cdktf that stands for another value' };
  }
}

function* lowerCaseEnvironment({ json }: SynthesizedStack): Iterable<Found> {
  for (const at of walk(json['provider'] ?? null, ['provider'])) {
    const { value } = at;
    if (!isObject(value) || at.path.at(-1) !== 'env') continue;
    for (const key of Object.keys(value)) {
      if (/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(key)) {
        yield {
          path: [...at.path, key],
          received: quoted(key),
          message: `environment variables are in capitals, '${key.toUpperCase()}'`,
        };
      }
    }
  }
}

function* absolutePath(stack: SynthesizedStack, { folders }: GuardContext): Iterable<Found> {
  const { text, json } = stack;
  for (const folder of folders) {
    const inJson = JSON.stringify(folder).slice(1, -1);
    if (!text.includes(inJson)) continue;
    const holder = stack.values.find(({ value }) => typeof value === 'string' && value.includes(folder));
    yield {
      path: holder?.path ?? [],
      received: quoted(holder?.value ?? folder),
      message: 'a path of this machine; others do not have it',
    };
  }
  const path = backends(json)['local']?.['path'];
  if (typeof path === 'string' && /^(?:\/|[A-Za-z]:[\\/])/.test(path)) {
    yield {
      path: ['terraform', 'backend', 'local', 'path'],
      received: quoted(path),
      message: 'an absolute path; others do not have it',
    };
  }
}

function* backend({ json }: SynthesizedStack): Iterable<Found> {
  const names = [
    ...Object.keys(backends(json)),
    ...objects(json['terraform']).flatMap(({ cloud }) => (cloud === undefined ? [] : ['cloud'])),
  ];
  if (names.length !== 1) {
    yield { path: ['terraform', 'backend'], received: names.join(', ') || 'none', message: 'exactly one backend' };
  } else if (names[0] === 'local' && typeof backends(json)['local']?.['path'] !== 'string') {
    yield {
      path: ['terraform', 'backend', 'local'],
      received: 'no path',
      message: 'a path, relative to the folder of the stack',
    };
  }
}

function* danglingReference(stack: SynthesizedStack): Iterable<Found> {
  if (!stack.complete) return;
  const known = new Set(stack.elements.map(({ address }) => address));
  for (const { address, path } of stack.references) {
    if (known.has(address)) continue;
    // What was meant is mostly of the same kind.
    const meant =
      didYouMean(
        address,
        [...known].filter((one) => one.split('.', 1)[0] === address.split('.', 1)[0]),
      ) ?? didYouMean(address, known);
    yield { path, received: quoted(address), message: 'the stack has nothing of this address', ...suggesting(meant) };
  }
}

function* handOver(stack: SynthesizedStack, _: GuardContext, project: readonly SynthesizedStack[]): Iterable<Found> {
  for (const { address, type, body } of stack.elements) {
    if (type !== 'terraform_remote_state') continue;
    const [read] = objects(body);
    const producer = read && producerOf(read, project);
    if (producer?.complete !== true) continue; // A state of somebody else.
    const published = new Set(producer.elements.flatMap(({ kind, name }) => (kind === 'output' ? [name] : [])));
    for (const reference of stack.references) {
      const [first, output] = reference.attributes;
      if (reference.address !== address || first !== 'outputs' || output === undefined || published.has(output)) continue;
      const message = `${producer.name} publishes ${[...published].join(', ') || 'nothing'}`;
      yield { path: reference.path, received: quoted(output), message };
    }
  }
}

const OF_JAVASCRIPT = /\bundefined\b|\bNaN\b|\[object Object\]/;
/** In text the words are suspicious only where a name or a number belongs. */
const OF_JAVASCRIPT_IN_TEXT = /\[object Object\]|(?:^|[:/])(?:undefined|NaN)(?:$|[:/])/;

function* undefinedValue(stack: SynthesizedStack): Iterable<Found> {
  if (!OF_JAVASCRIPT.test(stack.text)) return;
  for (const at of stack.values) {
    const { value } = at;
    if (typeof value !== 'string' || !OF_JAVASCRIPT.test(value)) continue;
    const wrong =
      OF_JAVASCRIPT_IN_TEXT.test(value) ||
      expressionsOf(value).some((expression) => OF_JAVASCRIPT.test(withoutStrings(expression).bare));
    if (wrong) yield { path: at.path, received: quoted(value), message: 'a value was missing when this text was put together' };
  }
}

/** Where blocks hold addresses, by their places without indices: `resource.aws_x.main.depends_on`. */
const OF_ADDRESSES =
  /^(?:(?:resource|data)\n.+\n.+\n(?:depends_on|lifecycle\n(?:replace_triggered_by|ignore_changes))|(?:module|output)\n.+\ndepends_on)$/;

const isInAddressList = ({ parent }: Member): boolean =>
  parent instanceof Member && ['depends_on', 'replace_triggered_by', 'ignore_changes'].includes(String(parent.key));

function* templateForAddress({ templates }: SynthesizedStack): Iterable<Found> {
  for (const at of templates) {
    if (!(at instanceof Member) || !isInAddressList(at)) continue;
    const { path, value } = at;
    if (!OF_ADDRESSES.test(path.filter((part) => typeof part === 'string').join('\n'))) continue;
    const bare = /^\$\{([\w.[\]"-]+)\}$/.exec(value)?.[1];
    yield {
      path,
      received: quoted(value),
      message: 'Terraform takes a bare address here, and no expression',
      ...suggesting(bare),
    };
  }
}

function quoted(value: string | number): string {
  const text = String(value);
  return `'${text.length > 120 ? `${text.slice(0, 117)}…` : text}'`;
}

/** Address of the element that a place in the JSON belongs to: `aws_iam_role.cluster`. */
export function addressAt(path: readonly (string | number)[]): string {
  const [block, type, name] = path.filter((part) => typeof part === 'string');
  if (block === 'resource') return `${type}.${name}`;
  if (block === 'data') return `data.${type}.${name}`;
  return formatJsonPath(path);
}
