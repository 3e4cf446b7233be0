import { STRUCTURAL_PLAN } from '../../../lib/offline/label';
import type { Change } from '../../../lib/offline/ui-events';
import type { EditGroup } from './edit';
import { type EditResult, PARTS, type PartResult } from './judge-edits';
import { type Replacement, replacementsOf } from './replacements';

/** The text of `docs/changes.md`: what each edit of an environment's file does to its states. */
export function changesDocument(groups: readonly EditGroup[], results: readonly EditResult[]): string {
  const of = (group: EditGroup): readonly EditResult[] => results.filter(({ edit }) => group.edits.includes(edit));
  return `${[
    INTRODUCTION,
    ...groups.flatMap((group) => [`## ${group.heading}`, table(['change', ...PARTS, 'how to take it'], of(group).map(row))]),
    '## What is replaced or destroyed',
    'By address. `↻` is replaced, `−` is destroyed.',
    results.flatMap(goneLine).join('\n'),
    '## Why it is replaced',
    table(['resource', 'argument', 'why'], reasons(results)),
  ].join('\n\n')}\n`;
}

const INTRODUCTION = `<!-- Written by node scripts/changes.mjs --update; __tests__/terraform/edits.test.ts holds it against the code. -->

# What a change does

You change one line of an environment's file. This is what Terraform plans then, state by state: a ${STRUCTURAL_PLAN}.
Terraform's own core made it, with providers that are played from the installed bindings and from tables of what the real ones
replace. Look at the real plan before you apply.

The environments are \`envs/dev.ts\`, \`envs/production.ts\`, and production with more of everything. Each is applied, changed in one
place, and planned again. Numbers are resources. A state without a number has nothing to do.

| how to take it           | meaning                                                                       |
| ------------------------ | ----------------------------------------------------------------------------- |
| **safe**                 | apply it                                                                      |
| **careful**              | it does what you asked for, and somebody may notice                           |
| **in steps**             | do first what it says; one apply of this plan fails, or does harm             |
| **impossible**           | planned, and refused by AWS or Kubernetes when it comes to it                 |
| **destroys the cluster** | a new cluster in its place, empty; with \`deletionProtection\` EKS refuses to   |
| **refused**              | \`eks-auto\` writes nothing; \`eks-auto explain <rule>\` says why                  |

When a cluster is replaced, Terraform plans only what has its name or ARN in it. Access entries, associations and add-ons of the old
cluster go with it, and come back with the next plan; so does everything in the platform state.

While the last output is there to compare with, \`eks-auto\` warns of what destroys the cluster (ENG021, ENG031) and of most of what is
impossible, has to be taken in steps or loses data (ENG020, ENG022 to ENG029, ENG032): \`eks-auto explain ENG022\`.`;

function row({ edit, refusedBy, warnedBy, stateMoves, parts }: EditResult): readonly string[] {
  const warning = warnedBy.length === 0 ? '' : ` Warning ${warnedBy.join(', ')}.`;
  const move = stateMoves ? ' The states move.' : '';
  const verdict = refusedBy.length > 0 ? `**refused** by ${refusedBy.join(', ')}` : `**${edit.verdict ?? ''}**`;
  const remark = edit.remark === '' ? '.' : `: ${edit.remark}`;
  return [edit.change, ...PARTS.map((part) => cell(parts[part])), `${verdict}${remark}${move}${warning}`];
}

function cell(part: PartResult | undefined): string {
  if (part === undefined) return '';
  if (part.kind === 'new') return `a new state, ${part.created} new`;
  if (part.kind === 'left') return 'nothing makes it any more';
  if (part.kind === 'gone with the cluster') return 'gone with the cluster';
  const counted = Object.entries(WORDS).flatMap(([action, word]) => {
    const count = part.changes.filter((change) => change.action === action).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  return [...counted, ...(part.refusal === undefined ? [] : ['fails'])].join(', ');
}

const WORDS = { create: 'new', update: 'changed', replace: 'replaced', delete: 'destroyed' } as const;

function goneLine(result: EditResult): readonly string[] {
  const changes = changesOf(result);
  const marked = (action: Change['action'], mark: string): readonly string[] =>
    changes
      .filter((change) => change.action === action)
      .map(({ address }) => `${mark} \`${address}\``)
      .sort();
  const gone = [...marked('replace', '↻'), ...marked('delete', '−')];
  return gone.length === 0 ? [] : [`- ${result.edit.change}: ${gone.join(', ')}`];
}

function reasons(results: readonly EditResult[]): readonly (readonly string[])[] {
  const found = new Map<string, Replacement>();
  for (const one of results.flatMap((result) => replacementsOf(changesOf(result)))) found.set(`${one.type} ${one.argument}`, one);
  return [...found]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { type, argument, why = '?', source }]) => [
      `\`${type}\``,
      `\`${argument}\``,
      source === undefined ? why : `${why} ([${source.date}](${source.url}))`,
    ]);
}

/** What is planned in all states. */
export const changesOf = ({ parts }: EditResult): readonly Change[] =>
  PARTS.flatMap((part) => {
    const result = parts[part];
    return result?.kind === 'planned' ? result.changes : [];
  });

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
