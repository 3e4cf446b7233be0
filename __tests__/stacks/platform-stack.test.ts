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

  test.each(['terraform', 'gitops'] as const)(
    'security groups that are named by id get the tag of the cluster (%s)',
    (delivery) => {
      const [nodes, pods, both] = ['sg-00000000000000003', 'sg-00000000000000001', 'sg-00000000000000002'];
      const tagged = stack({
        platform: {
          delivery,
          nodeClasses: {
            one: {
              securityGroupSelectorTerms: [{ id: nodes }, { id: both }, { name: 'others' }],
              podNetwork: {
                podSubnetSelectorTerms: [{ tags: { pods: 'true' } }],
                podSecurityGroupSelectorTerms: [{ id: pods }, { id: both }],
              },
            },
            two: { securityGroupSelectorTerms: [{ id: both }] },
          },
          nodePools: { one: { nodeClass: 'one', limits }, two: { nodeClass: 'two', limits } },
        },
      });
      expect(addresses(tagged).filter((address) => address.startsWith('aws_ec2_tag.'))).toEqual(
        [pods, both, nodes].map((id) => `aws_ec2_tag.security-group_${id}`),
      );
      expect(block(tagged, `aws_ec2_tag.security-group_${pods}`)).toMatchObject({
        resource_id: pods,
        key: 'eks:eks-cluster-name',
        value: 'platform-dev',
      });
    },
  );

  test('what Kubernetes keeps for ever is replaced when it changes, and nothing else is', () => {
    const triggers = elements(json).flatMap(({ type, name, body }) => {
      const [lifecycle] = objects(objects(body)[0]?.['lifecycle']);
      return lifecycle === undefined ? [] : [[`${type}.${name}`, lifecycle['replace_triggered_by']]];
    });
    expect(triggers).toEqual([['kubernetes_manifest.storage-class_gp3', ['terraform_data.storage-class_gp3']]]);
    expect(block(json, 'terraform_data.storage-class_gp3')['input']).toMatchObject({ reclaimPolicy: 'Delete' });
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
        'queue.v2': { repository: 'oci://registry.example.com/charts', chart: 'queue', version: '1.2.3', namespace: 'queue' },
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

  test('may have dots in their names', () => {
    const address = addresses(json).find((one) => /^helm_release\.queue-v2_[0-9a-f]{8}$/.test(one));
    expect(block(json, address ?? '')).toMatchObject({ name: 'queue.v2' });
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
  const snapshots = {
    addons: { 'snapshot-controller': {} },
    platform: {
      delivery: 'terraform',
      nodePools: { general: nodePool.general({ limits }) },
      volumeSnapshotClasses: { ebs: {} },
    },
  } as const;
  const dependencies = (json: StackJson) => block(json, 'kubernetes_manifest.volume-snapshot-class_ebs')['depends_on'];

  test('find it in the state before, where a built-in pool takes its pods', () => {
    const { 'dev-cluster': cluster = {}, 'dev-platform': json = {} } = stacksOf(snapshots);
    expect(addresses(cluster)).toContain('aws_eks_addon.snapshot-controller');
    expect(addresses(json)).not.toContain('aws_eks_addon.snapshot-controller');
    expect(dependencies(json)).toBeUndefined();
  });

  test('come after it, where its pods wait for the pools of the platform', () => {
    const json = stack({ ...snapshots, cluster: { ...validInput().cluster, builtInNodePools: 'none' } });
    expect(block(json, 'aws_eks_addon.snapshot-controller')['depends_on']).toContain('kubernetes_manifest.node-pool_general');
    expect(dependencies(json)).toEqual(['aws_eks_addon.snapshot-controller']);
  });
});

describe('observability', () => {
  const observed = (observability: EnvironmentInput['observability'], more: Partial<EnvironmentInput> = {}) =>
    stacksOf({ platform: { delivery: 'terraform' }, ...(observability === undefined ? {} : { observability }), ...more });
  const names = (json: StackJson | undefined): readonly string[] =>
    addresses(json ?? {}).filter((address) => /^aws_(eks_addon|cloudwatch_log_group|prometheus_\w+)\./.test(address));

  test('by CloudWatch: log groups with the cluster, the add-on with its permissions after the pools', () => {
    const { 'dev-cluster': cluster, 'dev-platform': json = {} } = observed('cloudwatch');
    expect(names(cluster)).toEqual(
      ['application', 'dataplane', 'host', 'performance']
        .map((kind) => `aws_cloudwatch_log_group.container-insights_${kind}`)
        .concat('aws_cloudwatch_log_group.cluster')
        .sort(),
    );
    expect(block(cluster ?? {}, 'aws_cloudwatch_log_group.container-insights_host')).toMatchObject({
      name: '/aws/containerinsights/platform-dev/host',
      retention_in_days: 14,
    });
    expect(names(json)).toEqual(['aws_eks_addon.amazon-cloudwatch-observability', 'aws_eks_addon.metrics-server']);
    expect(block(json, 'aws_eks_addon.amazon-cloudwatch-observability')['pod_identity_association']).toEqual([
      expect.objectContaining({ service_account: 'cloudwatch-agent' }),
    ]);
  });

  test('keeps what is written of its add-ons, and of the logs', () => {
    const { 'dev-cluster': cluster, 'dev-platform': json = {} } = observed(
      { type: 'cloudwatch', retentionDays: 90 },
      { addons: { 'amazon-cloudwatch-observability': { configuration: { containerLogs: { enabled: false } } } } },
    );
    expect(block(cluster ?? {}, 'aws_cloudwatch_log_group.container-insights_host')).toMatchObject({ retention_in_days: 90 });
    expect(names(json)).toEqual(['aws_eks_addon.amazon-cloudwatch-observability']);
    expect(block(json, 'aws_eks_addon.amazon-cloudwatch-observability')).toMatchObject({
      configuration_values: '{"containerLogs":{"enabled":false}}',
    });
  });

  test('by Prometheus: a workspace and a scraper inside the network, and no access entry', () => {
    const { 'dev-cluster': cluster = {}, 'dev-platform': json } = observed('prometheus');
    expect(names(cluster)).toEqual([
      'aws_cloudwatch_log_group.cluster',
      'aws_eks_addon.prometheus-node-exporter',
      'aws_prometheus_scraper.cluster',
      'aws_prometheus_workspace.metrics',
    ]);
    expect(names(json)).toEqual(['aws_eks_addon.kube-state-metrics', 'aws_eks_addon.metrics-server']);
    expect(block(cluster, 'aws_prometheus_scraper.cluster')).toMatchObject({
      alias: 'platform-dev',
      destination: [{ amp: [{ workspace_arn: '${aws_prometheus_workspace.metrics.arn}' }] }],
      source: [
        {
          eks: [
            {
              cluster_arn: '${aws_eks_cluster.main.arn}',
              security_group_ids: ['${aws_eks_cluster.main.vpc_config[0].cluster_security_group_id}'],
              subnet_ids: [
                expect.stringContaining('node_subnet_ids["apne1-az1"]') as string,
                expect.stringContaining('node_subnet_ids["apne1-az2"]') as string,
              ],
            },
          ],
        },
      ],
    });
    // The tag that a scraper leaves on the workspace would be taken away again with every apply.
    expect(block(cluster, 'aws_prometheus_workspace.metrics')['tags']).toEqual({ AMPAgentlessScraper: '' });
    expect(addresses(cluster).filter((address) => address.startsWith('aws_eks_access_entry.'))).toEqual([
      'aws_eks_access_entry.pipeline_apply',
    ]);
    expect(Object.keys(objects(cluster['output'])[0] ?? {})).toEqual(
      expect.arrayContaining(['prometheus_endpoint', 'prometheus_workspace_arn']),
    );
  });

  test('by Prometheus, into a workspace that exists', () => {
    const workspace = 'arn:aws:aps:ap-northeast-1:111122223333:workspace/ws-1';
    const { 'dev-cluster': cluster = {} } = observed({
      type: 'prometheus',
      workspace,
      scrapeConfiguration: 'scrape_configs: [{job_name: a}]',
    });
    expect(addresses(cluster)).not.toContain('aws_prometheus_workspace.metrics');
    expect(block(cluster, 'aws_prometheus_scraper.cluster')).toMatchObject({
      destination: [{ amp: [{ workspace_arn: workspace }] }],
      scrape_configuration: 'scrape_configs: [{job_name: a}]',
    });
  });

  test('reaches CloudWatch in a network without internet', () => {
    const { network } = resolve(
      { ...validInput(), network: { ...validInput().network, internetAccess: false }, observability: 'cloudwatch' },
      { today },
    ).partial;
    expect(network?.kind === 'own' ? network.endpoints.map(({ service }) => service) : []).toEqual(
      expect.arrayContaining(['eks-auth', 'logs', 'monitoring', 'xray']),
    );
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
    // Of all environments and examples; the one that has no environments uses the library.
    const examples = readdirSync(join(root, 'examples')).filter((name) => !['as-a-library', 'exported-hcl'].includes(name));
    expect(examples.filter((name) => !all.some(([where]) => where.startsWith(`examples/${name}/`)))).toEqual([]);
    expect(all.length).toBeGreaterThanOrEqual(3 + examples.length);
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
