import { freeCidr } from '../../../lib/app/init/free-cidr';
import type { PartialEnvironment } from '../../../lib/model/environment';
import { emptyNetwork, smallEnvironment } from '../../support/environment';

const own = (cidr: string, ...podCidrs: string[]): PartialEnvironment => ({
  name: cidr,
  network: { ...emptyNetwork, cidr, podCidrs },
});

const existing = (...cidrs: string[]): PartialEnvironment => ({
  name: 'existing',
  network: {
    kind: 'existing',
    vpcId: 'vpc-0a1b2c3d4e5f60718',
    cidrs,
    zones: [],
    subnetIds: { node: {}, public: {}, pod: {}, controlPlane: {} },
  },
});

test.each<[string, readonly PartialEnvironment[], string | undefined]>([
  ['nothing', [], '10.10.0.0/16'],
  ['the first one', [own('10.10.0.0/16')], '10.20.0.0/16'],
  ['a part of it', [own('10.10.128.0/20')], '10.20.0.0/16'],
  ['more than it', [own('10.0.0.0/12')], '10.20.0.0/16'],
  ['it for pods', [own('10.30.0.0/16', '10.10.0.0/16')], '10.20.0.0/16'],
  ['it in a VPC that exists', [existing('192.168.0.0/16', '10.10.0.0/17')], '10.20.0.0/16'],
  ['another range', [own('172.16.0.0/16')], '10.10.0.0/16'],
  ['what cannot be read', [existing('10.10.0.1/16', '${var.cidr}')], '10.10.0.0/16'],
  ['everything', [existing('10.0.0.0/8')], undefined],
  // EKS likes 10.100.0.0/16 for services, so it is not offered even when it is all that is left.
  [
    'all but the one of services',
    [
      existing(
        '10.0.0.0/10',
        '10.64.0.0/11',
        '10.96.0.0/14',
        '10.101.0.0/16',
        '10.102.0.0/15',
        '10.104.0.0/13',
        '10.112.0.0/12',
        '10.128.0.0/9',
      ),
    ],
    undefined,
  ],
])('beside %s', (_, environments, expected) => {
  expect(freeCidr(environments)).toBe(expected);
});

test('remote networks are connected with the VPC', () => {
  const { cluster } = smallEnvironment();
  const hybrid: PartialEnvironment = {
    name: 'hybrid',
    cluster: { ...cluster, remoteNetworks: { nodes: ['10.10.0.0/16'], pods: ['10.20.0.0/16'] } },
  };
  expect(freeCidr([hybrid])).toBe('10.30.0.0/16');
});

test('many environments get ranges of their own', () => {
  const environments: PartialEnvironment[] = [];
  for (let count = 0; count < 40; count += 1) environments.push(own(freeCidr(environments) ?? ''));
  expect(new Set(environments.map(({ name }) => name)).size).toBe(40);
});
