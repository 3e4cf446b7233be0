import type { IngressClassInput } from '../../lib/model/kubernetes/input/ingress-class-input';
import type { PlatformInput } from '../../lib/config/platform-input';
import type { Addon } from '../../lib/model/addon';
import { ownNetwork } from '../../lib/model/own-network';
import { ingressRules } from '../../lib/rules/ingress';
import { storageRules } from '../../lib/rules/storage';
import { volumeSnapshotRules } from '../../lib/rules/volume-snapshots';
import { networkSettings } from '../support/network';
import { platform, type Around } from '../support/platform';
import { platformFindings, testEach } from '../support/platform-findings';
import { everyRuleHasCases } from '../support/every-rule-has-cases';

const reference = '${aws_kms_key.volumes.arn}';
const key = (region: string): string => `arn:aws:kms:${region}:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

const snapshotController = (placement: Addon['placement']): Around => ({
  addons: [
    {
      name: 'snapshot-controller',
      version: undefined,
      configuration: undefined,
      namespace: 'kube-system',
      podIdentities: [],
      placement,
      needs: [],
      timeouts: { create: '30m', update: '30m', delete: '40m' },
      tags: {},
    },
  ],
});

describe('storage', () => {
  type Case = readonly [why: string, input: object, expected: readonly string[], around?: Around];

  const found = (input: object, around: Around = {}): readonly string[] =>
    platformFindings([...storageRules, ...volumeSnapshotRules], platform(input as Partial<PlatformInput>, around));
  /** One class beside a default one. */
  const one = (storageClass: object): object => ({ storageClasses: { gp3: { default: true }, own: storageClass } });
  const at = 'storageClasses.own';

  describe('found', () => {
    testEach<Case>(
      [
        ['STO001 two defaults', one({ default: true }), [`STO001 ${at}.default`]],
        ['STO002 no default', { storageClasses: { fast: {} } }, ['STO002 storageClasses']],
        ['STO003 too few IOPS', one({ iops: 2999 }), [`STO003 ${at}.iops`]],
        ['STO003 too many IOPS for io1', one({ type: 'io1', iops: 64001 }), [`STO003 ${at}.iops`]],
        ['STO003 too many by size', one({ type: 'io1', iopsPerGB: 51 }), [`STO003 ${at}.iopsPerGB`]],
        ['STO003 a throughput that the IOPS do not carry', one({ throughput: 1000 }), [`STO003 ${at}.throughput`]],
        ['STO003 a throughput out of range', one({ iops: 80000, throughput: 2001 }), [`STO003 ${at}.throughput`]],
        ['STO004 an alias', one({ kmsKeyId: 'alias/volumes' }), [`STO004 ${at}.kmsKeyId`]],
        ['STO004 a key elsewhere', one({ kmsKeyId: key('us-east-1') }), [`STO004 ${at}.kmsKeyId`]],
        [
          'STO005 parameters that do not go together',
          one({
            fileSystem: 'xfs',
            parameters: { bytesPerInode: '1', ext4ClusterSize: '1', allowAutoIOPSPerGBIncrease: 'true', blockExpress: 'true' },
          }),
          [
            `STO005 ${at}.parameters.bytesPerInode`,
            `STO005 ${at}.parameters.ext4ClusterSize`,
            `STO005 ${at}.parameters.ext4ClusterSize`,
            `STO005 ${at}.parameters.allowAutoIOPSPerGBIncrease`,
            `STO005 ${at}.parameters.blockExpress`,
          ],
        ],
        ['STO006 gp2', one({ type: 'gp2' }), [`STO006 ${at}.type`]],
        ['STO010 no snapshot controller', { volumeSnapshotClasses: { ebs: {} } }, ['STO010 volumeSnapshotClasses.ebs']],
        [
          'STO011 the controller in the same state',
          { volumeSnapshotClasses: { ebs: {} } },
          ['STO011 volumeSnapshotClasses.ebs'],
          snapshotController('platform'),
        ],
        [
          'STO011 the same, by GitOps',
          { delivery: 'gitops', volumeSnapshotClasses: { ebs: {} } },
          ['STO011 volumeSnapshotClasses.ebs'],
          snapshotController('platform'),
        ],
        [
          'STO012 two defaults',
          { volumeSnapshotClasses: { a: { default: true }, b: { default: true } } },
          ['STO012 volumeSnapshotClasses.b.default'],
          snapshotController('cluster'),
        ],
      ],
      ([, input, expected, around]) => {
        expect(found(input, around)).toEqual(expected);
      },
    );
  });

  describe('fine', () => {
    testEach<readonly [why: string, input: object, around?: Around]>(
      [
        ['nothing said', {}],
        ['a second class', one({ type: 'io2', iops: 256000 })],
        ['io1 by size', one({ type: 'io1', iopsPerGB: 50, parameters: { allowAutoIOPSPerGBIncrease: 'true' } })],
        ['throughput with enough IOPS', one({ iops: 4000, throughput: 1000 })],
        ['the most of gp3', one({ iops: 80000, throughput: 2000 })],
        ['a key of the region', one({ kmsKeyId: key('ap-northeast-1') })],
        ['a key that only Terraform knows', one({ kmsKeyId: reference })],
        ['parameters of ext4', one({ parameters: { ext4BigAlloc: 'true', ext4ClusterSize: '16384', bytesPerInode: '16384' } })],
        ['block express', one({ type: 'io2', iops: 1000, parameters: { blockExpress: 'true' } })],
        [
          'snapshots with the controller in the other state',
          { volumeSnapshotClasses: { ebs: {} } },
          snapshotController('cluster'),
        ],
        ['snapshots by GitOps', { delivery: 'gitops', volumeSnapshotClasses: { ebs: {} } }, snapshotController('cluster')],
      ],
      ([, input, around]) => {
        expect(found(input, around)).toEqual([]);
      },
    );
  });
});

describe('ingress', () => {
  type Case = readonly [why: string, ingressClass: object, expected: readonly string[], around?: Around];

  const found = (ingressClass: object, around: Around = {}): readonly string[] =>
    platformFindings(
      ingressRules,
      platform({ ingressClasses: { own: { scheme: 'internal', ...ingressClass } as IngressClassInput } }, around),
    );
  const at = 'ingressClasses.own';
  const isolated: Around = { network: ownNetwork(networkSettings({ internetAccess: false, natGateways: { kind: 'none' } })) };
  const dualStack: Around = { network: ownNetwork(networkSettings({ ipv6: true })), clusterSettings: { ipFamily: 'ipv6' } };
  const [a, b] = ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] as const;
  const attributes = { 'routing.http.response.server.enabled': 'false' };
  const certificate = (region: string): string =>
    `arn:aws:acm:${region}:111122223333:certificate/12345678-1234-1234-1234-123456789012`;

  describe('found', () => {
    testEach<Case>(
      [
        ['ING002 public without public subnets', { scheme: 'internet-facing' }, [`ING002 ${at}.scheme`], isolated],
        ['ING003 one subnet', { subnets: { ids: [a] } }, [`ING003 ${at}.subnets.ids`]],
        ['ING003 the same subnet twice', { subnets: { ids: [a, a] } }, [`ING003 ${at}.subnets.ids`]],
        ['ING003 no ids', { subnets: { ids: ['public-a', b] } }, [`ING003 ${at}.subnets.ids[0]`]],
        ['ING004 a host name', { certificateARNs: ['www.example.com'] }, [`ING004 ${at}.certificateARNs[0]`]],
        [
          'ING004 a certificate of CloudFront',
          { certificateARNs: [certificate('us-east-1')] },
          [`ING004 ${at}.certificateARNs[0]`],
        ],
        ['ING005 a reserved name', { loadBalancerName: 'internal-shop', group: 'a' }, [`ING005 ${at}.loadBalancerName → shop`]],
        [
          'ING005 a long name',
          { loadBalancerName: 'x'.repeat(33), group: 'a' },
          [`ING005 ${at}.loadBalancerName → ${'x'.repeat(32)}`],
        ],
        ['ING005 a group in capitals', { group: 'Shop' }, [`ING005 ${at}.group`]],
        [
          'ING005 ids and capacity',
          { ipv4IPAMPoolId: 'pool', minimumCapacityUnits: 10, prefixListsIDs: ['office'] },
          [`ING005 ${at}.ipv4IPAMPoolId`, `ING005 ${at}.minimumCapacityUnits`, `ING005 ${at}.prefixListsIDs[0]`],
        ],
        [
          'ING005 a range with bits behind its prefix',
          { inboundCIDRs: ['203.0.113.7/24'] },
          [`ING005 ${at}.inboundCIDRs[0] → 203.0.113.0/24`],
        ],
        [
          'ING005 ports',
          {
            listeners: [
              { protocol: 'HTTP', port: 80, attributes },
              { protocol: 'HTTP', port: 80, attributes },
              { protocol: 'HTTP', port: 0, attributes },
            ],
          },
          [`ING005 ${at}.listeners[1].port`, `ING005 ${at}.listeners[2].port`],
        ],
        [
          'ING009 listeners that nobody makes',
          {
            listeners: [
              { protocol: 'HTTP', port: 80 },
              { protocol: 'HTTPS', port: 443, attributes },
            ],
          },
          [`ING009 ${at}.listeners[0]`, `ING009 ${at}.listeners[1]`],
        ],
        [
          'ING010 attributes that load balancers do not have',
          {
            loadBalancerAttributes: {
              'idle_timeout.timeout_second': '120',
              'idle_timeout.timeout_seconds': '4001',
              'routing.http2.enabled': 'on',
              'routing.http.desync_mitigation_mode': 'strictst',
              'load_balancing.cross_zone.enabled': 'false',
              'tcp.idle_timeout.seconds': '350',
            },
          },
          [
            `ING010 ${at}.loadBalancerAttributes["idle_timeout.timeout_second"] → idle_timeout.timeout_seconds`,
            `ING010 ${at}.loadBalancerAttributes["idle_timeout.timeout_seconds"]`,
            `ING010 ${at}.loadBalancerAttributes["routing.http2.enabled"]`,
            `ING010 ${at}.loadBalancerAttributes["routing.http.desync_mitigation_mode"] → strictest`,
            `ING010 ${at}.loadBalancerAttributes["load_balancing.cross_zone.enabled"]`,
            `ING010 ${at}.loadBalancerAttributes["tcp.idle_timeout.seconds"]`,
          ],
        ],
        [
          'ING010 logs that go nowhere',
          { loadBalancerAttributes: { 'access_logs.s3.enabled': 'true', 'connection_logs.s3.enabled': 'false' } },
          [`ING010 ${at}.loadBalancerAttributes["access_logs.s3.enabled"]`],
        ],
        [
          'ING010 attributes of listeners',
          {
            listeners: [
              {
                protocol: 'HTTP',
                port: 80,
                attributes: {
                  'routing.http.response.server.enabled': 'no',
                  'routing.http.response.x_frame_option.header_value': 'DENY',
                  'routing.http.request.x_amzn_tls_version.header_name': 'Tls',
                },
              },
            ],
          },
          [
            `ING010 ${at}.listeners[0].attributes["routing.http.response.server.enabled"]`,
            `ING010 ${at}.listeners[0].attributes["routing.http.response.x_frame_option.header_value"] → routing.http.response.x_frame_options.header_value`,
            `ING010 ${at}.listeners[0].attributes["routing.http.request.x_amzn_tls_version.header_name"]`,
          ],
        ],
        ['ING006 dual stack without IPv6', { ipAddressType: 'dualstack' }, [`ING006 ${at}.ipAddressType`]],
        ['ING006 IPv4 before IPv6 pods', { ipAddressType: 'ipv4' }, [`ING006 ${at}.ipAddressType`], dualStack],
        ['ING007 public by default', { scheme: 'internet-facing', default: true }, [`ING007 ${at}.default`]],
        ['ING008 one name for many', { loadBalancerName: 'shop' }, [`ING008 ${at}.loadBalancerName`]],
      ],
      ([, ingressClass, expected, around]) => {
        expect(found(ingressClass, around)).toEqual(expected);
      },
    );

    test('ING001 two defaults', () => {
      const two = platform({
        ingressClasses: { a: { scheme: 'internal', default: true }, b: { scheme: 'internal', default: true } },
      });
      expect(platformFindings(ingressRules, two)).toEqual(['ING001 ingressClasses.b.default']);
    });
  });

  describe('fine', () => {
    testEach<readonly [why: string, ingressClass: object, around?: Around]>(
      [
        ['internal', {}],
        ['public with public subnets', { scheme: 'internet-facing' }],
        ['public in subnets that are named', { scheme: 'internet-facing', subnets: { ids: [a, b] } }, isolated],
        ['one reference may be a list', { subnets: { ids: [reference] } }],
        ['subnets by tags', { subnets: { matchTags: { tier: ['public'] } } }],
        ['a certificate of the region', { certificateARNs: [certificate('ap-northeast-1')] }],
        ['a certificate of IAM', { certificateARNs: ['arn:aws:iam::111122223333:server-certificate/shop'] }],
        ['a certificate that only Terraform knows', { certificateARNs: [reference] }],
        ['a name with a group', { loadBalancerName: 'shop', group: 'shop.web' }],
        ['names that only Terraform knows', { loadBalancerName: reference, group: reference, ipv4IPAMPoolId: reference }],
        ['ranges', { inboundCIDRs: ['203.0.113.0/24', '2001:db8::/32', reference], prefixListsIDs: ['pl-0123456789abcdef0'] }],
        [
          'two ports',
          {
            certificateARNs: [certificate('ap-northeast-1')],
            listeners: [
              { protocol: 'HTTP', port: 80, attributes },
              { protocol: 'HTTPS', port: 443, attributes },
            ],
          },
        ],
        [
          'attributes as AWS lists them',
          {
            loadBalancerAttributes: {
              'idle_timeout.timeout_seconds': '4000',
              'client_keep_alive.seconds': '60',
              'access_logs.s3.enabled': 'true',
              'access_logs.s3.bucket': 'logs',
              'health_check_logs.s3.enabled': reference,
              'routing.http.xff_header_processing.mode': 'preserve',
            },
          },
        ],
        ['capacity', { minimumCapacityUnits: 100 }],
        ['dual stack with IPv6', { ipAddressType: 'dualstack' }, dualStack],
        ['IPv4 before nodes', { ipAddressType: 'ipv4', targetType: 'instance' }, dualStack],
        ['internal by default', { default: true }],
      ],
      ([, ingressClass, around]) => {
        expect(found(ingressClass, around)).toEqual([]);
      },
    );
  });
});

everyRuleHasCases([...storageRules, ...volumeSnapshotRules, ...ingressRules]);
