import { Construct, type IConstruct } from 'constructs';
import type { PlatformObjectsSettings } from '../../model/platform-objects';
import type { Platform } from '../../model/platform';
import { isReference } from '../../model/reference';
import { rules } from '../../rules/catalogue';
import type { Finding } from '../../rules/finding';
import { startsWith, valueAt, type InputPath } from '../../rules/input-path';
import type { RelationRule } from '../../rules/rule';
import { runRelationRules, withoutRepetition } from '../../rules/run';
import { report } from '../findings';
import { readable, REFERENCE } from '../readable';

/** What is decided about a noun, and about others that it names. */
export type NounSettings = Partial<PlatformObjectsSettings & Pick<Platform, 'helmReleases'>>;

/** What is known of one noun in a stack of somebody else. Members may be tokens. */
export interface JudgedNoun {
  /** `NodePool` */
  readonly kind: string;
  /** Where an environment has it, below `platform`: `['nodePools', 'batch']`. */
  readonly at: InputPath;
  /** As it was written. */
  readonly props: object;
  readonly settings: NounSettings;
  readonly region: string | undefined;
  readonly acknowledge: Readonly<Record<string, string>>;
}

const platformRules = rules.filter(
  (rule): rule is RelationRule<'platform'> => rule.kind === 'relation' && rule.subject === 'platform',
);

/**
 * Runs the rules of platforms over one noun. Rules read a platform, so it is shown to them as one that holds nothing else;
 * those that compare it with what stands beside it are not asked. What they find is told in the words of the properties.
 */
export function judge(construct: IConstruct, noun: JudgedNoun): void {
  const { kind, at, props, settings, region, acknowledge } = noun;
  const place = ['platform', ...at];
  const platform = platformOf(
    readable(settings) as typeof settings,
    region === undefined || isReference(region) ? REFERENCE : region,
  );
  const input = at.reduceRight<unknown>((below, part) => ({ [part]: below }), readable(withoutConstructs(props)));
  const applicable = platformRules.filter(({ needs = [] }) => needs.every((part) => part in settings));
  const findings = runRelationRules(applicable, 'platform', platform, {
    today: new Date().toISOString().slice(0, 10),
    environment: construct.node.path,
    at: ['platform'],
    input: { platform: input },
  });
  const own = findings
    .filter((one) => startsWith(one.path, place) && !isUnknown(one, { platform: input }))
    // In a configuration the name is the key; here it is a property.
    .map((one) =>
      one.received === `'${at.at(-1)}'` && one.path.length === place.length ? { ...one, path: [...place, 'name'] } : one,
    );
  report(withoutRepetition(own), {
    construct,
    name: `${kind} '${construct.node.path}'`,
    path: (path) => path.slice(place.length),
    acknowledged: new Set(Object.keys(acknowledge)),
  });
}

/** Nothing can be said about what only Terraform will know. */
const isUnknown = ({ path, received }: Finding, input: unknown): boolean =>
  isReference(valueAt(input, path)) || received?.includes(REFERENCE) === true;

/** Constructs say nothing to a rule. */
const withoutConstructs = (props: object): object =>
  Object.fromEntries(Object.entries(props).filter(([key, value]) => key !== 'dependsOn' && !Construct.isConstruct(value)));

/** A platform that holds nothing but what is given. What is not known is a reference: rules skip it. */
const platformOf = (settings: NounSettings, region: string): Platform => ({
  ...nothing,
  helmReleases: [],
  ...settings,
  delivery: 'terraform',
  runner: 'in-network',
  accessRole: undefined,
  objects: [],
  addons: [],
  cluster: {
    name: clusterNameOf(settings) ?? REFERENCE,
    version: REFERENCE,
    region,
    ipFamily: settings.ipFamily ?? 'ipv4',
    builtInNodePools: [],
    customTags: true,
    privateEndpointOnly: false,
    nodeRoleName: REFERENCE,
    nodeGroups: [],
    fargate: false,
    makesSpotRole: false,
  },
  network: { nodeSubnets: [], podSubnets: [], publicSubnets: [], ipv6: undefined },
  names: { groups: [], serviceAccounts: [], addons: [] },
});

/** A node class names its cluster where it selects the group that EKS made. */
const clusterNameOf = ({ nodeClasses = [] }: NounSettings): string | undefined =>
  nodeClasses
    .flatMap(({ securityGroupSelectorTerms }) => securityGroupSelectorTerms)
    .map(({ tags }) => tags?.['aws:eks:cluster-name'])
    .find((name) => name !== undefined);

/** A platform without anything in it. */
export const nothing: PlatformObjectsSettings = {
  networkPolicy: 'default-allow',
  switchOfAddon: false,
  nodeClasses: [],
  nodePools: [],
  storageClasses: [],
  volumeSnapshotClasses: [],
  ingressClasses: [],
  namespaces: [],
  priorityClasses: [],
  podDisruptionBudgets: [],
  roleBindings: [],
  serviceAccounts: [],
  clusterFacts: undefined,
  ipFamily: 'ipv4',
  serviceCidr: undefined,
};
