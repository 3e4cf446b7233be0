import type { NewEnvironment } from './answers';

/** Where a text comes from that nobody said. */
const CHOSEN_CIDR = 'Chosen: overlaps no other environment of this project.';

const chosenZones = (region: string): readonly string[] => [
  'Chosen: what new accounts usually have. Yours:',
  `aws ec2 describe-availability-zones --region ${region} --query "AvailabilityZones[].ZoneId"`,
];

/**
 * The file of an environment, with comments that say what else may be written.
 *
 * @param specifier what `defineEnvironment` is imported from
 */
export function environmentText({ input, zonesChosen, cidrChosen }: NewEnvironment, specifier: string): string {
  const { name, project, profile, account, region, state, network, cluster, access, platform } = input;
  const zones = list(network.zones?.map(String) ?? []);
  const { endpoint } = cluster;
  const isPrivate = endpoint === undefined || endpoint === 'private';
  const production = profile === 'production';
  const lines = [
    `import { defineEnvironment } from ${quoted(specifier)};`,
    '',
    `// eks-auto check ${name}: what is wrong with this file. eks-auto show ${name}: everything that follows from it.`,
    'export default defineEnvironment({',
    `  name: ${quoted(name)},`,
    ...(project === undefined ? [] : [`  project: ${quoted(project)},`]),
    production
      ? '  // Decides what this file leaves open, the way an audit asks for; `development` costs less.'
      : '  // Decides what this file leaves open, as cheap as is sensible; `production` is what an audit asks for.',
    `  profile: ${quoted(profile)},`,
    '  // Credentials of any other account are refused.',
    `  account: ${quoted(account)},`,
    `  region: ${quoted(region)},`,
    ...(state.type === 's3'
      ? [
          '  // The bucket has to exist; it is locked by a file beside each state.',
          `  state: { type: 's3', bucket: ${quoted(state.bucket)} },`,
        ]
      : [
          "  // Files in `state/`, for one person. To share and lock them: { type: 's3', bucket: 'example-terraform-state' }",
          "  state: { type: 'local' },",
        ]),
    '  network: {',
    ...(cidrChosen ? [`    // ${CHOSEN_CIDR}`] : []),
    `    cidr: ${quoted(network.cidr ?? '')},`,
    ...(zonesChosen ? chosenZones(region).map((line) => `    // ${line}`) : []),
    `    zones: ${zones},`,
    production
      ? '    // One NAT gateway in each zone; for the price of one, and without internet when its zone fails:'
      : '    // One NAT gateway for all zones; to keep the internet when its zone fails:',
    `    // natGateways: ${production ? "'single'" : "'one-per-zone'"},`,
    '  },',
    '  cluster: {',
    `    version: ${quoted(cluster.version)},`,
    '    // EKS fixes them at creation. `network.zones` may grow later, these may not.',
    `    zones: ${zones},`,
    ...(isPrivate
      ? [
          "    // The Kubernetes API is reached from inside the network only. From outside as well: { publicFrom: ['203.0.113.0/24'] }",
          "    endpoint: 'private',",
        ]
      : [
          '    // Who reaches the Kubernetes API from outside; from inside the network it is always reached.',
          `    endpoint: { publicFrom: ${list(endpoint.publicFrom)} },`,
        ]),
    '  },',
    '  access: {',
    '    pipeline: {',
    '      // Runs `terraform apply`, and administers the cluster: whoever creates it does not by that alone.',
    `      apply: ${quoted(access.pipeline.apply)},`,
    ...(access.pipeline.plan === undefined
      ? []
      : ['      // Runs `terraform plan`: reads everything, changes nothing.', `      plan: ${quoted(access.pipeline.plan)},`]),
    '    },',
    '    // Roles of people who administer the cluster.',
    access.admins === undefined
      ? `    // admins: [${quoted(exampleRole(access.pipeline.apply, 'platform-admin'))}],`
      : `    admins: ${list(access.admins)},`,
    '    // Teams, each in its namespaces.',
    `    // teams: { payments: { role: ${quoted(exampleRole(access.pipeline.apply, 'payments'))}, policy: 'edit', namespaces: ['payments'] } },`,
    '  },',
    '  // AWS permissions of a service account.',
    '  // podIdentities: {',
    "  //   'payments-api': {",
    "  //     namespace: 'payments',",
    "  //     serviceAccount: 'api',",
    `  //     statements: [{ Action: ['s3:GetObject'], Resource: '${partitionIn(access.pipeline.apply)}s3:::example-receipts/*' }],`,
    '  //   },',
    '  // },',
    "  // Metrics and container logs in CloudWatch; 'prometheus' is for metrics alone, 'none' where something else does it.",
    "  // observability: 'cloudwatch',",
    '  // What runs on the cluster: a storage class, ingress classes and metrics-server, unless others are written.',
    '  platform: {',
    ...(platform?.delivery === 'gitops'
      ? [
          `    // eks-auto manifests ${name} --to <folder> writes the objects for Argo CD or Flux; with 'terraform' they are applied.`,
          "    delivery: 'gitops',",
        ]
      : [
          "    // Applied by Terraform in a state of their own; 'gitops' writes YAML for Argo CD or Flux instead.",
          "    delivery: 'terraform',",
        ]),
    ...(platform?.runner === 'in-network'
      ? ['    // Terraform runs where it reaches the private endpoint.', "    runner: 'in-network',"]
      : []),
    '    // Pools beside the built-in ones; `nodePool` is imported from where `defineEnvironment` is.',
    "    // nodePools: { spot: nodePool.spot({ limits: { cpu: 100, memory: '400Gi' } }) },",
    "    // namespaces: { payments: { podSecurity: 'restricted', networkPolicy: 'same-namespace' } },",
    '  },',
    '  // On everything that can carry tags.',
    `  // tags: { environment: ${quoted(name)} },`,
    '});',
    '',
  ];
  return lines.join('\n');
}

const list = (values: readonly string[]): string => `[${values.map(quoted).join(', ')}]`;

/** As people and Prettier write it. */
const quoted = (text: string): string => `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** Another role of the same account. */
const exampleRole = (arn: string, name: string): string => arn.replace(/:role\/.*$/, `:role/${name}`);

/** `arn:aws:` */
const partitionIn = (arn: string): string => `${arn.split(':').slice(0, 2).join(':')}:`;
