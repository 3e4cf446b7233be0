import { resolve } from '../../lib/config/resolve';
import { environmentRelationRules } from '../../lib/rules/environment-relations';
import type { Finding } from '../../lib/rules/finding';
import { formatPath } from '../../lib/rules/input-path';
import { stateRules } from '../../lib/rules/state';
import { smallInput, TODAY } from '../support/environment';
import { everyRuleHasCases } from '../support/every-rule-has-cases';

const rules = [...environmentRelationRules, ...stateRules.filter(({ kind }) => kind === 'relation')];

interface Changes {
  readonly network?: object;
  readonly cluster?: object;
  readonly profile?: string;
  readonly state?: object;
}

/** `ENV102 cluster.serviceCidr` for what these rules say about the smallest environment with changes. */
const found = (changes: Changes): readonly string[] => findings(changes).map(({ rule, path }) => `${rule} ${formatPath(path)}`);

function findings({ network, cluster, ...changes }: Changes): readonly Finding[] {
  const input = {
    ...smallInput,
    ...changes,
    network: network ?? smallInput.network,
    cluster: { ...smallInput.cluster, endpoint: { publicFrom: ['203.0.113.0/24'] }, ...cluster },
  };
  const ids = new Set(rules.map(({ id }) => id));
  return resolve(input, { today: TODAY }).findings.filter(({ rule }) => ids.has(rule));
}

const range = (cidr: string): object => ({ cidr, zones: ['apne1-az1', 'apne1-az2'] });
const remote = (nodes: readonly string[], pods?: readonly string[]): Changes => ({
  cluster: { remoteNetworks: { nodes, ...(pods === undefined ? {} : { pods }) } },
});
const existing = {
  vpcId: 'vpc-0123456789abcdef0',
  cidrs: ['10.60.0.0/16'],
  nodeSubnets: { 'apne1-az1': 'subnet-00000000000000001', 'apne1-az2': 'subnet-00000000000000002' },
};

test('ENV102 proposes a range that the network does not have', () => {
  const [problem] = findings({ network: range('172.20.0.0/16'), cluster: { serviceCidr: '172.20.128.0/20' } });
  expect(problem?.fix).toBe('choose a private range outside the VPC, such as 10.100.0.0/16');
});

describe('what is wrong between the parts of an environment', () => {
  test.each<[string, Changes, readonly string[]]>([
    [
      'ENV101 a zone of the region that the network leaves out',
      { cluster: { zones: ['apne1-az1', 'apne1-az4'] } },
      ['ENV101 cluster.zones[1]'],
    ],
    [
      'ENV102 a service range inside the VPC',
      { network: range('172.20.0.0/16'), cluster: { serviceCidr: '172.20.128.0/20' } },
      ['ENV102 cluster.serviceCidr'],
    ],
    [
      'ENV102 a service range around a pod range',
      {
        network: { ...range('10.10.0.0/16'), podCidrs: ['10.11.0.0/16'] },
        cluster: { serviceCidr: '10.11.0.0/16' },
      },
      ['ENV102 cluster.serviceCidr'],
    ],
    [
      'ENV104 no subnet for the control plane alone',
      { network: existing, cluster: { controlPlaneSubnets: 'dedicated' } },
      ['ENV104 network.controlPlaneSubnets', 'ENV104 network.controlPlaneSubnets'],
    ],
    ['ENV105 a laptop outside a private endpoint', { cluster: { endpoint: 'private' } }, ['ENV105 cluster.endpoint']],
    ['ENV106 remote nodes inside the VPC', remote(['10.10.8.0/24']), ['ENV106 cluster.remoteNetworks.nodes[0]']],
    [
      'ENV106 remote pods inside the service range',
      { cluster: { serviceCidr: '172.20.0.0/16', remoteNetworks: { nodes: ['192.168.0.0/24'], pods: ['172.20.4.0/22'] } } },
      ['ENV106 cluster.remoteNetworks.pods[0]'],
    ],
    ['STA004 state of production in a folder', { profile: 'production' }, ['STA004 state.type']],
  ])('%s', (_, changes, expected) => {
    expect(found(changes)).toEqual(expected);
  });

  test.each<[string, Changes]>([
    ['the smallest environment', {}],
    ['a cluster in all zones', { cluster: { zones: ['apne1-az1', 'apne1-az2'] } }],
    ['a service range beside the VPC', { cluster: { serviceCidr: '172.20.0.0/16' } }],
    ['an existing network with a subnet for each zone', { network: existing, cluster: { zones: ['apne1-az1', 'apne1-az2'] } }],
    ['remote networks beside everything', remote(['192.168.0.0/24'], ['192.168.4.0/22'])],
    [
      'a private endpoint in production',
      { profile: 'production', state: { type: 's3', bucket: 'example-states' }, cluster: { endpoint: 'private' } },
    ],
    ['local state in development', { state: { type: 'local' } }],
  ])('%s is fine', (_, changes) => {
    expect(found(changes)).toEqual([]);
  });
});

everyRuleHasCases([...environmentRelationRules, ...stateRules], 'relation');
