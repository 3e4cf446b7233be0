import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { manifestFiles } from '../../lib/app/manifests';
import type { EnvironmentInput } from '../../lib/config/environment-input';
import { nodePool } from '../../lib/config/node-pool-presets';
import { resolve } from '../../lib/config/resolve';
import type { Environment } from '../../lib/model/environment';
import type { Platform } from '../../lib/model/platform';
import { isReference } from '../../lib/model/reference';
import { elements } from '../../lib/terraform/addresses';
import { type Json, type JsonObject, objects, walk } from '../../lib/terraform/stack-json';
import { addresses, type StackJson, synthesizeToJson } from '../../lib/testing';
import { TODAY as today } from '../support/environment';
import { validInput } from '../support/inputs';

const limits = { cpu: 10 } as const;

const stacksOf = (overrides: Partial<EnvironmentInput>): Readonly<Record<string, StackJson>> =>
  synthesizeToJson({ ...validInput(), ...overrides }, { today });

const stack = (overrides: Partial<EnvironmentInput>): StackJson => stacksOf(overrides)['dev-platform'] ?? {};

/** The only block of an address. */
function block(json: StackJson, address: string): JsonObject {
  const found = elements(json).find((element) => element.address === address);
  const [body] = objects(found?.body);
  if (body === undefined) throw new Error(`${address} is not among ${addresses(json).join(', ')}`);
  return body;
}

const provider = (json: StackJson, name: string): Json | undefined => objects(json['provider'])[0]?.[name];

const decided = (input: EnvironmentInput): Environment => {
  const { environment, findings } = resolve(input, { today });
  if (environment === undefined) throw new Error(JSON.stringify(findings));
  return environment;
};

describe('the platform state', () => {
  const platform = {
    delivery: 'terraform',
    nodePools: { general: nodePool.general({ limits }) },
    namespaces: { shop: { networkPolicy: 'deny-all' } },
  } as const;
  const json = stack({ platform });

  test('reads endpoint and certificate of the cluster by its literal name, and nothing else', () => {
    expect(addresses(json).filter((address) => address.startsWith('data.'))).toEqual(['data.aws_eks_cluster.cluster']);
    expect(block(json, 'data.aws_eks_cluster.cluster')).toMatchObject({ name: 'platform-dev' });
  });

  test('asks for a token whenever it needs one', () => {
    expect(provider(json, 'kubernetes')).toEqual([
      {
        host: '${data.aws_eks_cluster.cluster.endpoint}',
        cluster_ca_certificate: '${base64decode(data.aws_eks_cluster.cluster.certificate_authority[0].data)}',
        exec: [
          {
            api_version: 'client.authentication.k8s.io/v1beta1',
            command: 'aws',
            args: [
              ...['eks', 'get-token', '--cluster-name', 'platform-dev'],
              ...['--region', 'ap-northeast-1', '--output', 'json'],
            ],
          },
        ],
      },
    ]);
  });

  test('assumes the role that was named, and no other', () => {
    const accessRole = 'arn:aws:iam::111122223333:role/terraform-apply';
    const assuming = provider(stack({ platform: { ...platform, accessRole } }), 'kubernetes');
    expect(JSON.stringify(assuming)).toContain(`"--role-arn","${accessRole}"`);
    expect(JSON.stringify(provider(json, 'kubernetes'))).not.toContain('--role-arn');
  });

  test('says where its providers come from, as ranges', () => {
    const [terraform] = objects(json['terraform']);
    expect(terraform?.['required_providers']).toMatchObject({
      kubernetes: { source: 'hashicorp/kubernetes', version: '>= 2.38.0, < 3.0.0' },
    });
    expect(Object.keys(terraform?.['required_providers'] ?? {})).not.toContain('helm');
  });

  test('makes classes before pools and pools before add-ons', () => {
    expect(block(json, 'kubernetes_manifest.node-pool_general')['depends_on']).toEqual([
      'kubernetes_manifest.node-class_private',
    ]);
    expect(block(json, 'aws_eks_addon.metrics-server')['depends_on']).toContain('kubernetes_manifest.node-pool_general');
    expect(block(json, 'kubernetes_manifest.network-policy_shop_allow-dns')['depends_on']).toEqual([
      'kubernetes_manifest.namespace_shop',
    ]);
  });

  test('waits for nodes to drain, and for pools to be ready', () => {
    expect(block(json, 'kubernetes_manifest.node-pool_general')).toMatchObject({
      timeouts: { delete: '60m' },
      wait: { condition: [{ type: 'Ready', status: 'True' }] },
      field_manager: { name: 'Terraform', force_conflicts: true },
    });
    expect(block(json, 'kubernetes_manifest.storage-class_gp3')['wait']).toBeUndefined();
  });

  test('is applied after the cluster', () => {
    expect(Object.keys(stacksOf({ platform }))).toEqual(['dev-network', 'dev-cluster', 'dev-platform']);
  });

  test('writes text that looks like an expression as text', () => {
    const annotated = stack({ platform: { delivery: 'terraform', namespaces: { shop: { annotations: { a: 'x %{b}' } } } } });
    expect(block(annotated, 'kubernetes_manifest.namespace_shop')['manifest']).toMatchObject({
      metadata: { annotations: { a: 'x %%{b}' } },
    });
  });

  test('is not there without a platform, or when GitOps leaves nothing to AWS', () => {
    expect(Object.keys(stacksOf({}))).toEqual(['dev-network', 'dev-cluster']);
    expect(Object.keys(stacksOf({ platform: { delivery: 'gitops' }, addons: {} }))).toEqual(['dev-network', 'dev-cluster']);
  });

  test('holds only what belongs to AWS when GitOps applies the objects', () => {
    const gitops = stack({ platform: { ...platform, delivery: 'gitops' } });
    expect(addresses(gitops)).toEqual(['aws_eks_addon.metrics-server']);
    expect(Object.keys(objects(gitops['provider'])[0] ?? {})).toEqual(['aws']);
  });

  test('tolerates the taint of the only pool there is', () => {
    const { version, zones = [], endpoint = 'private' } = validInput().cluster;
    const tainted = stack({
      cluster: { version, zones, endpoint, builtInNodePools: ['system'] },
      platform: { delivery: 'terraform' },
    });
    expect(block(tainted, 'aws_eks_addon.metrics-server')['configuration_values']).toBe(
      '{"tolerations":[{"key":"CriticalAddonsOnly","operator":"Exists"}]}',
    );
  });
});

describe('charts', () => {
  const values = { a: { b: '${c}' } };
  const json = stack({
    platform: {
      delivery: 'terraform',
      nodePools: { general: nodePool.general({ limits }) },
      helmReleases: {
        queue: { repository: 'oci://registry.example.com/charts', chart: 'queue', version: '1.2.3', namespace: 'queue', values },
      },
    },
  });

  test('are reached as objects are', () => {
    const [helm] = objects(provider(json, 'helm'));
    const [kubernetes] = objects(provider(json, 'kubernetes'));
    const [exec] = objects(kubernetes?.['exec']);
    // Version 3 of the provider takes objects where version 2 took blocks.
    expect(helm).toEqual({ kubernetes: { ...kubernetes, exec } });
    expect(objects(json['terraform'])[0]?.['required_providers']).toMatchObject({
      helm: { source: 'hashicorp/helm', version: '>= 3.1.1, < 4.0.0' },
    });
  });

  test('come last, with their values as they were written', () => {
    expect(block(json, 'helm_release.queue')).toMatchObject({
      version: '1.2.3',
      create_namespace: true,
      timeout: 900,
      values: ['{"a":{"b":"$${c}"}}'],
      depends_on: expect.arrayContaining(['kubernetes_manifest.node-pool_general', 'aws_eks_addon.metrics-server']) as unknown,
    });
  });
});

describe('roles of nodes', () => {
  const cluster = { ...validInput().cluster, builtInNodePools: 'none' } as const;
  const nodePools = { general: nodePool.general({ nodeClass: 'own', limits }) };

  test('that differ from the role of the cluster get their access entry', () => {
    const { 'dev-cluster': json = {} } = stacksOf({
      cluster,
      platform: { delivery: 'terraform', nodeClasses: { own: { role: 'special-nodes' } }, nodePools },
    });
    expect(block(json, 'aws_eks_access_entry.node_special-nodes')).toMatchObject({
      type: 'EC2',
      principal_arn: 'arn:aws:iam::111122223333:role/special-nodes',
    });
    expect(addresses(json)).toContain('aws_eks_access_entry.node');
  });

  test('that are the role of the cluster get no second one', () => {
    const { 'dev-cluster': json = {} } = stacksOf({
      cluster,
      platform: { delivery: 'terraform', nodeClasses: { own: {} }, nodePools },
    });
    expect(addresses(json).filter((address) => address.startsWith('aws_eks_access_entry.node'))).toEqual([
      'aws_eks_access_entry.node',
    ]);
  });
});

describe('objects whose kind an add-on brings', () => {
  test('come after it', () => {
    const json = stack({
      addons: { 'snapshot-controller': {} },
      platform: { delivery: 'terraform', volumeSnapshotClasses: { ebs: {} } },
    });
    expect(block(json, 'kubernetes_manifest.volume-snapshot-class_ebs')['depends_on']).toEqual([
      'aws_eks_addon.snapshot-controller',
    ]);
  });
});

describe('both deliveries', () => {
  const root = join(__dirname, '..', '..');
  const files = [
    'envs/index.ts',
    ...readdirSync(join(root, 'examples')).flatMap((name) =>
      readdirSync(join(root, 'examples', name)).includes('envs.ts') ? [`examples/${name}/envs.ts`] : [],
    ),
  ];
  const all = files.flatMap((file) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { default: environments } = require(join(root, file)) as { readonly default: readonly EnvironmentInput[] };
    return environments
      .filter(({ platform }) => platform !== undefined)
      .map((input) => [`${file} ${input.name}`, input] as const);
  });

  /** Objects that GitOps would apply, by the names of their files. */
  const fromYaml = (name: string, platform: Platform): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      [...manifestFiles(name, platform)]
        .filter(([file]) => file !== 'kustomization.yaml')
        .map(([file, text]) => [file.replace(/\.yaml$/, ''), parseAllDocuments(text)[0]?.toJSON() as unknown]),
    );

  const fromTerraform = (json: StackJson): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      elements(json).flatMap(({ address, name, body }) =>
        address.startsWith('kubernetes_manifest.') ? [[name, objects(body)[0]?.['manifest']] as const] : [],
      ),
    );

  test('are proved for something', () => {
    expect(all.length).toBeGreaterThanOrEqual(6);
  });

  test.each(all)('of %s are the same objects, and nothing in them has yet to be known', (_, input) => {
    const { platform } = decided(input);
    if (platform === undefined || input.platform === undefined) throw new Error('no platform');
    const { runner: _runner, accessRole: _role, helmReleases: _charts, clusterFacts: _facts, ...objectsOnly } = input.platform;
    const applied: EnvironmentInput = { ...input, platform: { ...objectsOnly, delivery: 'terraform', runner: 'in-network' } };
    const handedOver: EnvironmentInput = { ...input, platform: { ...objectsOnly, delivery: 'gitops' } };
    const json = synthesizeToJson(applied, { today })[`${input.name}-platform`] ?? {};
    const yaml = fromYaml(input.name, decided(handedOver).platform ?? platform);

    expect(yaml).toEqual(fromTerraform(json));
    expect(Object.keys(yaml)).not.toEqual([]);
    const texts = [...walk(yaml as JsonObject)].flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
    expect(texts.filter((text) => isReference(text))).toEqual([]);
  });

  test('production holds no secret and no token', () => {
    const production = all.find(([name]) => name === 'envs/index.ts production')?.[1];
    if (production === undefined) throw new Error('no production');
    const json = synthesizeToJson(production, { today })['production-platform'] ?? {};
    const kinds = Object.values(fromTerraform(json)).map((object) => (object as { readonly kind: string }).kind);
    expect(kinds).toContain('NodePool');
    expect(kinds).not.toContain('Secret');
    const keys = [...walk(json)].map(({ path }) => String(path.at(-1)));
    expect(keys.filter((key) => /token|password|client_key|secret_key|config_path/i.test(key))).toEqual([]);
    expect(addresses(json).filter((address) => address.startsWith('data.'))).toEqual(['data.aws_eks_cluster.cluster']);
  });
});
