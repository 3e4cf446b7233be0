import { type Element, elements } from '../terraform/addresses';
import { memberAt } from '../terraform/block';
import { type Json, objects, type StackJson } from '../terraform/stack-json';
import { engineFinding } from './engine-finding';
import type { Finding } from './finding';

/** Resources by address. */
type Resources = ReadonlyMap<string, Element>;

/** What is found, without what all findings of the rule have. */
interface Change {
  readonly rule: 'lostKey' | 'secondOfOne' | 'changedRange' | 'droppedObjects' | 'changedPool' | 'movedState';
  readonly path: readonly string[];
  readonly received?: string;
  readonly message: string;
  readonly fix?: string;
}

/**
 * What a stack that was written before would lose, or could not become, if it was applied: warnings, as of a
 * cluster (`changedCluster`).
 *
 * @param before what was published of the stack
 * @param now what is about to replace it
 */
export function changedStack(environment: string, before: StackJson, now: StackJson): readonly Finding[] {
  const [old, fresh] = [resourcesOf(before), resourcesOf(now)];
  const lost = [lostKeys, secondOnes, changedRanges, droppedObjects, changedPools].flatMap((look) => look(old, fresh));
  return [...lost, ...movedState(before, now)].map(({ rule, ...change }) => engineFinding(rule, { environment, ...change }));
}

/** Where Terraform looks for the state; of `{ s3: { bucket, key } }` what tells one from another. */
function movedState(old: StackJson, fresh: StackJson): readonly Change[] {
  const [from, to] = [old, fresh].map((stack) => placeOfState(memberAt(stack['terraform'], 'backend')));
  if (from === undefined || to === undefined || from === to) return [];
  return [
    { rule: 'movedState', path: ['state'], received: to, message: `it was ${from} before; Terraform would find no state there` },
  ];
}

function placeOfState(backend: Json | undefined): string | undefined {
  const [kind, settings] = Object.entries(objects(backend)[0] ?? {})[0] ?? [];
  const [config] = objects(settings);
  if (kind === undefined || config === undefined) return undefined;
  return [kind, ...['bucket', 'key', 'path'].flatMap((name) => (typeof config[name] === 'string' ? [config[name]] : []))].join(
    ' ',
  );
}

const resourcesOf = (stack: StackJson): Resources =>
  new Map(
    elements(stack)
      .filter(({ kind }) => kind === 'resource')
      .map((element) => [element.address, element]),
  );

const ofType = (resources: Resources, type: string): readonly Element[] =>
  [...resources.values()].filter((element) => element.type === type);

/** Keys that go while the log groups stay whose old events they encrypt. */
function lostKeys(old: Resources, fresh: Resources): readonly Change[] {
  return ofType(old, 'aws_kms_key').flatMap(({ address }) => {
    if (fresh.has(address)) return [];
    const groups = ofType(old, 'aws_cloudwatch_log_group').filter(
      (group) => fresh.has(group.address) && memberAt(group.body, 'kms_key_id') === `\${${address}.arn}`,
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

/** Objects of Kubernetes that nothing in the stack makes any more, all at once. */
function droppedObjects(old: Resources, fresh: Resources): readonly Change[] {
  const before = ofType(old, 'kubernetes_manifest');
  if (before.length === 0 || ofType(fresh, 'kubernetes_manifest').length > 0) return [];
  const pools = before.filter(({ body }) => memberAt(body, 'manifest.kind') === 'NodePool').length;
  const among = pools === 0 ? '' : `, ${pools} node pool${pools === 1 ? '' : 's'} with all nodes among them`;
  const message = `Terraform made ${before.length} objects and would delete them${among}`;
  return [{ rule: 'droppedObjects', path: ['platform', 'delivery'], message }];
}

function changedPools(old: Resources, fresh: Resources): readonly Change[] {
  return ofType(old, 'kubernetes_manifest').flatMap(({ address, body }): readonly Change[] => {
    const other = fresh.get(address)?.body;
    if (other === undefined || memberAt(body, 'manifest.kind') !== 'NodePool') return [];
    const isStatic = (one: Json): boolean => memberAt(one, 'manifest.spec.replicas') !== undefined;
    if (isStatic(body) === isStatic(other)) return [];
    const message = `it ${isStatic(body) ? 'had' : 'had no'} replicas before; Kubernetes refuses the change`;
    return [{ rule: 'changedPool', path: ['platform', 'nodePools', String(memberAt(body, 'manifest.metadata.name'))], message }];
  });
}
