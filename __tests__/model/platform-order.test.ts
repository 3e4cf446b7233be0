import { nodePool } from '../../lib/config/node-pool-presets';
import { buildAddons } from '../../lib/model/addons';
import type { Network } from '../../lib/model/network';
import { partsOf } from '../../lib/model/part';
import { platformOrder } from '../../lib/model/platform-order';
import { aroundAddons, podRoleSettings } from '../support/access';
import { emptyNetwork } from '../support/environment';
import { platform } from '../support/platform';

const addons = (...names: readonly string[]) =>
  buildAddons({
    ...podRoleSettings(),
    ...aroundAddons,
    addons: Object.fromEntries(
      names.map((name) => [name, { version: undefined, configuration: undefined, podIdentities: undefined }]),
    ),
  });

describe('what comes before pods', () => {
  test('are pools, and what is in the namespaces of the pods', () => {
    const { beforePods } = platformOrder(
      platform(
        {
          nodePools: { general: nodePool.general({ limits: { cpu: 10 } }) },
          namespaces: { 'cert-manager': { networkPolicy: 'deny-all' }, shop: { networkPolicy: 'deny-all' } },
        },
        { addons: addons('cert-manager') },
      ),
    );
    expect(beforePods).toEqual(
      expect.arrayContaining(['node-pool_general', 'namespace_cert-manager', 'network-policy_cert-manager_allow-dns']),
    );
    expect(beforePods.filter((id) => id.includes('shop') || id.startsWith('storage-class'))).toEqual([]);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['the add-on of this state', ['snapshot-controller'], ['volume-snapshot-class_ebs']],
    ['somebody else', [], []],
  ])('objects whose kind %s brings', (_, names, expected) => {
    const order = platformOrder(platform({ volumeSnapshotClasses: { ebs: {} } }, { addons: addons(...names) }));
    expect(order.afterAddons.map(({ id }) => id)).toEqual(expected);
    expect(order.first.some(({ id }) => id === 'volume-snapshot-class_ebs')).toBe(expected.length === 0);
  });
});

describe('what is in a namespace that is not declared', () => {
  const release = { repository: 'oci://registry.example.com/charts', chart: 'podinfo', version: '6.9.0' };
  const { first, afterAddons, afterCharts } = platformOrder(
    platform(
      {
        namespaces: { external: {} },
        roleBindings: Object.fromEntries(
          ['cert-manager', 'podinfo', 'kube-system', 'elsewhere', 'external'].map((namespace) => [
            `in-${namespace}`,
            { namespace, group: 'dev', clusterRole: 'view' },
          ]),
        ),
        helmReleases: {
          podinfo: { ...release, namespace: 'podinfo' },
          other: { ...release, namespace: 'elsewhere', createNamespace: false },
          third: { ...release, namespace: 'external' },
        },
      },
      { addons: addons('cert-manager') },
    ),
  );
  const bindings = (objects: typeof first): readonly string[] =>
    objects.flatMap(({ object: { kind, metadata } }) => (kind === 'RoleBinding' ? [metadata.namespace ?? ''] : []));

  test('comes after the add-on or the chart that makes it', () => {
    expect(bindings(afterAddons)).toEqual(['cert-manager']);
    expect(bindings(afterCharts)).toEqual(['podinfo']);
  });

  test('comes first where the namespace exists', () => {
    expect(bindings(first)).toEqual(['elsewhere', 'external', 'kube-system']);
  });
});

describe('the states of an environment', () => {
  const existing = { kind: 'existing' } as Network;
  const gitops = (...names: readonly string[]) => platform({ delivery: 'gitops' }, { addons: addons(...names) });

  test.each<[string, Parameters<typeof partsOf>[0], readonly string[]]>([
    ['an own network and a cluster', { network: emptyNetwork }, ['network', 'cluster']],
    ['a network that exists', { network: existing }, ['cluster']],
    ['a platform by Terraform', { network: emptyNetwork, platform: platform() }, ['network', 'cluster', 'platform']],
    ['GitOps with add-ons', { network: existing, platform: gitops('metrics-server') }, ['cluster', 'platform']],
    ['GitOps without', { network: existing, platform: gitops('fluent-bit') }, ['cluster']],
  ])('%s', (_, environment, expected) => {
    expect(partsOf(environment)).toEqual(expected);
  });
});
