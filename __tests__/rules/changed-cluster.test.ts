import { changedCluster } from '../../lib/rules/changed-cluster';
import { formatPath } from '../../lib/rules/input-path';
import { parseStackJson, type StackJson } from '../../lib/terraform/stack-json';

const ROLE = 'arn:aws:iam::111122223333:role/shop-production-cluster';
const own = '${aws_kms_key.secrets.arn}';

interface Body {
  readonly [attribute: string]: unknown;
}

const asWritten = (json: object): StackJson => parseStackJson(JSON.stringify(json));

/** A stack with one cluster, as it is written. */
const stack = (body: Body): StackJson =>
  asWritten({
    resource: {
      aws_eks_cluster: {
        main: {
          name: 'shop-production',
          role_arn: ROLE,
          version: '1.35',
          kubernetes_network_config: { ip_family: 'ipv4' },
          encryption_config: { provider: { key_arn: own }, resources: ['secrets'] },
          ...body,
        },
      },
    },
  });

const found = (before: Body, now: Body): readonly string[] =>
  changedCluster('production', stack(before), stack(now)).map(
    ({ rule, severity, path, suggestion }) =>
      `${severity} ${rule} ${formatPath(path)}${suggestion === undefined ? '' : ` → ${suggestion}`}`,
  );

const network = (...subnets: readonly string[]): Body => ({ vpc_config: { subnet_ids: subnets } });
const inZones = (...zones: readonly string[]): Body =>
  network(...zones.map((zone) => `\${data.terraform_remote_state.network.outputs.node_subnet_ids["${zone}"]}`));
const dedicated = (...zones: readonly string[]): Body =>
  network(...zones.map((zone) => `\${data.terraform_remote_state.network.outputs.control_plane_subnet_ids["${zone}"]}`));

describe('a cluster that was written before', () => {
  test.each<[string, Body, Body, readonly string[]]>([
    ['ENG020 two versions at once', { version: '1.34' }, { version: '1.36' }, ['warning ENG020 cluster.version → 1.35']],
    ['ENG020 a version back', { version: '1.36' }, { version: '1.35' }, ['warning ENG020 cluster.version → 1.36']],
    ['ENG021 another name', {}, { name: 'shop' }, ['warning ENG021 cluster.name']],
    ['ENG021 another role', {}, { role_arn: `${ROLE}-2` }, ['warning ENG021 cluster.role']],
    [
      'ENG021 another role of nodes in built-in pools',
      { compute_config: { node_role_arn: ROLE } },
      { compute_config: { node_role_arn: `${ROLE}-2` } },
      ['warning ENG021 cluster.nodeRole'],
    ],
    ['ENG021 another IP family', {}, { kubernetes_network_config: [{ ip_family: 'ipv6' }] }, ['warning ENG021 cluster.ipFamily']],
    [
      'ENG021 another service range',
      { kubernetes_network_config: { service_ipv4_cidr: '172.20.0.0/16' } },
      { kubernetes_network_config: { service_ipv4_cidr: '172.21.0.0/16' } },
      ['warning ENG021 cluster.serviceCidr'],
    ],
    [
      'ENG021 a service range that EKS would not have chosen',
      {},
      { kubernetes_network_config: { ip_family: 'ipv4', service_ipv4_cidr: '10.200.0.0/16' } },
      ['warning ENG021 cluster.serviceCidr'],
    ],
    [
      'ENG021 another name, once for all that is named after it',
      {},
      { name: 'shop', role_arn: `${ROLE}-2` },
      ['warning ENG021 cluster.name'],
    ],
    ['ENG021 no key of one’s own any more', {}, { encryption_config: undefined }, ['warning ENG021 cluster.secretsKey']],
    [
      'ENG021 another key',
      {},
      { encryption_config: [{ provider: [{ key_arn: 'arn:aws:kms:ap-northeast-1:111122223333:key/1' }] }] },
      ['warning ENG021 cluster.secretsKey'],
    ],
    ['ENG029 a zone less', inZones('az1', 'az2', 'az4'), inZones('az1', 'az4'), ['warning ENG029 cluster.zones']],
    ['ENG029 a zone more', inZones('az1', 'az2'), inZones('az1', 'az2', 'az4'), ['warning ENG029 cluster.zones']],
    ['ENG029 another zone', inZones('az1', 'az2'), dedicated('az1', 'az4'), ['warning ENG029 cluster.zones']],
    [
      'ENG029 a zone less of a network that exists',
      network('subnet-1', 'subnet-2', 'subnet-3'),
      network('subnet-1', 'subnet-2'),
      ['warning ENG029 cluster.zones'],
    ],
    [
      'ENG029 a zone less, in a network of somebody else',
      inZones('az1', 'az2', 'az4'),
      network('subnet-1', 'subnet-2'),
      ['warning ENG029 cluster.zones'],
    ],
  ])('%s', (_, before, now, expected) => {
    expect(found(before, now)).toEqual(expected);
  });

  test.each<[string, Body, Body]>([
    ['the same', {}, {}],
    ['no built-in pools any more', { compute_config: { node_role_arn: ROLE } }, { compute_config: {} }],
    ['the next version', { version: '1.35' }, { version: '1.36' }],
    ['a version that only Terraform knows', { version: '${var.version}' }, { version: '1.36' }],
    ['a key for Secrets that had none', { encryption_config: undefined }, {}],
    [
      'a service range that EKS had chosen',
      {},
      { kubernetes_network_config: { ip_family: 'ipv4', service_ipv4_cidr: '10.100.0.0/16' } },
    ],
    [
      'a service range that is left to EKS again, which keeps it',
      { kubernetes_network_config: { ip_family: 'ipv4', service_ipv4_cidr: '10.200.0.0/16' } },
      { kubernetes_network_config: { ip_family: 'ipv4' } },
    ],
    ['zones in another order', inZones('az1', 'az2'), inZones('az2', 'az1')],
    ['subnets of its own in the same zones', inZones('az1', 'az2'), dedicated('az1', 'az2')],
    ['other subnets of a network that exists', network('subnet-1', 'subnet-2'), network('subnet-1', 'subnet-3')],
    ['subnets that only Terraform knows', inZones('az1', 'az2'), { vpc_config: { subnet_ids: '${var.subnets}' } }],
    ['blocks in lists', {}, { kubernetes_network_config: [{ ip_family: 'ipv4' }] }],
  ])('%s is fine', (_, before, now) => {
    expect(found(before, now)).toEqual([]);
  });

  test('ENG021 another account, once for everything in it', () => {
    const inAccount = (account: string, role: string): StackJson =>
      asWritten({
        ...stack({ role_arn: role }),
        provider: { aws: [{ allowed_account_ids: [account], region: 'ap-northeast-1' }] },
      });
    const findings = changedCluster('production', inAccount('111122223333', ROLE), inAccount('444455556666', `${ROLE}-2`));
    expect(findings).toMatchObject([{ rule: 'ENG021', path: ['account'], received: "'444455556666'" }]);
  });

  test('ENG021 another region', () => {
    const inRegion = (region: string): StackJson => asWritten({ ...stack({}), provider: { aws: [{ region }] } });
    const findings = changedCluster('production', inRegion('ap-northeast-1'), inRegion('eu-central-1'));
    expect(findings).toMatchObject([{ rule: 'ENG021', path: ['region'], received: "'eu-central-1'" }]);
    expect(changedCluster('production', inRegion('ap-northeast-1'), inRegion('ap-northeast-1'))).toEqual([]);
  });

  test('names the key that would go, and the zones that were', () => {
    const theirs = { encryption_config: { provider: { key_arn: 'arn:aws:kms:ap-northeast-1:111122223333:key/1' } } };
    expect(changedCluster('production', stack({}), stack(theirs))[0]?.message).toContain(
      'the key of this state (aws_kms_key.secrets) before; EKS keeps that key, and Terraform would schedule it for deletion',
    );
    expect(changedCluster('production', stack(theirs), stack({}))[0]?.message).toMatch(
      /EKS keeps that key, whatever is written$/,
    );
    expect(changedCluster('production', stack(inZones('az1', 'az2')), stack(inZones('az1', 'az4')))).toMatchObject([
      { received: 'az1, az4', message: 'they were az1, az2 before; EKS refuses to change the zones of a control plane' },
    ]);
  });

  test('a stack that only asks for the cluster is fine', () => {
    const reader = (name: string): StackJson =>
      asWritten({ data: { aws_eks_cluster: { main: { name } } }, provider: { aws: [{ region: name }] } });
    expect(changedCluster('production', reader('one'), reader('other'))).toEqual([]);
  });

  test('a stack without a cluster is fine', () => {
    expect(changedCluster('production', {}, stack({}))).toEqual([]);
  });
});
