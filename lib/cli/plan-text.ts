import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackText } from '../app/synthesize';
import type { Counts, OfflineResult, StackResult } from '../offline/offline-plan';
import { type Action, type Change, type Complaint, formatComplaint } from '../offline/ui-events';
import { type TextStyle, wrapped } from '../report/terminal';
import { elements } from '../terraform/addresses';
import { isObject, objects, parseStackJson, type StackJson } from '../terraform/stack-json';

/** What is known of the stacks beside their plans. */
export interface StackNotes {
  readonly directories: ReadonlyMap<string, string>;
  /** Where each address comes from; not known of stacks that others have synthesized. */
  readonly origins: ReadonlyMap<string, StackText['origins']>;
}

export interface PlanTextOptions {
  readonly style: TextStyle;
  readonly seconds: () => number;
  readonly verbose: boolean;
}

/** Terraform's own signs. */
const SIGNS: Readonly<Record<Action, string>> = {
  create: '+',
  update: '~',
  replace: '-/+',
  delete: '-',
  read: '<=',
  import: '&',
  move: '>',
  forget: '.',
  'no-op': ' ',
};

/** The plan for a person: what it is, each stack in the order of work, what was made up, and the sum. */
export function planText(result: OfflineResult, notes: StackNotes, { style, seconds, verbose }: PlanTextOptions): string {
  const { stacks, terraform, providers } = result;
  const played = providers.map(({ source, version }) => `${source.replace(/^hashicorp\//, '')} ${version}`).join(', ');
  const width = Math.max(0, ...stacks.map(({ name }) => name.length));
  const lines = [
    `${style.bold(result.label)} · ${terraform.product} ${terraform.version}${played === '' ? '' : ` · providers from bindings: ${played}`}`,
    ...stacks.flatMap((stack) => stackLines(result, stack, notes, { style, width, verbose })),
    ...result.assumptions.map((text) => style.dim(wrapped(`assumed ${text}`, 2, style.width))),
    sum(result, style, seconds()),
  ];
  return `${lines.join('\n')}\n`;
}

interface StackTextOptions {
  readonly style: TextStyle;
  readonly width: number;
  readonly verbose: boolean;
}

function stackLines(
  { handOvers }: OfflineResult,
  stack: StackResult,
  notes: StackNotes,
  { style, width, verbose }: StackTextOptions,
): string[] {
  const { name, changes, failedAt, blockedBy, needs } = stack;
  const said =
    failedAt !== undefined
      ? style.red(`${failedAt} fails`)
      : blockedBy !== undefined
        ? style.yellow(`not tried, because ${blockedBy} fails`)
        : countsText(stack.counts);
  const own = handOvers.filter(({ consumer, producer }) => consumer === name && producer !== undefined);
  const read = own.map(({ producer, outputs }) => `reads ${outputs.join(', ')} of ${producer ?? ''}`);
  const lookedUp = needs.filter((other) => !own.some(({ producer }) => producer === other));
  const json = jsonOf(notes.directories.get(name));
  const outputs = elements(json).filter(({ kind }) => kind === 'output');
  return [
    `${style.bold(name.padEnd(width))}  ${said}`,
    ...[...read, ...lookedUp.map((other) => `comes after ${other}`)].map((line) => `  ${style.dim(line)}`),
    ...(verbose ? addressLines(changes) : groupLines(changes, kindsOf(json), style)),
    ...(verbose && outputs.length > 0 ? [`  outputs: ${outputs.map((output) => output.name).join(', ')}`] : []),
  ];
}

const addressLines = (changes: readonly Change[]): string[] =>
  inOrder(changes).map((change) => `  ${SIGNS[change.action]} ${change.address}${because(change)}`);

/** What happens to how many of which kind; what is more than made is told one by one. */
function groupLines(changes: readonly Change[], kinds: ReadonlyMap<string, string>, style: TextStyle): string[] {
  const quiet = changes.filter(({ action }) => action === 'create');
  const loud = changes.filter(({ action }) => action !== 'create' && action !== 'read');
  const counted = new Map<string, number>();
  for (const { address } of quiet) {
    const kind = kinds.get(address) ?? typeOf(address).replace(/^(?!terraform_)[a-z]+_/, '');
    counted.set(kind, (counted.get(kind) ?? 0) + 1);
  }
  const groups = [...counted].sort(([one], [other]) => (one < other ? -1 : 1));
  const text = groups.map(([kind, count]) => (count === 1 ? kind : `${kind} ×${count}`)).join(', ');
  return [...(text === '' ? [] : [`  ${wrapped(text, 2, style.width)}`]), ...addressLines(loud)];
}

/** Errors of all stacks, with the line of the configuration where it is known. */
export function planErrors({ stacks }: OfflineResult, notes: StackNotes): string {
  const told = stacks.flatMap(({ name, complaints }) =>
    complaints.map((complaint) => {
      const text = formatComplaint(complaint)
        .replace(/^error: /, '')
        .replace(/^warning: /, '');
      const origin = originOf(notes, name, complaint);
      return [`${complaint.severity}  ${name}: ${text}`, ...(origin === undefined ? [] : [`       ${origin.text}`])].join('\n');
    }),
  );
  return told.length === 0 ? '' : `${told.join('\n')}\n`;
}

/** The plan for a program. Members are added, never changed. */
export function planJson(result: OfflineResult, notes: StackNotes, seconds: number): unknown {
  const { label, ok, terraform, providers, handOvers, assumptions } = result;
  return {
    version: 1,
    label,
    ok,
    seconds: Math.round(seconds * 100) / 100,
    terraform,
    providers,
    stacks: result.stacks.map((stack) => {
      const { name, needs, counts, changes, complaints, failedAt, blockedBy } = stack;
      return {
        name,
        needs,
        failedAt: failedAt ?? null,
        blockedBy: blockedBy ?? null,
        counts,
        changes: inOrder(changes),
        outputs: elements(jsonOf(notes.directories.get(name))).flatMap((one) => (one.kind === 'output' ? [one.name] : [])),
        complaints: complaints.map((complaint) => ({ ...complaint, origin: originOf(notes, name, complaint)?.origin ?? null })),
      };
    }),
    handOvers,
    assumptions,
  };
}

function originOf(
  { origins }: StackNotes,
  stack: string,
  { address }: Complaint,
): { readonly origin: unknown; readonly text: string } | undefined {
  const origin = address === undefined ? undefined : origins.get(stack)?.()[address];
  if (origin === undefined) return undefined;
  const { environment, path, file, line } = origin;
  const place = file === undefined ? '' : `  ${file}${line === undefined ? '' : `:${line}`}`;
  return { origin: { environment, path, file, line }, text: `from ${environment}.${path}${place}` };
}

function sum({ stacks }: OfflineResult, { red, green }: TextStyle, seconds: number): string {
  const failed = stacks.filter(({ failedAt, blockedBy }) => failedAt !== undefined || blockedBy !== undefined);
  const time = `(${seconds.toFixed(1)} s)`;
  const many = `${stacks.length} ${stacks.length === 1 ? 'stack' : 'stacks'}`;
  if (failed.length > 0) return `${red(`${failed.map(({ name }) => name).join(', ')} cannot be planned`)} ${time}`;
  const total = Object.fromEntries(
    Object.keys(stacks[0]?.counts ?? {}).map((what) => [
      what,
      stacks.reduce((all, { counts }) => all + counts[what as keyof Counts], 0),
    ]),
  ) as unknown as Counts;
  const order = stacks.length === 1 ? '' : ', made in this order and destroyed in the opposite one';
  return `${green(`${countsText(total)} in ${many}${order}`)} ${time}`;
}

function countsText(counts: Counts): string {
  const parts = Object.entries(counts).flatMap(([what, number]) => (number === 0 ? [] : [`${number} to ${what}`]));
  return parts.length === 0 ? 'no changes' : parts.join(', ');
}

const because = ({ replacedBecause = [], from }: Change): string =>
  `${from === undefined ? '' : `  was ${from}`}${replacedBecause.length === 0 ? '' : `  because of ${replacedBecause.join(', ')}`}`;

const inOrder = (changes: readonly Change[]): readonly Change[] =>
  [...changes].sort((one, other) => (one.address < other.address ? -1 : 1));

/** `module.a["x.y"].aws_subnet.b[0]` → `aws_subnet` */
const typeOf = (address: string): string =>
  address
    .replace(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, '')
    .split('.')
    .at(-2) ?? address;

/** Kinds of Kubernetes objects by address: their Terraform type is the same for all of them. */
function kindsOf(json: StackJson): ReadonlyMap<string, string> {
  const found = elements(json).flatMap(({ address, type, body }): [string, string][] => {
    const manifest = type === 'kubernetes_manifest' ? objects(body)[0]?.['manifest'] : undefined;
    const kind = isObject(manifest) ? manifest['kind'] : undefined;
    return typeof kind === 'string' ? [[address, kind]] : [];
  });
  return new Map(found);
}

/** What stands in the folder of a stack, as far as it is JSON. */
function jsonOf(directory: string | undefined): StackJson {
  if (directory === undefined) return {};
  const files = readdirSync(directory).filter((name) => name.endsWith('.tf.json'));
  return Object.assign({}, ...files.map((name) => parseStackJson(readFileSync(join(directory, name), 'utf8')))) as StackJson;
}
