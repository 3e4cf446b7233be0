import { isObject, type Json, type JsonObject } from '../terraform/stack-json';

export type Action = 'create' | 'update' | 'replace' | 'delete' | 'read' | 'import' | 'move' | 'forget' | 'no-op';

/** One thing that a plan would do. */
export interface Change {
  readonly address: string;
  readonly action: Action;
  /** Why Terraform does more than was asked for: `cannot_update`, `delete_because_no_resource_config`. */
  readonly reason?: string;
  /** Where it was before, for what moves. */
  readonly from?: string;
  /** Arguments that force a replacement: `compute_config[0].node_role_arn`. */
  readonly replacedBecause?: readonly string[];
}

/** What Terraform complains about. */
export interface Complaint {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** `aws_eks_cluster.main`, when it is about one resource. */
  readonly address?: string;
}

/** One moment of an apply, in the order in which Terraform reported it. */
export interface Moment {
  readonly address: string;
  readonly action: string;
  readonly event: 'start' | 'complete' | 'error';
}

export interface UiEvents {
  readonly changes: readonly Change[];
  readonly complaints: readonly Complaint[];
  readonly moments: readonly Moment[];
  /** Outputs that would change, or changed. */
  readonly outputs: readonly string[];
}

/** Reads what `plan -json`, `apply -json` and `destroy -json` print: one JSON document per line. */
export function readUiEvents(stdout: string): UiEvents {
  const changes: Change[] = [];
  const complaints: Complaint[] = [];
  const moments: Moment[] = [];
  const outputs: string[] = [];
  for (const event of stdout.split('\n').flatMap(parseLine)) {
    const type = text(event['type']);
    const moment = /^apply_(start|complete|errored)$/.exec(type)?.[1];
    if (type === 'planned_change') changes.push(...changeOf(event['change']));
    else if (type === 'diagnostic') complaints.push(...complaintOf(event['diagnostic']));
    else if (type === 'outputs') outputs.push(...changedOutputs(event['outputs']));
    else if (moment !== undefined) moments.push(...momentOf(event['hook'], moment));
  }
  return { changes, complaints, moments, outputs };
}

/** Diagnostics of `validate -json`, which prints one document. */
export function readValidation(stdout: string): readonly Complaint[] {
  const document = stdout.trim().startsWith('{') ? (JSON.parse(stdout) as Json) : null;
  const diagnostics = isObject(document) ? document['diagnostics'] : undefined;
  return Array.isArray(diagnostics) ? (diagnostics as readonly Json[]).flatMap(complaintOf) : [];
}

/** True when Terraform had finished with one resource before it began with another; false when one of them was not touched. */
export function finishedBefore(moments: readonly Moment[], first: string, then: string): boolean {
  const finished = moments.findIndex(({ address, event }) => address === first && event === 'complete');
  const began = moments.findIndex(({ address, event }) => address === then && event === 'start');
  return finished >= 0 && began > finished;
}

/** `error: aws_vpc.main: Unsupported argument. …`, one line. */
export function formatComplaint({ severity, address, summary, detail }: Complaint): string {
  const place = address === undefined || summary.includes(address) ? '' : `${address}: `;
  return `${severity}: ${place}${summary}${detail === '' ? '' : `. ${detail.replace(/\s+/g, ' ')}`}`;
}

function parseLine(line: string): JsonObject[] {
  if (!line.startsWith('{')) return [];
  const event = JSON.parse(line) as Json;
  return isObject(event) ? [event] : [];
}

function changeOf(change: Json | undefined): Change[] {
  if (!isObject(change)) return [];
  const resource = isObject(change['resource']) ? change['resource'] : {};
  const previous = isObject(change['previous_resource']) ? text(change['previous_resource']['addr']) : '';
  const reason = text(change['reason']);
  return [
    {
      address: text(resource['addr']),
      action: text(change['action']).replace('noop', 'no-op') as Action,
      ...(reason === '' ? {} : { reason }),
      ...(previous === '' ? {} : { from: previous }),
    },
  ];
}

/** After an apply they have values instead of actions. */
const changedOutputs = (outputs: Json | undefined): string[] =>
  isObject(outputs)
    ? Object.entries(outputs).flatMap(([name, output]) => (isObject(output) && output['action'] !== 'noop' ? [name] : []))
    : [];

function complaintOf(diagnostic: Json | undefined): Complaint[] {
  if (!isObject(diagnostic)) return [];
  const snippet = isObject(diagnostic['snippet']) ? text(diagnostic['snippet']['context']) : '';
  const address = text(diagnostic['address']) || addressOf(snippet);
  return [
    {
      severity: diagnostic['severity'] === 'warning' ? 'warning' : 'error',
      summary: text(diagnostic['summary']),
      detail: text(diagnostic['detail']),
      ...(address === '' ? {} : { address }),
    },
  ];
}

/** `resource.aws_vpc.main.tags`: the place in JSON that a diagnostic without an address points at. */
function addressOf(context: string): string {
  const [, data = '', type = '', name = ''] = /^(?:resource|(data))\.([\w-]+)\.([\w-]+)/.exec(context) ?? [];
  return type === '' ? '' : `${data === '' ? '' : 'data.'}${type}.${name}`;
}

function momentOf(hook: Json | undefined, moment: string): Moment[] {
  if (!isObject(hook) || !isObject(hook['resource'])) return [];
  const event = moment === 'errored' ? 'error' : (moment as 'start' | 'complete');
  return [{ address: text(hook['resource']['addr']), action: text(hook['action']), event }];
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
