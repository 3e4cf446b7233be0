import type { Environment } from '../model/environment';
import type { ExistingNetwork, SubnetPurpose } from '../model/network';
import { either, look, ok, question, quoted, type Question } from './question';

/** EKS makes up to four interfaces in them, and needs room to replace them during an upgrade. */
const CONTROL_PLANE_ADDRESSES = 16;
/** Auto Mode gives a node addresses in blocks of sixteen. */
const NODE_ADDRESSES = 64;

/** Zones of a network that will be made; everything about one that exists. */
export function networkQuestions(environment: Environment): readonly Question[] {
  const { network } = environment;
  if (network.kind === 'own') return [zones(environment)];
  return [
    vpcRanges(network),
    ...dns(network),
    dhcp(network),
    ...subnets(environment, network),
    ...roleTags(network),
    endpoints(network),
  ];
}

function zones({ network, location: { region } }: Environment): Question {
  const title = `zones of the account in ${region}`;
  const names = network.zones.map(({ zone }) => zone);
  return question(
    {
      failureMode: 'E04',
      title,
      meaning: 'Not every account has every zone of a region; Local and Wavelength Zones have to be opted in to.',
    },
    ['ec2', 'describe-availability-zones', '--query', 'AvailabilityZones[].[ZoneId,ZoneName]'],
    {
      found: [
        'missing=',
        `for zone in ${names.join(' ')}; do has "$zone" || missing="$missing $zone"; done`,
        `if [ -z "$missing" ]; then ${ok('E04', title)}`,
        `else look E04 ${quoted(title)} "the account does not have$missing; it has $(list)"`,
        'fi',
      ],
      missing: `nothing was found in ${region}`,
    },
  );
}

function vpcRanges({ vpcId, cidrs }: ExistingNetwork): Question {
  const title = `ranges of ${vpcId}`;
  return question(
    {
      failureMode: 'E15',
      title,
      meaning: 'Overlaps with the service range and with other networks were judged by the ranges in network.cidrs.',
    },
    [
      'ec2',
      'describe-vpcs',
      '--vpc-ids',
      vpcId,
      '--query',
      "Vpcs[].CidrBlockAssociationSet[?CidrBlockState.State=='associated'][].CidrBlock",
    ],
    {
      found: either(
        `[ "$(printf '%s\\n' ${cidrs.join(' ')} | sort)" = "$(printf '%s\\n' $answer | sort)" ]`,
        ok('E15', title),
        `look E15 ${quoted(title)} "it has $(list): write all of them into network.cidrs"`,
      ),
      missing: `there is no ${vpcId} in this region of this account`,
    },
  );
}

function dns({ vpcId }: ExistingNetwork): readonly Question[] {
  return [
    { attribute: 'enableDnsSupport', member: 'EnableDnsSupport' },
    { attribute: 'enableDnsHostnames', member: 'EnableDnsHostnames' },
  ].map(({ attribute, member }) => {
    const title = `${attribute} of ${vpcId}`;
    return question(
      { failureMode: 'E07', title, meaning: 'Without it nodes do not find the private endpoint of the API, and never register.' },
      ['ec2', 'describe-vpc-attribute', '--vpc-id', vpcId, '--attribute', attribute, '--query', `${member}.Value`],
      {
        found: either('[ "$answer" = True ]', ok('E07', title), look('E07', title, 'it is off; its owner has to switch it on')),
        missing: `there is no ${vpcId} in this region of this account`,
      },
    );
  });
}

function dhcp({ vpcId }: ExistingNetwork): Question {
  const title = `DHCP options of ${vpcId}`;
  const meaning =
    'Names servers of your own have to know the private endpoint of the API; a domain name with capital letters kept nodes of older images from joining.';
  const about = { failureMode: 'E12', title, meaning };
  const missing = 'they cannot be found';
  const inner = question(
    about,
    [
      'ec2',
      'describe-dhcp-options',
      '--query',
      "DhcpOptions[].DhcpConfigurations[].[Key,join(',',Values[].Value)]",
      '--dhcp-options-ids',
      { bash: '"$answer"' },
    ],
    {
      found: [
        "domain=$(printf '%s\\n' \"$answer\" | sed -n 's/^domain-name[[:space:]][[:space:]]*//p')",
        "servers=$(printf '%s\\n' \"$answer\" | sed -n 's/^domain-name-servers[[:space:]][[:space:]]*//p')",
        `if printf '%s' "$domain" | grep -q '[A-Z]'; then look E12 ${quoted(title)} "the domain name $domain has capital letters"`,
        `elif [ "$servers" != AmazonProvidedDNS ]; then look E12 ${quoted(title)} "names are resolved by $servers: they have to forward to the resolver of the VPC"`,
        `else ${ok('E12', title)}`,
        'fi',
      ],
      missing,
    },
  );
  return question(about, ['ec2', 'describe-vpcs', '--vpc-ids', vpcId, '--query', 'Vpcs[0].DhcpOptionsId'], {
    found: inner.script,
    missing,
  });
}

/** What has to be known about the subnets of one purpose. */
interface Expectation {
  readonly purpose: SubnetPurpose;
  readonly failureMode: string;
  readonly addresses: number;
  readonly otherwise: string;
}

function subnets({ cluster }: Environment, network: ExistingNetwork): readonly Question[] {
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

/** Private DNS sends the traffic of nodes to an endpoint, whether or not it lets them in. */
function endpoints({ vpcId }: ExistingNetwork): Question {
  const title = `interface endpoints of ${vpcId}`;
  const rules = question(
    { failureMode: 'E09', title: 'security group', meaning: '' },
    [
      'ec2',
      'describe-security-group-rules',
      '--query',
      "SecurityGroupRules[?!IsEgress && (IpProtocol=='-1' || (FromPort<=`443` && ToPort>=`443`))].SecurityGroupRuleId",
      '--filters',
      { bash: 'Name=group-id,Values="$group"' },
    ],
    {
      found: [`[ -n "$answer" ] || case $closed in *"$group"*) ;; *) closed="$closed $group" ;; esac`],
      missing: 'it cannot be found',
    },
  );
  return question(
    {
      failureMode: 'E09',
      title,
      meaning:
        'An endpoint takes over the name of its service for the whole VPC. Where its security group lets no HTTPS in, nodes do not join.',
    },
    [
      'ec2',
      'describe-vpc-endpoints',
      '--filters',
      `Name=vpc-id,Values=${vpcId}`,
      'Name=vpc-endpoint-type,Values=Interface',
      '--query',
      'VpcEndpoints[].Groups[].GroupId',
    ],
    {
      found: [
        'closed=',
        'for group in $answer; do',
        ...rules.script.map((line) => `  ${line}`),
        'done',
        `if [ -z "$closed" ]; then ${ok('E09', title)}`,
        `else look E09 ${quoted(title)} "no HTTPS gets through$closed: let the ranges of the VPC in on port 443"`,
        'fi',
      ],
      missing: `there is no ${vpcId} in this region of this account`,
    },
  );
}
