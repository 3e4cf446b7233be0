import type { Environment } from '../model/environment';
import type { ExistingNetwork } from '../model/network';
import { either, look, ok, question, quoted, type Question } from './question';
import { subnetQuestions } from './subnet-questions';

/** Zones of a network that will be made; everything about one that exists. */
export function networkQuestions(environment: Environment): readonly Question[] {
  const { network } = environment;
  if (network.kind === 'own') return [zones(environment)];
  return [vpcRanges(network), ...dns(network), dhcp(network), ...subnetQuestions(environment, network), endpoints(network)];
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
