import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { formatOfflineResult } from '../support/format-offline-result';
import { planOffline, type OfflineResult } from '../../lib/offline/offline-plan';
import { finishedBefore } from '../../lib/offline/ui-events';
import { defineEnvironment, nodePool } from '../../lib/environment';
import { synthesizeInto } from '../support/stacks';
import { describeWithTerraform } from './with-terraform';

/** Where one add-on needs another, or comes after what brings its pods a place. */
const environment = defineEnvironment({
  name: 'order',
  profile: 'development',
  account: '111122223333',
  region: 'us-east-1',
  state: { type: 'local' },
  network: { cidr: '10.64.0.0/16', zones: ['use1-az1', 'use1-az2'] },
  cluster: {
    version: '1.36',
    endpoint: { publicFrom: ['203.0.113.0/24'] },
    nodeGroups: { legacy: { instanceTypes: ['m7i.large'], size: { min: 1, max: 2 } } },
  },
  access: {
    pipeline: { apply: 'arn:aws:iam::111122223333:role/terraform-apply' },
    admins: ['arn:aws:iam::111122223333:role/platform-admin'],
  },
  addons: {
    adot: {},
    'aws-privateca-connector-for-kubernetes': {},
    'cert-manager': {},
    coredns: {},
    'eks-pod-identity-agent': {},
    'fluent-bit': {},
    'kube-proxy': {},
    'prometheus-node-exporter': {},
    'vpc-cni': {},
  },
  platform: {
    delivery: 'terraform',
    nodePools: { general: nodePool.general({ limits: { cpu: 100 } }) },
    namespaces: { 'fluent-bit': {} },
  },
});

describeWithTerraform('the order in which Terraform makes things', (terraform) => {
  let result: OfflineResult;
  const folder = mkdtempSync(join(tmpdir(), 'eks-auto-order-'));

  beforeAll(async () => {
    // What others have to wait for is slow, so that an order which came about by luck is found.
    const pace = (type: string): number => (/^(aws_eks_addon|kubernetes_manifest)$/.test(type) ? 40 : 0);
    result = await planOffline(synthesizeInto(folder, [environment]), {
      terraform,
      project: resolve(__dirname, '..', '..'),
      pace,
      lean: true,
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('all of it is applied and taken down', () => {
    expect(result.ok ? '' : formatOfflineResult(result)).toBe('');
  });

  test.each<[string, string, string]>([
    ['platform', 'aws_eks_addon.cert-manager', 'aws_eks_addon.adot'],
    ['platform', 'aws_eks_addon.cert-manager', 'aws_eks_addon.aws-privateca-connector-for-kubernetes'],
    ['platform', 'kubernetes_manifest.namespace_fluent-bit', 'aws_eks_addon.fluent-bit'],
    ['platform', 'kubernetes_manifest.node-pool_general', 'aws_eks_addon.cert-manager'],
    ['cluster', 'aws_eks_addon.vpc-cni', 'aws_eks_node_group.legacy'],
    ['cluster', 'aws_eks_node_group.legacy', 'aws_eks_addon.coredns'],
  ])('%s: %s, then %s', (part, first, then) => {
    const stack = result.stacks.find(({ name }) => name === `order-${part}`);
    if (stack === undefined) throw new Error(`no stack for ${part}`);
    expect(finishedBefore(stack.applied, first, then)).toBe(true);
    expect(finishedBefore(stack.destroyed, then, first)).toBe(true);
  });

  test('the namespace of an add-on is made once, and so is the switch of network policies', () => {
    const made = result.stacks.flatMap(({ changes }) => changes.map(({ address }) => address));
    expect(made.filter((address) => /^aws_eks_addon\.(fluent-bit|prometheus-node-exporter)$/.test(address))).toHaveLength(2);
    expect(made.filter((address) => address.includes('amazon-vpc-cni'))).toEqual([]);
  });
});
