import { partitionOf } from '../aws/regions';
import { valueAt, type InputPath } from '../rules/input-path';
import type { AccessInput } from './access-input';
import type { ClusterInput } from './cluster-input';
import type { EnvironmentInput } from './environment-input';
import type { OwnNetworkInput } from './network-input';
import { likelyAccount, likelyRegions } from './likely';

/** Two ways to replace what is wrong, which differ in whatever the rest of an environment may ask of it. */
export type Way = 0 | 1;

type Members = Readonly<Record<string, unknown>>;

/** What is known of an environment in which something is replaced. */
interface Around {
  readonly account: string;
  readonly region: string;
}

const NETWORKS: readonly [(region: string) => OwnNetworkInput, (region: string) => OwnNetworkInput] = [
  (region) => ({ cidr: '10.0.0.0/16', zones: [`${region}a`, `${region}b`, `${region}c`], ipv6: true }),
  (region) => ({
    cidr: '172.30.0.0/16',
    zones: [`${region}a`, `${region}b`],
    podCidrs: ['100.64.0.0/16'],
    internetAccess: false,
  }),
];

type Cluster = Partial<Readonly<Record<keyof ClusterInput, unknown>>>;

/** Left out, or its opposite. */
const CLUSTERS: readonly [Cluster, Cluster] = [
  { version: '1.36', customTags: true, endpoint: { publicFrom: ['203.0.113.0/24'] } } satisfies Partial<ClusterInput>,
  {
    version: '1.33',
    customTags: false,
    builtInNodePools: 'none',
    secretsKey: 'aws',
    oidcProvider: true,
    autoModeLogs: [],
    remoteNetworks: { nodes: ['192.168.0.0/20'] },
    fargateProfiles: { 'stand-in': { selectors: [{ namespace: 'stand-in' }] } },
    nodeGroups: { 'stand-in': { instanceTypes: ['m7i.large'], size: { min: 1, max: 1 } } },
  } satisfies Partial<ClusterInput>,
];

const principal = ({ account, region }: Around, name: string): string =>
  `arn:${partitionOf(region).partition}:iam::${account}:${name}`;

/** Where there is more than one thing of a kind, the others stay. */
const named = (value: unknown, wrong: readonly InputPath[], standIn?: unknown): Members | undefined => {
  if (value === null || typeof value !== 'object' || wrong.some((path) => path.length === 0)) return undefined;
  const names = new Set(wrong.map(([name]) => String(name)));
  // What is wrong with the name itself would be wrong with a stand-in as well.
  const isItself = (name: string): boolean => wrong.some((path) => path.length === 1 && String(path[0]) === name);
  const kept = Object.entries(value).flatMap(([name, one]): [string, unknown][] =>
    !names.has(name) ? [[name, one]] : standIn === undefined || isItself(name) ? [] : [[name, standIn]],
  );
  return Object.fromEntries(kept);
};

function cluster(value: unknown, wrong: readonly InputPath[], way: Way): Members {
  const kept = named(value, wrong);
  if (kept === undefined) return CLUSTERS[way];
  const replaced = [...new Set(wrong.map(([key]) => String(key)))].map((key): [string, unknown] => {
    // Of several node groups or Fargate profiles, those that are right.
    const inside = wrong.flatMap(([first, ...rest]) => (first === key ? [rest] : []));
    const isMap = key === 'nodeGroups' || key === 'fargateProfiles';
    const others = isMap ? named(valueAt(value, [key]), inside) : undefined;
    const otherwise: unknown = CLUSTERS[way][key as keyof Cluster];
    return [key, others === undefined ? otherwise : { ...others, ...(otherwise as object | undefined) }];
  });
  return { ...kept, ...Object.fromEntries(replaced.filter(([, one]) => one !== undefined)) };
}

function access(value: unknown, wrong: readonly InputPath[], around: Around, way: Way): Members | undefined {
  const kept = named(value, wrong);
  if (kept === undefined) return undefined;
  const admin = principal(around, 'role/stand-in');
  const team = { role: principal(around, 'role/stand-in-team'), policy: 'view', namespaces: ['stand-in'] } as const;
  const standIns: AccessInput = {
    pipeline: { apply: principal(around, 'role/stand-in-pipeline') },
    admins: [admin],
    breakGlass: principal(around, 'role/stand-in-break-glass'),
    adminRole: { assumableBy: [principal(around, 'user/stand-in')] },
    teams: {},
  };
  const replaced = wrong.map(([key]): [string, unknown] => {
    const inside = wrong.flatMap(([first, ...rest]) => (first === key ? [rest] : []));
    const written = valueAt(value, [String(key)]);
    if (key === 'admins' && Array.isArray(written) && inside.every(({ length }) => length > 0)) {
      const at = new Set(inside.map(([index]) => Number(index)));
      return [key, written.map((one: unknown, index) => (at.has(index) ? `${admin}-${index}` : one))];
    }
    const teams = key === 'teams' ? named(written, inside, way === 0 ? undefined : team) : undefined;
    return [String(key), teams ?? standIns[key as keyof AccessInput]];
  });
  return { ...kept, ...Object.fromEntries(replaced.filter(([, one]) => one !== undefined)) };
}

const ONLY_OF: Readonly<Record<'terraform' | 'gitops', readonly string[]>> = {
  terraform: ['runner', 'accessRole', 'helmReleases'],
  gitops: ['clusterFacts'],
};

/** By the one delivery, and by the other. What else is wrong in a platform is left out by what decides it. */
function platform(value: unknown, wrong: readonly InputPath[], way: Way): unknown {
  if (value === null || typeof value !== 'object' || !wrong.some(([key]) => key === 'delivery')) return value;
  const [delivery, other] = way === 0 ? (['terraform', 'gitops'] as const) : (['gitops', 'terraform'] as const);
  return {
    ...named(
      value,
      ONLY_OF[other].map((key) => [key]),
    ),
    delivery,
  };
}

/** A part of an environment without what is wrong in it; undefined where nothing can stand in for it. */
function repaired(part: string, value: unknown, wrong: readonly InputPath[], around: Around, way: Way): unknown {
  switch (part) {
    case 'name':
      // What decides an environment knows what to do with it.
      return value;
    case 'platform':
      return platform(value, wrong, way);
    case 'account':
      return around.account;
    case 'region':
      return around.region;
    case 'profile':
      return way === 0 ? 'production' : 'development';
    case 'state':
      return way === 0 ? { type: 'local' } : { type: 's3', bucket: 'stand-in' };
    case 'network':
      return NETWORKS[way](around.region);
    case 'cluster':
      return cluster(value, wrong, way);
    case 'access':
      return access(value, wrong, around, way);
    case 'podIdentities':
    case 'irsaRoles':
      return named(value, wrong);
    case 'addons':
      // Others need them, and only by their names.
      return named(value, wrong, {});
    default:
      return way === 0 ? undefined : OTHERWISE[part];
  }
}

/** Of parts whose default is nothing. */
const OTHERWISE: Readonly<Record<string, unknown>> = {
  project: 'stand-in',
  tags: { 'stand-in': 'stand-in' },
  rolePath: '/stand-in/',
  observability: 'cloudwatch',
} satisfies Partial<EnvironmentInput>;

/**
 * An environment that may have been meant, with something else in the place of what is wrong. What is said of it both ways does not
 * depend on what is wrong.
 */
export function suppose(input: object, wrong: readonly InputPath[], way: Way): object {
  const isWrong = (part: string): boolean => wrong.some(([first]) => first === part);
  const written = (part: string): string | undefined => {
    const value = valueAt(input, [part]);
    return typeof value === 'string' && !isWrong(part) ? value : undefined;
  };
  const regions = likelyRegions(input);
  const around: Around = {
    account: written('account') ?? likelyAccount(input) ?? (['111122223333', '444455556666'] as const)[way],
    region: written('region') ?? regions[way] ?? regions[0] ?? (['us-east-1', 'eu-central-1'] as const)[way],
  };
  const parts = [...new Set(wrong.flatMap(([part]) => (part === undefined ? [] : [String(part)])))];
  const replaced = parts.map((part) => {
    const inside = wrong.flatMap(([first, ...rest]) => (first === part ? [rest] : []));
    return [part, repaired(part, valueAt(input, [part]), inside, around, way)] as const;
  });
  return Object.fromEntries([...Object.entries(input), ...replaced].filter(([, value]) => value !== undefined));
}
