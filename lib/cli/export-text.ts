import type { PlanDifference } from '../export/compare-plans';
import type { Check } from '../export/equivalence';
import type { ExportedStack } from '../export/export-stacks';
import type { ExportUpdate } from '../export/plan-update';
import { plural } from '../report/checked-folder-text';
import { formatChanges } from '../report/folder-changes-text';
import { countResources } from '../terraform/addresses';
import type { Json } from '../terraform/stack-json';

/** As many differences as a person reads; `--json` has all. */
const MOST = 20;

/** What is exported, and what comparing it gave. */
export function checkText(check: Check, stacks: readonly ExportedStack[], format: 'hcl' | 'json'): string {
  const width = Math.max(0, ...stacks.map(({ name }) => name.length));
  const lines = stacks.map(({ name, json }) => {
    const count = countResources(json);
    const found = 'stacks' in check ? check.stacks.find((one) => one.name === name) : undefined;
    const state =
      found === undefined
        ? ''
        : found.notCompared !== undefined
          ? `not compared: ${firstLine(found.notCompared)}`
          : found.refused !== undefined || found.differences.length > 0
            ? 'plans differ'
            : `plans are equal (${plural(found.resources, 'resource')}, ${plural(found.outputs, 'output')})${found.testsFail === undefined ? ', tests pass' : ''}`;
    return `  ${name.padEnd(width)} ${`${count}`.padStart(4)} ${count === 1 ? 'resource ' : 'resources'}   ${state}`.trimEnd();
  });
  const failing = 'stacks' in check ? check.stacks.filter(({ testsFail }) => testsFail !== undefined) : [];
  const head =
    'stacks' in check
      ? `${check.label} (${check.terraform}): as synthesized, and as exported ${format === 'hcl' ? 'in HCL' : 'in JSON'}`
      : `plans were not compared: ${check.skipped}`;
  const isRead = format === 'hcl' && stacks.every(({ misread }) => misread.length === 0);
  return [
    head,
    ...(isRead ? ["HCL read back by HashiCorp's parser is the same configuration"] : []),
    ...lines,
    ...failing.map(
      ({ name, testsFail }) => `  ${name}: left out are its tests, which do not pass here: ${firstLine(testsFail ?? '')}`,
    ),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** What was written, or would be. */
export function exportText({ changes }: ExportUpdate, to: string, written: boolean): string {
  const lines = formatChanges(changes, to);
  return `${[...lines, ...(written ? [] : ['nothing was written (--dry-run)'])].join('\n')}\n`;
}

/** What could not be compared, so that nobody knows that the export does the same: the original cannot be planned here. */
export function uncomparedText(check: Check): readonly string[] {
  if (!('stacks' in check)) return [`plans were not compared: ${reason(check.skipped)}`];
  return check.stacks.flatMap(({ name, notCompared }) =>
    notCompared === undefined ? [] : [`${name} was not compared: ${reason(notCompared)}`],
  );
}

/** Why nothing may be written. */
export function refusalText(
  check: Check,
  stacks: readonly ExportedStack[],
  { edited, foreign }: ExportUpdate,
  overwrite: boolean,
): readonly string[] {
  const differ = 'stacks' in check ? check.stacks : [];
  return [
    ...stacks.flatMap(({ name, misread }) =>
      misread.length === 0
        ? []
        : [`${name}: the HCL does not say what the JSON says; please report this\n${misreadLines(misread)}`],
    ),
    ...differ.flatMap(({ name, refused, differences }) => [
      ...(refused === undefined ? [] : [`${name}: Terraform plans it as synthesized and refuses it as exported: ${refused}`]),
      ...(differences.length === 0 ? [] : [`${name}: the plans differ; please report this\n${differenceLines(differences)}`]),
    ]),
    ...(edited.length === 0 || overwrite
      ? []
      : [
          `somebody has edited ${edited.join(', ')} since the last export; take the change into the configuration, or move it into a file ` +
            'of its own (override.tf), or give it up with --overwrite',
        ]),
    ...(foreign.length === 0
      ? []
      : [
          `no export has written ${foreign.join(', ')}, and it would be overwritten; move it away, or name another folder with --to`,
        ]),
  ];
}

function differenceLines(differences: readonly PlanDifference[]): string {
  const lines = differences
    .slice(0, MOST)
    .map(({ where, before, after }) => `       ${where}: ${value(before)} as synthesized, ${value(after)} as exported`);
  return [...lines, ...(differences.length > MOST ? [`       and ${differences.length - MOST} more (--json has all)`] : [])].join(
    '\n',
  );
}

function misreadLines(misread: ExportedStack['misread']): string {
  const lines = misread
    .slice(0, MOST)
    .map(({ path, json, hcl }) => `       ${path}: ${value(json)} in JSON, ${value(hcl)} in HCL`);
  return lines.join('\n');
}

function value(found: Json | undefined): string {
  if (found === undefined) return 'nothing';
  const text = JSON.stringify(found);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

/** As a part of a sentence. */
const reason = (text: string): string =>
  firstLine(text)
    .replace(/^error: /, '')
    .replace(/\.$/, '');

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

/** What is worth knowing of what lies in the folder already. */
export const besideNotes = (beside: readonly string[]): readonly string[] =>
  beside.length === 0 ? [] : [`Terraform reads ${beside.join(', ')} too; this export did not write it and leaves it alone`];

export const staleNotes = (stale: readonly string[]): readonly string[] =>
  stale.length === 0
    ? []
    : [
        `no stack makes ${stale.join(', ')} any more; the folder stays, because a state may belong to it: destroy that first, then remove it`,
      ];
