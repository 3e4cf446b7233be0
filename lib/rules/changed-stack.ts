import type { Element } from '../terraform/addresses';
import { memberAt } from '../terraform/block';
import { type Json, objects, type StackJson } from '../terraform/stack-json';
import { type Change, ofType, type Resources, resourcesOf } from './change';
import { changedObjects } from './changed-objects';
import { engineFinding } from './engine-finding';
import type { Finding } from './finding';

/**
 * What a stack that was written before would lose, or could not become, if it was applied: warnings, as of a
 * cluster (`changedCluster`).
 *
 * @param before what was published of the stack
 * @param now what is about to replace it
 */
export function changedStack(environment: string, before: StackJson, now: StackJson): readonly Finding[] {
  const [old, fresh] = [resourcesOf(before), resourcesOf(now)];
  const lost = [lostKeys, droppedRecords, secondOnes, changedRanges, changedObjects].flatMap((look) => look(old, fresh));
  return [...lost, ...movedState(before, now)].map(({ rule, ...change }) => engineFinding(rule, { environment, ...change }));
}

/** Where Terraform looks for the state. */
function movedState(old: StackJson, fresh: StackJson): readonly Change[] {
  const [from, to] = [old, fresh].map((stack) => placeOfState(memberAt(stack['terraform'], 'backend')));
  if (from === undefined || to === undefined || (from.folder === to.folder && from.file === to.file)) return [];
  // The stacks of an environment mostly move together, and then say the same.
  const shown = ({ folder, file }: StatePlace): string => (from.file === to.file ? folder : `${folder}${file}`);
  return [
    {
      rule: 'movedState',
      path: ['state'],
      received: shown(to),
      message: `it was ${shown(from)} before; Terraform would find no state there`,
    },
  ];
}

interface StatePlace {
  /** `s3 bucket folder/` */
  readonly folder: string;
  readonly file: string;
}

/** Of `{ s3: { bucket, key } }` what tells one from another. */
function placeOfState(backend: Json | undefined): StatePlace | undefined {
  const [kind, settings] = Object.entries(objects(backend)[0] ?? {})[0] ?? [];
  const [config] = objects(settings);
  if (kind === undefined || config === undefined) return undefined;
  const text = [kind, ...['bucket', 'key', 'path'].flatMap((name) => (typeof config[name] === 'string' ? [config[name]] : []))];
  const [, folder = '', file = ''] = /^(.*[/ ])?(.*)$/s.exec(text.join(' ')) ?? [];
  return { folder, file };
}

/** Keys that go while the log groups stay whose old events they encrypt. */
function lostKeys(old: Resources, fresh: Resources): readonly Change[] {
  return ofType(old, 'aws_kms_key').flatMap(({ address }) => {
    if (fresh.has(address)) return [];
    const groups = ofType(old, 'aws_cloudwatch_log_group').filter(
      (group) => (fresh.has(group.address) || staysInAws(group)) && memberAt(group.body, 'kms_key_id') === `\${${address}.arn}`,
    );
    if (groups.length === 0) return [];
    const path = address.endsWith('.flow_logs') ? ['network', 'flowLogs'] : ['cluster', 'logs', 'key'];
    const window = memberAt(old.get(address)?.body, 'deletion_window_in_days');
    const days = typeof window === 'number' ? `${window} days after it` : 'after its window';
    return [
      {
        rule: 'lostKey',
        path,
        message: `${address} would be scheduled for deletion with the next apply; what ${groups.map(({ address: group }) => group).join(', ')} took until then cannot be read any more ${days}`,
        fix: `keep the key: \`terraform state rm ${address} ${address.replace('aws_kms_key', 'aws_kms_alias')}\` first, then apply`,
      },
    ];
  });
}

/** Terraform lets go of it and deletes nothing. */
const staysInAws = ({ body }: Element): boolean => memberAt(body, 'skip_destroy') === true;

/** What is written by the hour, by the setting that somebody has changed. */
const RECORDS: readonly (readonly [address: RegExp, path: readonly string[]])[] = [
  [/^aws_cloudwatch_log_group\.flow_logs$/, ['network', 'flowLogs']],
  [/^aws_cloudwatch_log_group\.auto-mode-/, ['cluster', 'autoModeLogs']],
  [/^aws_cloudwatch_log_group\.cluster$/, ['cluster', 'logs']],
  [/^aws_(?:cloudwatch_log_group\.container-insights_|prometheus_workspace\.)/, ['observability']],
];

function droppedRecords(old: Resources, fresh: Resources): readonly Change[] {
  return RECORDS.flatMap(([pattern, path]): readonly Change[] => {
    const gone = [...old.values()].filter(
      (element) => pattern.test(element.address) && !fresh.has(element.address) && !staysInAws(element),
    );
    if (gone.length === 0) return [];
    // Without its key nobody reads what stays.
    const keys = gone.map(({ body }) => /^\$\{aws_kms_key\.([\w-]+)\.arn\}$/.exec(String(memberAt(body, 'kms_key_id')))?.[1]);
    const keptKeys = [...new Set(keys)].filter((name) => name !== undefined && !fresh.has(`aws_kms_key.${name}`));
    const addresses = [
      ...gone.map(({ address }) => address),
      ...keptKeys.flatMap((name) => [`aws_kms_key.${String(name)}`, `aws_kms_alias.${String(name)}`]),
    ];
    const names = gone.map(({ address, type, body }) =>
      type === 'aws_prometheus_workspace' ? `the workspace ${address}` : String(memberAt(body, 'name') ?? address),
    );
    return [
      {
        rule: 'droppedRecords',
        path,
        message: `Terraform would delete ${names.join(', ')} with everything that is in ${gone.length === 1 ? 'it' : 'them'}`,
        fix: `to keep it, \`terraform state rm ${addresses.map((address) => `'${address}'`).join(' ')}\` first, then apply`,
      },
    ];
  });
}

/** What AWS has once in a cluster, by the arguments that tell one from another. */
const UNIQUE: readonly (readonly [type: string, keys: readonly string[], path: string])[] = [
  ['aws_eks_access_entry', ['principal_arn'], 'access'],
  ['aws_eks_pod_identity_association', ['namespace', 'service_account'], 'podIdentities'],
];

/** Under another address, Terraform makes it while the first is still there, or takes the first away afterwards. */
function secondOnes(old: Resources, fresh: Resources): readonly Change[] {
  return UNIQUE.flatMap(([type, keys, path]) => {
    const meant = ({ body }: Element): string => JSON.stringify(keys.map((key) => memberAt(body, key) ?? null));
    const gone = new Map(ofType(old, type).flatMap((one) => (fresh.has(one.address) ? [] : [[meant(one), one.address]])));
    return ofType(fresh, type).flatMap((one): readonly Change[] => {
      const earlier = old.has(one.address) ? undefined : gone.get(meant(one));
      if (earlier === undefined) return [];
      const received = keys.map((key) => `'${String(memberAt(one.body, key))}'`).join(', ');
      return [
        {
          rule: 'secondOfOne',
          path: [path],
          received,
          message: `it was ${earlier} before and becomes ${one.address}; EKS refuses the second while the first is there`,
          fix: `\`terraform state mv '${earlier}' '${one.address}'\` first, and so for what belongs to it; then nothing is made anew`,
        },
      ];
    });
  });
}

const RANGED: readonly (readonly [type: string, path: readonly string[]])[] = [
  ['aws_vpc', ['network', 'cidr']],
  ['aws_subnet', ['network']],
];

function changedRanges(old: Resources, fresh: Resources): readonly Change[] {
  for (const [type, path] of RANGED) {
    const changed = ofType(old, type).flatMap(({ address, body }) => {
      const [from, to] = [memberAt(body, 'cidr_block'), memberAt(fresh.get(address)?.body, 'cidr_block')];
      const known = [from, to].every((range) => typeof range === 'string' && !range.includes('${'));
      return known && from !== to ? [`${address}: ${String(from)} becomes ${String(to)}`] : [];
    });
    const message = 'Terraform would replace it, and AWS deletes nothing in which something runs: the apply ends there';
    // Subnets follow from the VPC.
    if (changed.length > 0) return [{ rule: 'changedRange', path, received: changed.join(', '), message }];
  }
  return [];
}
