import { nodePool } from '../../lib/config/node-pool-presets';
import type { NodeClassInput } from '../../lib/model/kubernetes/input/node-class-input';
import type { PlatformInput } from '../../lib/config/platform-input';
import { ownNetwork } from '../../lib/model/own-network';
import { nodeClassRules } from '../../lib/rules/node-class';
import { networkSettings, zone } from '../support/network';
import { platform, type Around } from '../support/platform';
import { platformFindings, testEach } from '../support/platform-findings';
import { everyRuleHasCases } from '../support/every-rule-has-cases';

type Fine = readonly [why: string, nodeClass: object, more?: Partial<PlatformInput>, around?: Around];
type Case = readonly [
  why: string,
  nodeClass: object,
  expected: readonly string[],
  more?: Partial<PlatformInput>,
  around?: Around,
];

const limits = { cpu: 100 } as const;

/** What the rules say of one node class that a pool uses. Inputs may be wrong in ways that the types forbid. */
const found = (nodeClass: object, more: Partial<PlatformInput> = {}, around: Around = {}): readonly string[] =>
  platformFindings(
    nodeClassRules,
    platform({ nodeClasses: { private: nodeClass as NodeClassInput }, nodePools: { general: { limits } }, ...more }, around),
  );

const at = 'nodeClasses.private';
const reference = '${aws_iam_role.nodes.name}';
const ipv6: Around = { clusterSettings: { ipFamily: 'ipv6' } };
const withPods = (podCidrs: readonly string[] = ['100.64.0.0/16']): Around => ({
  network: ownNetwork(networkSettings({ prefix: 'shop-production', podCidrs })),
});
const small: Around = {
  network: ownNetwork(
    networkSettings({
      prefix: 'shop-production',
      subnetSizes: { node: 27, public: undefined, pod: undefined, controlPlane: undefined, slotCount: 8 },
    }),
  ),
};
/** A pod subnet in one zone of two. */
const halfCovered: Around = {
  network: ownNetwork(
    networkSettings({ prefix: 'shop-production', zones: [zone('apne1-az1'), zone('apne1-az2')], podCidrs: ['100.64.0.0/16'] }),
  ),
};
const halfNetwork = halfCovered.network;
const withoutOne: Around =
  halfNetwork?.kind === 'own'
    ? {
        network: {
          ...halfNetwork,
          subnets: halfNetwork.subnets.filter(({ purpose, zone: { key } }) => purpose !== 'pod' || key === 'apne1-az1'),
        },
      }
    : {};

const pem = Buffer.from('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n').toString('base64');
const card = { networkCardIndex: 0, deviceIndex: 0, interfaceType: 'interface' } as const;

describe('found', () => {
  testEach<Case>(
    [
      ['NDC002 an ARN', { role: 'arn:aws:iam::111122223333:role/nodes' }, [`NDC002 ${at}.role → nodes`]],
      ['NDC002 a path', { role: 'team/nodes' }, [`NDC002 ${at}.role → nodes`]],
      [
        'NDC003 tags of Auto Mode',
        { tags: { 'karpenter.sh/nodepool': 'a', 'kubernetes.io/cluster/x': 'owned', 'eks:eks-cluster-name': 'x', team: 'a' } },
        [
          `NDC003 ${at}.tags["karpenter.sh/nodepool"]`,
          `NDC003 ${at}.tags["kubernetes.io/cluster/x"]`,
          `NDC003 ${at}.tags["eks:eks-cluster-name"]`,
        ],
      ],
      ['NDC004 FIPS in Tokyo', { advancedSecurity: { fips: true } }, [`NDC004 ${at}.advancedSecurity.fips`]],
      [
        'NDC005 PEM as it is',
        { certificateBundles: [{ name: 'a', data: '-----BEGIN CERTIFICATE-----' }] },
        [`NDC005 ${at}.certificateBundles[0].data`],
      ],
      [
        'NDC005 base64 of something else',
        { certificateBundles: [{ name: 'a', data: 'aGVsbG8=' }] },
        [`NDC005 ${at}.certificateBundles[0].data`],
      ],
      [
        'NDC010 ids that are none, and no tags',
        {
          subnetSelectorTerms: [{ id: 'private-a' }, { tags: {} }],
          securityGroupSelectorTerms: [{ id: 'subnet-0123456789abcdef0' }],
        },
        [
          `NDC010 ${at}.subnetSelectorTerms[0].id`,
          `NDC010 ${at}.subnetSelectorTerms[1].tags`,
          `NDC010 ${at}.securityGroupSelectorTerms[0].id`,
          `NDC013 ${at}.securityGroupSelectorTerms`,
        ],
      ],
      [
        'NDC010 tags without key or value',
        { subnetSelectorTerms: [{ tags: { team: '' } }, { tags: { '': 'shop' } }, { tags: { team: '*' } }] },
        [`NDC010 ${at}.subnetSelectorTerms[0].tags.team`, `NDC010 ${at}.subnetSelectorTerms[1].tags[""]`],
      ],
      ['NDC011 pod subnets that are not there', { podNetwork: 'pod-subnets' }, [`NDC011 ${at}.podNetwork`]],
      ['NDC011 pod subnets in one zone of two', {}, [`NDC011 ${at}.podNetwork`], {}, withoutOne],
      ['NDC012 prefixes from a /27', {}, [`NDC012 ${at}`], {}, small],
      [
        'NDC013 the group of the seed',
        { securityGroupSelectorTerms: [{ tags: { Name: 'for-eks-worker-nodes' } }] },
        [`NDC013 ${at}.securityGroupSelectorTerms`, `NDC022 ${at}.securityGroupSelectorTerms[0].tags`],
      ],
      [
        'NDC013 the group of another cluster',
        { securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': 'other' } }] },
        [`NDC013 ${at}.securityGroupSelectorTerms`, `NDC022 ${at}.securityGroupSelectorTerms[0].tags`],
      ],
      [
        'NDC013 a group by id, which gets its tag',
        { securityGroupSelectorTerms: [{ id: 'sg-0123456789abcdef0' }] },
        [`NDC013 ${at}.securityGroupSelectorTerms`],
      ],
      [
        'NDC022 groups of pods by name and by id',
        {
          podNetwork: {
            podSubnetSelectorTerms: [{ id: 'subnet-0123456789abcdef0' }],
            podSecurityGroupSelectorTerms: [{ name: 'pods' }, { id: 'sg-0123456789abcdef0' }],
          },
        },
        [
          `NDC013 ${at}.podNetwork.podSecurityGroupSelectorTerms`,
          `NDC022 ${at}.podNetwork.podSecurityGroupSelectorTerms[0].name`,
        ],
      ],
      [
        'NDC013 groups by the tag of their cluster, which load balancers can open',
        { securityGroupSelectorTerms: [{ tags: { 'eks:eks-cluster-name': 'shop-production' } }] },
        [`NDC013 ${at}.securityGroupSelectorTerms`],
      ],
      [
        'NDC014 IPv4 egress of an IPv4 cluster',
        { advancedNetworking: { enableV4Egress: false } },
        [`NDC014 ${at}.advancedNetworking.enableV4Egress`],
      ],
      [
        'NDC014 interfaces in an IPv6 cluster',
        { advancedNetworking: { networkInterfaces: [card] } },
        [`NDC014 ${at}.advancedNetworking.networkInterfaces`],
        {},
        ipv6,
      ],
      [
        'NDC014 and NDC015 a public address beside two interfaces',
        { advancedNetworking: { associatePublicIPAddress: true, networkInterfaces: [card, { ...card, deviceIndex: 1 }] } },
        [`NDC014 ${at}.advancedNetworking.associatePublicIPAddress`, `NDC015 ${at}.advancedNetworking.associatePublicIPAddress`],
      ],
      [
        'NDC014 no primary interface',
        { advancedNetworking: { networkInterfaces: [{ ...card, interfaceType: 'efa-only' }] } },
        [`NDC014 ${at}.advancedNetworking.networkInterfaces`],
      ],
      [
        'NDC014 a place taken twice, and addresses on another card',
        { advancedNetworking: { networkInterfaces: [card, card, { ...card, networkCardIndex: 1, secondaryIPv4Count: 2 }] } },
        [
          `NDC014 ${at}.advancedNetworking.networkInterfaces[1]`,
          `NDC014 ${at}.advancedNetworking.networkInterfaces[2].secondaryIPv4Count`,
        ],
      ],
      [
        'NDC015 public nodes',
        { advancedNetworking: { associatePublicIPAddress: true } },
        [`NDC015 ${at}.advancedNetworking.associatePublicIPAddress`],
      ],
      [
        'NDC016 deny without policies',
        { networkPolicy: 'DefaultDeny' },
        [`NDC016 ${at}.networkPolicy`],
        { networkPolicy: 'off' },
      ],
      [
        'NDC017 a proxy without a port',
        { advancedNetworking: { httpsProxy: 'http://proxy.example.com' } },
        [`NDC017 ${at}.advancedNetworking.httpsProxy`],
      ],
      [
        'NDC017 a proxy without a scheme',
        { advancedNetworking: { httpsProxy: 'proxy.example.com:3128' } },
        [`NDC017 ${at}.advancedNetworking.httpsProxy`],
      ],
      [
        'NDC018 fifty entries beside those that are always there',
        { advancedNetworking: { httpsProxy: 'http://a:3128', noProxy: Array.from({ length: 50 }, (_, index) => `h${index}`) } },
        [`NDC018 ${at}.advancedNetworking.noProxy`],
      ],
      [
        'NDC018 a long entry',
        { advancedNetworking: { httpsProxy: 'http://a:3128', noProxy: ['x'.repeat(256)] } },
        [`NDC018 ${at}.advancedNetworking.noProxy`],
      ],
      [
        'NDC019 exceptions from nothing',
        { advancedNetworking: { noProxy: ['.example.com'] } },
        [`NDC019 ${at}.advancedNetworking.noProxy`],
      ],
      [
        'NDC020 storage out of range',
        { ephemeralStorage: { size: '59001Gi', iops: 2999, throughput: 1001 } },
        [`NDC020 ${at}.ephemeralStorage.size`, `NDC020 ${at}.ephemeralStorage.iops`, `NDC020 ${at}.ephemeralStorage.throughput`],
      ],
      ['NDC020 no unit', { ephemeralStorage: { size: '160' } }, [`NDC020 ${at}.ephemeralStorage.size`]],
      ['NDC020 a fraction', { ephemeralStorage: { size: '1.5Ti' } }, [`NDC020 ${at}.ephemeralStorage.size`]],
      [
        'NDC021 an alias without its prefix',
        { ephemeralStorage: { kmsKeyID: 'nodes' } },
        [`NDC021 ${at}.ephemeralStorage.kmsKeyID → alias/nodes`],
      ],
      [
        'NDC030 and NDC031 reservations that no pool uses',
        { capacityReservationSelectorTerms: [{ id: 'cr-0123456789abcdef0' }] },
        [`NDC030 ${at}.capacityReservationSelectorTerms`, `NDC031 ${at}.capacityReservationSelectorTerms`],
      ],
      [
        'NDC032 ids that are none',
        {
          capacityReservationSelectorTerms: [
            { id: 'gpu' },
            { tags: { a: 'b' }, owner: '1234' },
            { tags: {} },
            { tags: { a: '' } },
          ],
          placementGroupSelector: { id: 'spread' },
        },
        [
          `NDC032 ${at}.capacityReservationSelectorTerms[0].id`,
          `NDC032 ${at}.capacityReservationSelectorTerms[1].owner`,
          `NDC032 ${at}.capacityReservationSelectorTerms[2].tags`,
          `NDC032 ${at}.capacityReservationSelectorTerms[3].tags.a`,
          `NDC032 ${at}.placementGroupSelector.id`,
          `NDC030 ${at}.capacityReservationSelectorTerms`,
          'NDC033 nodePools.general.replicas',
        ],
        {
          nodePools: {
            general: nodePool.static({ replicas: 19, requirements: nodePool.reserved({ limits }).requirements ?? [] }),
          },
        },
      ],
      [
        'NDC033 a pool without a limit of nodes',
        { placementGroupSelector: { name: 'spread' } },
        ['NDC033 nodePools.general.limits'],
      ],
    ],
    ([, nodeClass, expected, more, around]) => {
      expect(new Set(found(nodeClass, more, around))).toEqual(new Set(expected));
    },
  );

  test('NDC001 a class called default; NDC006 one that no pool uses', () => {
    const two = platform({ nodeClasses: { default: {}, spare: {} }, nodePools: { general: { limits, nodeClass: 'default' } } });
    expect(platformFindings(nodeClassRules, two)).toEqual(['NDC001 nodeClasses.default', 'NDC006 nodeClasses.spare']);
  });
});

describe('fine', () => {
  testEach<Fine>(
    [
      ['nothing said', {}],
      ['a role', { role: 'nodes' }],
      ['a role that only Terraform knows', { role: reference }],
      ['tags of one’s own', { tags: { team: 'shop', 'example.com/karpenter': 'x' } }],
      ['FIPS in Virginia', { advancedSecurity: { fips: true } }, {}, { region: 'us-east-1' }],
      ['no FIPS', { advancedSecurity: { fips: false } }],
      ['a certificate', { certificateBundles: [{ name: 'a', data: pem }] }],
      ['a certificate that only Terraform knows', { certificateBundles: [{ name: 'a', data: reference }] }],
      ['subnets by id', { subnetSelectorTerms: [{ id: 'subnet-0123456789abcdef0' }] }],
      ['subnets that only Terraform knows', { subnetSelectorTerms: [{ id: reference }] }],
      ['pod subnets in every zone', {}, {}, withPods()],
      ['pod subnets left alone', { podNetwork: 'node-subnets' }, {}, withoutOne],
      ['single addresses from a /27', { advancedNetworking: { ipv4PrefixSize: '32' } }, {}, small],
      ['an IPv6 cluster needs no IPv4 prefixes', {}, {}, { ...small, ...ipv6 }],
      [
        'a group beside that of the cluster',
        { securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': 'shop-production' } }, { id: 'sg-0123456789abcdef0' }] },
      ],
      [
        'two interfaces',
        { advancedNetworking: { networkInterfaces: [card, { ...card, networkCardIndex: 1, interfaceType: 'efa-only' }] } },
      ],
      ['no IPv4 egress in an IPv6 cluster', { advancedNetworking: { enableV4Egress: false } }, {}, ipv6],
      ['deny with policies', { networkPolicy: 'DefaultDeny' }, { networkPolicy: 'default-allow' }],
      ['a proxy by name', { advancedNetworking: { httpsProxy: 'http://proxy.example.com:3128', noProxy: ['.example.com'] } }],
      ['a proxy by IPv6 address', { advancedNetworking: { httpsProxy: 'http://[2001:db8::4]:3128' } }],
      ['a proxy that only Terraform knows', { advancedNetworking: { httpsProxy: reference } }],
      ['the largest storage', { ephemeralStorage: { size: '64T', iops: 16000, throughput: 1000 } }],
      ['the smallest storage', { ephemeralStorage: { size: '1Gi', iops: 3000, throughput: 125 } }],
      ['a key by alias', { ephemeralStorage: { kmsKeyID: 'alias/nodes' } }],
      [
        'a key by ARN',
        { ephemeralStorage: { kmsKeyID: 'arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' } },
      ],
      ['a key by id', { ephemeralStorage: { kmsKeyID: '1234abcd-12ab-34cd-56ef-1234567890ab' } }],
      [
        'a placement group with room',
        { placementGroupSelector: { id: 'pg-0123456789abcdef0' } },
        { nodePools: { general: { replicas: 18 } } },
      ],
      [
        'a limit of nodes in a placement group',
        { placementGroupSelector: { name: 'a' } },
        { nodePools: { general: { limits: { cpu: 100, nodes: 10 } } } },
      ],
    ],
    ([, nodeClass, more, around]) => {
      expect(found(nodeClass, more, around)).toEqual([]);
    },
  );

  test('reservations that a pool may use are only pointed out', () => {
    const reserved = { nodePools: { general: nodePool.reserved({ limits }) } };
    expect(found({ capacityReservationSelectorTerms: [{ id: 'cr-0123456789abcdef0' }] }, reserved)).toEqual([
      `NDC030 ${at}.capacityReservationSelectorTerms`,
    ]);
  });
});

everyRuleHasCases(nodeClassRules);
