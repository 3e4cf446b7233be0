import type { StackJson } from '../../../lib/terraform/stack-json';

/**
 * Terraform JSON as any cdktf program may write it, with everything that has been translated wrongly somewhere: made up for tests, and
 * never applied to anything.
 */
export const richStack: StackJson = {
  '//': { metadata: { backend: 's3', stackName: 'rich', version: '0.21.0' }, outputs: {} },
  terraform: {
    required_version: '>= 1.10.0',
    required_providers: {
      aws: { source: 'hashicorp/aws', version: '>= 6.25.0, < 7.0.0' },
      kubernetes: { source: 'hashicorp/kubernetes', version: '>= 2.38.0' },
      helm: { source: 'hashicorp/helm', version: '>= 3.0.0' },
    },
    backend: { s3: { bucket: 'example-state', key: 'rich/${env}.tfstate', region: 'eu-central-1', use_lockfile: true } },
  },
  provider: {
    aws: [
      { region: '${var.region}', default_tags: [{ tags: { environment: '${local.environment}' } }] },
      { alias: 'use1', region: 'us-east-1', assume_role: [{ role_arn: 'arn:aws:iam::111122223333:role/audit' }] },
    ],
    kubernetes: [
      {
        host: '${aws_eks_cluster.main.endpoint}',
        cluster_ca_certificate: '${base64decode(aws_eks_cluster.main.certificate_authority[0].data)}',
        exec: [
          {
            api_version: 'client.authentication.k8s.io/v1',
            command: 'aws',
            args: ['eks', 'get-token', '--cluster-name', '${aws_eks_cluster.main.name}'],
            env: { AWS_PROFILE: 'platform' },
          },
        ],
      },
    ],
    helm: [
      {
        kubernetes: {
          host: '${aws_eks_cluster.main.endpoint}',
          exec: { api_version: 'client.authentication.k8s.io/v1', command: 'aws', args: ['eks', 'get-token'] },
        },
        registries: [{ url: 'oci://registry.example.com', username: 'reader', password: 'not-a-secret' }],
      },
    ],
  },
  variable: {
    region: { type: 'string', default: 'eu-central-1', description: 'Where "everything" goes; write ${var.region}' },
    zero: { type: 'number', default: 0, nullable: false },
    off: { type: 'bool', default: false },
    empty: { type: 'string', default: '' },
    labels: {
      type: 'map(object({ name = string, weight = optional(number, 1) }))',
      default: { 'kubernetes.io/role': { name: 'a' } },
      validation: [{ condition: '${length(var.labels) > 0}', error_message: 'At least one of ${join(", ", ["a", "b"])}.' }],
    },
    nothing: { default: null },
  },
  locals: {
    environment: 'rich',
    nothing: null,
    no: false,
    zero: 0,
    text: '',
    none: [],
    empty: {},
    subnet_ids: '${[for zone, subnet in aws_subnet.each : subnet.id]}',
    lines: '${\n  var.off\n  ? "a"\n  : "b"\n}',
    bookkeeping: { '//': 'kept, because this is data', 'a/b': 1, 'c:d': [{ e: null }] },
  },
  data: {
    aws_iam_policy_document: {
      trust: {
        statement: [
          {
            actions: ['sts:AssumeRole'],
            principals: [{ type: 'Service', identifiers: ['eks.amazonaws.com'] }],
            condition: [{ test: 'StringEquals', variable: 'aws:SourceAccount', values: ['111122223333'] }],
          },
        ],
        dynamic: {
          statement: [
            {
              for_each: ['a', 'b'],
              content: {
                sid: '${statement.value}',
                dynamic: { condition: [{ for_each: [1], content: [{ test: 'Bool', variable: 'x', values: ['true'] }] }] },
              },
            },
          ],
        },
      },
    },
    terraform_remote_state: { network: { backend: 'local', config: { path: 'network.tfstate' }, defaults: { vpc_id: 'vpc-0' } } },
  },
  resource: {
    aws_vpc: { main: { '//': { metadata: { path: 'rich/vpc', uniqueId: 'main' } }, cidr_block: '10.0.0.0/16', tags: {} } },
    aws_subnet: {
      each: {
        for_each: { a: 0, b: 1 },
        vpc_id: '${aws_vpc.main.id}',
        cidr_block: '${cidrsubnet(aws_vpc.main.cidr_block, 8, each.value)}',
        tags: { Name: 'rich-${each.key}', 'kubernetes.io/cluster/rich': 'shared', '${local.environment}:${each.key}': 'x' },
      },
      counted: { count: 2, vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.${100 + count.index}.0/24', provider: 'aws.use1' },
    },
    aws_security_group: {
      attributes: {
        name: 'attributes',
        vpc_id: '${aws_vpc.main.id}',
        egress: [],
        ingress: [
          {
            cidr_blocks: ['10.0.0.0/8'],
            description: null,
            from_port: 443,
            ipv6_cidr_blocks: null,
            prefix_list_ids: null,
            protocol: 'tcp',
            security_groups: null,
            self: null,
            to_port: 443,
          },
        ],
      },
      dynamic: {
        vpc_id: '${aws_vpc.main.id}',
        lifecycle: { create_before_destroy: true },
        dynamic: {
          ingress: {
            for_each: '${toset(["80", "443"])}',
            iterator: 'port',
            content: { protocol: 'tcp', from_port: '${port.value}', to_port: '${port.value}', cidr_blocks: ['10.0.0.0/8'] },
          },
        },
      },
    },
    aws_iam_role: {
      cluster: {
        name: 'rich-cluster',
        description: '${data.aws_iam_policy_document.trust.json}',
        assume_role_policy:
          '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"eks.amazonaws.com"}}]}',
        inline_policy: [{ name: 'inline', policy: '{"Version":"2012-10-17","Statement":[]}' }],
      },
      irsa: {
        name: 'rich-irsa',
        description: 'Says "hello", c:\\temp and 100%',
        assume_role_policy:
          '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity","Principal":{"Federated":"${aws_iam_openid_connect_provider.main.arn}"},"Condition":{"StringLike":{"${aws_iam_openid_connect_provider.main.url}:sub":"system:serviceaccount:*:*"}}}]}',
      },
    },
    aws_iam_openid_connect_provider: {
      main: { url: '${aws_eks_cluster.main.identity[0].oidc[0].issuer}', client_id_list: ['sts.amazonaws.com'] },
    },
    aws_iam_role_policy: {
      own: {
        name: 'own',
        role: '${aws_iam_role.irsa.name}',
        policy:
          '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::home/$${aws:username}/*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"${var.empty}"}}}]}',
      },
    },
    aws_eks_cluster: {
      main: {
        name: 'rich',
        role_arn: '${aws_iam_role.cluster.arn}',
        access_config: { authentication_mode: 'API' },
        vpc_config: { subnet_ids: '${local.subnet_ids}', endpoint_private_access: true },
        timeouts: { create: '60m' },
        depends_on: ['aws_subnet.counted'],
        lifecycle: {
          ignore_changes: ['version', 'vpc_config[0].subnet_ids', 'tags["owner"]'],
          replace_triggered_by: ['terraform_data.inputs', 'aws_vpc.main.cidr_block'],
          precondition: [{ condition: '${length(local.subnet_ids) > 1}', error_message: 'Two subnets at least.' }],
        },
      },
    },
    aws_ebs_volume: {
      ignored: { availability_zone: 'eu-central-1a', size: 10, lifecycle: { ignore_changes: 'all' } },
    },
    kubernetes_manifest: {
      pool: {
        manifest: {
          apiVersion: 'karpenter.sh/v1',
          kind: 'NodePool',
          metadata: { name: 'apps', annotations: { 'example.com/version': '12', 'example.com/document': '{"a":1}' } },
          spec: {
            disruption: { budgets: [{ nodes: '10%' }, { nodes: '0', reasons: ['Drifted'] }] },
            template: { spec: { requirements: [{ key: 'karpenter.sh/capacity-type', operator: 'In', values: ['spot'] }] } },
          },
        },
        computed_fields: [],
        wait: [{ fields: { 'status.ready': 'True' } }],
      },
      script: {
        manifest: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'script', namespace: 'default' },
          data: {
            'run.sh': '#!/bin/sh\necho "$${HOME}" \\\n\n  | tee "/tmp/x"\n',
            last: 'no\nnew line',
            code: '007',
            on: 'true',
          },
        },
      },
    },
    kubernetes_namespace_v1: { apps: { metadata: { name: 'apps', labels: { team: 'apps' } } } },
    helm_release: {
      metrics: {
        name: 'metrics',
        chart: 'metrics',
        repository: 'https://charts.example.com',
        namespace: '${kubernetes_namespace_v1.apps.metadata[0].name}',
        set: [{ name: 'image.tag', value: '1.2' }],
        set_list: [{ name: 'hosts', value: ['a', 'b'] }],
        values: ['{"replicas":2,"url":"${aws_eks_cluster.main.endpoint}"}', 'plain: yaml\nlines: 2\n'],
      },
    },
    terraform_data: {
      inputs: {
        input: {
          big: 9007199254740991,
          huge: 1e30,
          small: 1.5e-7,
          negative: -1,
          yes: true,
          nothing: null,
          digits: '0012',
          'key.with/all:of them': ['é', '東京', '🚀', '\u0001'],
          nested: [[], [{}], [[1, '2']]],
        },
        triggers_replace: ['a', 1, '${aws_vpc.main.id}'],
        provisioner: [
          { 'local-exec': { command: 'echo "${self.id}" \\ done', environment: { A: 'b' } } },
          { 'local-exec': { command: 'echo bye', when: 'destroy', on_failure: 'continue' } },
          {
            'remote-exec': {
              inline: ['true'],
              connection: { type: 'ssh', host: '${aws_vpc.main.id}.example.com', user: 'nobody', timeout: '1s' },
            },
          },
        ],
      },
    },
  },
  module: {
    child: {
      source: './child',
      providers: { aws: 'aws.use1' },
      depends_on: ['aws_vpc.main'],
      name: 'child-of-${aws_vpc.main.id}',
      settings: { 'a.b': [1, { c: null }] },
    },
  },
  check: {
    health: {
      data: { aws_vpc: { again: { id: '${aws_vpc.main.id}' } } },
      assert: [{ condition: '${data.aws_vpc.again.id != ""}', error_message: 'There is no VPC.' }],
    },
  },
  moved: [
    { from: 'aws_vpc.old', to: 'aws_vpc.main' },
    { from: 'aws_subnet.one["x"]', to: 'aws_subnet.each["a"]' },
  ],
  import: [{ id: 'vol-${var.region}', to: 'aws_ebs_volume.ignored' }],
  removed: [{ from: 'aws_eip.gone', lifecycle: { destroy: false } }],
  output: {
    vpc_id: { value: '${aws_vpc.main.id}', description: 'Id of the "VPC" (100%{ok})' },
    secret: { value: 'x-${aws_vpc.main.id}', sensitive: true, depends_on: ['aws_subnet.each'] },
    child: { value: '${module.child.name}' },
    checked: {
      value: '%{ if var.off }"on"%{ else }off%{ endif }',
      precondition: [{ condition: '${var.zero == 0}', error_message: 'It is not zero.' }],
    },
  },
};

/** The module that it calls. */
export const richStackChild: StackJson = {
  terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
  variable: { name: { type: 'string' }, settings: { type: 'any' } },
  output: { name: { value: '${var.name}/${var.settings["a.b"][0]}' } },
};
