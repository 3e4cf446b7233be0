import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformStack, Testing } from 'cdktf';
import { nodePool } from '../../lib/config/node-pool-presets';
import { Addons, ClusterConnection, PlatformObject, PlatformObjects } from '../../lib';
import { parseStackJson, type JsonObject, objects as blocksOf } from '../../lib/terraform/stack-json';
import { elements } from '../../lib/terraform/addresses';
import { buildAddons } from '../../lib/model/addons';
import { aroundAddons, podRoleSettings } from '../support/access';
import { platform } from '../support/platform';

/** What somebody else's stack makes of decided objects. */
function synthesized(build: (stack: TerraformStack) => void): readonly { readonly address: string; readonly body: JsonObject }[] {
  const stack = new TerraformStack(Testing.app(), 'theirs');
  new AwsProvider(stack, 'aws', { region: 'ap-northeast-1' });
  build(stack);
  return elements(parseStackJson(Testing.synth(stack))).map(({ address, body }) => ({ address, body: blocksOf(body)[0] ?? {} }));
}

const addons = buildAddons({
  ...podRoleSettings(),
  ...aroundAddons,
  addons: { 'metrics-server': { version: undefined, configuration: undefined, podIdentities: undefined } },
});
const decided = platform({ nodePools: { general: nodePool.general({ limits: { cpu: 10 } }) } }, { addons });
const manifests = (found: ReturnType<typeof synthesized>) =>
  found.filter(({ address }) => address.startsWith('kubernetes_manifest.')).map(({ body }) => body);

test('one object can be made by itself, in a stack of somebody else', () => {
  const object = decided.objects.find(({ id }) => id === 'storage-class_gp3');
  if (object === undefined) throw new Error('no storage class');
  const found = manifests(synthesized((stack) => void new PlatformObject(stack, 'storage', { object, dependsOn: [] })));
  expect(found).toEqual([expect.objectContaining({ manifest: object.object })]);
});

test('several keep their order, and add-ons come after them', () => {
  const pools = decided.objects.filter(({ object: { kind } }) => kind === 'NodeClass' || kind === 'NodePool');
  const found = synthesized((stack) => {
    const { name: clusterName, region } = decided.cluster;
    new ClusterConnection(stack, 'connection', { clusterName, region, accessRole: undefined, helm: false });
    const made = new PlatformObjects(stack, 'pools', { objects: pools });
    const dependsOn = [...made.objects.values()].map(({ resource }) => resource);
    new Addons(stack, 'addons', { addons: decided.addons, clusterName, dependsOn });
  });
  const addressOf = (kind: string): string | undefined =>
    found.find(({ body }) => (body['manifest'] as JsonObject | undefined)?.['kind'] === kind)?.address;
  const pool = found.find(({ address }) => address === addressOf('NodePool'));
  expect(pool?.body['depends_on']).toEqual([addressOf('NodeClass')]);
  // Auto Mode's admission may complete them; a plan that expects them unchanged would fail the apply.
  expect(pool?.body['computed_fields']).toContain('spec.template.spec.requirements');
  const addon = found.find(({ address }) => address.startsWith('aws_eks_addon.'));
  expect(addon?.body['depends_on']).toEqual(expect.arrayContaining([addressOf('NodeClass'), addressOf('NodePool')]));
});

test('labels and annotations that were written are kept one by one, after their object', () => {
  const { objects } = platform({
    storageClasses: { gp3: { default: true } },
    namespaces: { shop: { labels: { team: '${shop}' } } },
  });
  const found = synthesized((stack) => void new PlatformObjects(stack, 'objects', { objects }));
  const of = (kind: string): JsonObject | undefined => found.find(({ body }) => body['kind'] === kind)?.body;
  expect(of('Namespace')).toMatchObject({
    api_version: 'v1',
    metadata: { name: 'shop' },
    labels: { team: '$${shop}', 'pod-security.kubernetes.io/enforce': 'baseline' },
    force: true,
    field_manager: 'Terraform-labels',
    depends_on: [found.find(({ body }) => (body['manifest'] as JsonObject | undefined)?.['kind'] === 'Namespace')?.address],
  });
  expect(of('StorageClass')).toMatchObject({
    api_version: 'storage.k8s.io/v1',
    metadata: { name: 'gp3' },
    annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
    field_manager: 'Terraform-annotations',
  });
  for (const body of manifests(found)) expect(body['computed_fields']).toEqual(['metadata.labels', 'metadata.annotations']);
});
