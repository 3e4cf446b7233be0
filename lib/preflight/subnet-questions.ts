import type { Environment } from '../model/environment';
import type { ExistingNetwork, SubnetPurpose } from '../model/network';
import { ok, question, quoted, type Question } from './question';

/** EKS makes up to four interfaces in them, and needs room to replace them during an upgrade. */
const CONTROL_PLANE_ADDRESSES = 16;
/** Auto Mode gives a node addresses in blocks of sixteen. */
const NODE_ADDRESSES = 64;

/** Subnets that exist: where they are, how much room they have, and whether load balancers find them. */
export const subnetQuestions = (environment: Environment, network: ExistingNetwork): readonly Question[] => [
  ...freeAddresses(environment, network),
  ...roleTags(network),
];

/** What has to be known about the subnets of one purpose. */
interface Expectation {
  readonly purpose: SubnetPurpose;
  readonly failureMode: string;
  readonly addresses: number;
  readonly otherwise: string;
}

function freeAddresses({ cluster }: Environment, network: ExistingNetwork): readonly Question[] {
  const expectations: readonly Expectation[] = [
    {
      purpose: cluster.controlPlaneSubnets,
      failureMode: 'E24',
      addresses: CONTROL_PLANE_ADDRESSES,
      otherwise: 'the cluster is refused, or cannot be upgraded later',
    },
    { purpose: 'node', failureMode: 'C17', addresses: NODE_ADDRESSES, otherwise: 'nodes and pods get no addresses' },
    { purpose: 'pod', failureMode: 'C17', addresses: NODE_ADDRESSES, otherwise: 'pods get no addresses' },
  ];
  const ofPurpose = expectations.filter(
    ({ purpose }, index) =>
      Object.keys(network.subnetIds[purpose]).length > 0 &&
      expectations.findLastIndex((other) => other.purpose === purpose) === index,
  );
  return ofPurpose.flatMap((expected) =>
    Object.entries(network.subnetIds[expected.purpose]).map(([zone, id]) => subnet(network, zone, id, expected)),
  );
}

function subnet({ vpcId }: ExistingNetwork, zone: string, id: string, expected: Expectation): Question {
  const { purpose, failureMode, addresses, otherwise } = expected;
  const title = `subnet ${id} (${purpose === 'controlPlane' ? 'control plane' : purpose}, ${zone})`;
  const about = `${failureMode} ${quoted(title)}`;
  return question(
    {
      failureMode,
      title,
      meaning: `It has to be in ${zone} of ${vpcId}. With fewer than ${addresses} free addresses ${otherwise}; Auto Mode takes them in blocks of 16 in a row.`,
    },
    [
      'ec2',
      'describe-subnets',
      '--subnet-ids',
      id,
      '--query',
      'Subnets[].[VpcId,AvailabilityZoneId,AvailabilityZone,MapPublicIpOnLaunch,AvailableIpAddressCount]',
    ],
    {
      found: [
        "free=$(printf '%s\\n' \"$answer\" | awk '{ print $5 }')",
        `if ! has ${quoted(vpcId)}; then look ${about} ${quoted(`it is not in ${vpcId}`)}`,
        `elif ! has ${quoted(zone)}; then look ${about} "it is in $(printf '%s\\n' "$answer" | awk '{ print $2 }')"`,
        ...(purpose === 'node'
          ? [
              `elif has True; then look E22 ${quoted(title)} 'nodes in it get public addresses: switch that off, or name private subnets'`,
            ]
          : []),
        `elif ! number "$free"; then look ${about} "no number of free addresses came back: $(list)"`,
        `elif [ "$free" -lt ${addresses} ]; then look ${about} "only $free addresses are free"`,
        `else ok ${about}`,
        'fi',
      ],
      missing: `there is no ${id} in this region of this account`,
    },
  );
}

/** Load balancers find their subnets by these. */
function roleTags({ subnetIds }: ExistingNetwork): readonly Question[] {
  const roles = [
    { purpose: 'node', tag: 'kubernetes.io/role/internal-elb', failureMode: 'E02' },
    { purpose: 'public', tag: 'kubernetes.io/role/elb', failureMode: 'E01' },
  ] as const;
  return roles.flatMap(({ purpose, tag, failureMode }) => {
    const ids = Object.values(subnetIds[purpose]);
    if (ids.length === 0) return [];
    const title = `tag ${tag} of ${purpose} subnets`;
    return [
      question(
        {
          failureMode,
          title,
          meaning: 'Load balancers find their subnets by it; `eks-auto network` prints the commands that set it.',
        },
        [
          'ec2',
          'describe-tags',
          '--filters',
          `Name=resource-id,Values=${ids.join(',')}`,
          `Name=key,Values=${tag}`,
          '--query',
          'Tags[].ResourceId',
        ],
        {
          found: [
            'missing=',
            `for subnet in ${ids.join(' ')}; do has "$subnet" || missing="$missing $subnet"; done`,
            `if [ -z "$missing" ]; then ${ok(failureMode, title)}`,
            `else look ${failureMode} ${quoted(title)} "not on$missing"`,
            'fi',
          ],
          missing: 'the subnets cannot be found',
        },
      ),
    ];
  });
}
