import type { Choice } from './covering-array';

/** Values that a rule refuses together. */
export interface Exclusion {
  readonly choice: Choice;
  /** `SHP001`: an existing network has no such member; `SHP003`: there is no platform that would have it. */
  readonly rule: string;
  /** What makes the rule look at all; it is not part of what is excluded. */
  readonly beside: Choice;
}

/** Several values of an option stand for each of them. */
interface Refusal {
  readonly rule: string;
  readonly beside?: Choice;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

const REFUSALS: readonly Refusal[] = [
  // Nothing in a network that exists is made or changed.
  { rule: 'SHP001', values: { network: ['existing'], nat: ['none', 'single', 'one per zone', 'regional'] } },
  { rule: 'SHP001', values: { network: ['existing'], internet: ['no'] } },
  { rule: 'SHP001', values: { network: ['existing'], addresses: ['ipv6'] } },
  { rule: 'SHP001', values: { network: ['existing'], endpoints: ['none', 'isolated'] } },
  { rule: 'SHP001', values: { network: ['existing'], flowLogs: ['own key', 's3'] } },
  { rule: 'NET031', values: { internet: ['no'], nat: ['single', 'one per zone', 'regional'] } },
  { rule: 'ING002', values: { internet: ['no'], storageAndIngress: ['written'] }, beside: { delivery: 'gitops' } },
  // EKS chooses the service range of an IPv6 cluster, and hybrid nodes are IPv4.
  { rule: 'CLU031', values: { addresses: ['ipv6'], ranges: ['written'] } },
  { rule: 'CLU043', values: { controlPlane: ['dedicated'], builtInPools: ['both', 'system'] } },
  // Terraform has to reach the API that it makes objects through.
  { rule: 'PLT001', values: { endpoint: ['private'], delivery: ['terraform'] } },
  {
    rule: 'PLT002',
    values: {
      builtInPools: ['none'],
      pools: ['none'],
      delivery: ['terraform', 'terraform in the network', 'terraform by a role', 'gitops', 'gitops with facts'],
    },
  },
  // Without a platform there is nothing for these to be part of.
  { rule: 'SHP003', values: { delivery: ['none'], pools: ['general', 'classes, spot, GPU', 'static'] } },
  { rule: 'SHP003', values: { delivery: ['none'], storageAndIngress: ['none', 'written'] } },
  { rule: 'SHP003', values: { delivery: ['none'], namespaces: ['isolated'] } },
  { rule: 'SHP003', values: { delivery: ['none'], workloads: ['written'] } },
  { rule: 'SHP003', values: { delivery: ['none'], charts: ['one'] } },
  // Charts are what the GitOps tool installs.
  { rule: 'SHP001', values: { delivery: ['gitops', 'gitops with facts'], charts: ['one'] } },
  // Auto Mode contains them, as long as there are no other nodes.
  { rule: 'ADD001', values: { addons: ['mixed'], nodeGroups: ['none'] } },
];

export const exclusions: readonly Exclusion[] = REFUSALS.flatMap(({ rule, values, beside = {} }) =>
  Object.entries(values)
    .reduce<readonly Choice[]>(
      (choices, [option, each]) => choices.flatMap((choice) => each.map((value) => ({ ...choice, [option]: value }))),
      [{}],
    )
    .map((choice) => ({ rule, choice, beside })),
);
