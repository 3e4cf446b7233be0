import type { PlatformInput } from '../../lib/config/platform-input';
import { nodePool } from '../../lib/config/node-pool-presets';
import { resolve } from '../../lib/config/resolve';
import { chartRules } from '../../lib/rules/chart-values';
import { formatPath } from '../../lib/rules/input-path';
import { smallInput, TODAY } from '../support/environment';
import { everyRuleHasCases } from '../support/every-rule-has-cases';
import { testEach } from '../support/platform-findings';

const limits = { cpu: 100 };

interface Around {
  readonly chart?: string;
  readonly cluster?: object;
  readonly network?: object;
  readonly platform?: Partial<PlatformInput>;
}

/** What is said about the values of a chart in namespace `shop`: `HLM001 a.b` below the values. */
function found(values: object, { chart = 'app', cluster = {}, network = {}, platform = {} }: Around = {}): readonly string[] {
  const release = { repository: 'https://charts.example.com', chart, version: '1.2.3', namespace: 'shop', values };
  const input = {
    ...smallInput,
    network: { ...smallInput.network, ...network },
    cluster: { ...smallInput.cluster, ...cluster },
    platform: { delivery: 'terraform', runner: 'in-network', ...platform, helmReleases: { app: release } },
  };
  const { findings, environment } = resolve(input, { today: TODAY });
  if (environment === undefined) throw new Error(`not valid: ${JSON.stringify(findings)}`);
  return findings
    .filter(({ rule }) => rule.startsWith('HLM'))
    .map(({ rule, path }) => `${rule} ${formatPath(path).replace('platform.helmReleases.app.values', 'values')}`);
}

const annotations = (key: string, value = 'x'): object => ({ ingress: { annotations: { [key]: value } } });
const extra = (kind: string): object => ({ extraObjects: [{ apiVersion: 'v1', kind }] });
const on = (label: string, value: string): object => ({ nodeSelector: { [label]: value } });
const isolated = { internetAccess: false, natGateways: 'none' };
const insights = { chart: 'amazon-cloudwatch-observability' };
const nodeGroups = { nodeGroups: { arm: { instanceTypes: ['m8g.large'], size: { min: 1, max: 2 } } } };

describe('found', () => {
  testEach<readonly [string, object, readonly string[], Around?]>(
    [
      [
        'HLM001 the group of an Ingress by annotation',
        annotations('alb.ingress.kubernetes.io/group.name'),
        ['HLM001 values.ingress.annotations["alb.ingress.kubernetes.io/group.name"]'],
      ],
      [
        'HLM001 the class of an Ingress by annotation',
        annotations('kubernetes.io/ingress.class', 'alb'),
        ['HLM001 values.ingress.annotations["kubernetes.io/ingress.class"]'],
      ],
      [
        'HLM001 the type of a Service as of old',
        { service: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb-ip' } } },
        ['HLM001 values.service.annotations["service.beta.kubernetes.io/aws-load-balancer-type"]'],
      ],
      [
        'HLM001 the Gateway API',
        { gateway: { controllerName: 'gateway.k8s.aws/alb' } },
        ['HLM001 values.gateway.controllerName'],
      ],
      ['HLM002 a binding of a target group', extra('TargetGroupBinding'), ['HLM002 values.extraObjects[0].kind']],
      [
        'HLM003 security groups of pods before 1.36',
        extra('SecurityGroupPolicy'),
        ['HLM003 values.extraObjects[0].kind'],
        { cluster: { version: '1.35' } },
      ],
      [
        'HLM004 signing in by OIDC',
        annotations('alb.ingress.kubernetes.io/auth-type', 'oidc'),
        ['HLM004 values.ingress.annotations["alb.ingress.kubernetes.io/auth-type"]'],
      ],
      ['HLM005 an agent without region and cluster', {}, ['HLM005 values'], insights],
      ['HLM005 an agent without region', { clusterName: 'platform-dev' }, ['HLM005 values'], insights],
      [
        'HLM006 four CPUs without a limit',
        { worker: { resources: { requests: { cpu: '4' }, limits: { memory: '4Gi' } } } },
        ['HLM006 values.worker.resources.requests.cpu'],
      ],
      [
        'HLM006 in a list of containers',
        { containers: [{ resources: { requests: { cpu: 2 } } }] },
        ['HLM006 values.containers[0].resources.requests.cpu'],
      ],
      ['HLM007 a public registry without internet', {}, ['HLM007 values'], { network: isolated }],
      [
        'HLM007 another registry by name',
        { image: { repository: 'ghcr.io/kedacore/keda' } },
        ['HLM007 values'],
        { network: isolated },
      ],
      [
        'HLM008 arm64 where only the built-in pool for add-ons launches it',
        on('kubernetes.io/arch', 'arm64'),
        ['HLM008 values.nodeSelector["kubernetes.io/arch"]'],
      ],
      [
        'HLM008 Spot where nobody launches it',
        { controller: on('karpenter.sh/capacity-type', 'spot') },
        ['HLM008 values.controller.nodeSelector["karpenter.sh/capacity-type"]'],
      ],
      [
        'HLM008 a label of self-managed Karpenter',
        on('karpenter.k8s.aws/instance-family', 'm7i'),
        ['HLM008 values.nodeSelector["karpenter.k8s.aws/instance-family"]'],
      ],
      [
        'HLM008 a pool that does not exist',
        on('karpenter.sh/nodepool', 'gpu'),
        ['HLM008 values.nodeSelector["karpenter.sh/nodepool"]'],
      ],
      [
        'HLM008 a node group from before the move',
        on('eks.amazonaws.com/nodegroup', 'general'),
        ['HLM008 values.nodeSelector["eks.amazonaws.com/nodegroup"]'],
      ],
      [
        'HLM008 Fargate without a profile',
        on('eks.amazonaws.com/compute-type', 'fargate'),
        ['HLM008 values.nodeSelector["eks.amazonaws.com/compute-type"]'],
      ],
    ],
    ([, values, expected, around]) => {
      expect(found(values, around)).toEqual(expected);
    },
  );
});

describe('fine', () => {
  testEach<readonly [string, object, Around?]>(
    [
      ['no values', {}],
      ['annotations that Auto Mode reads', annotations('alb.ingress.kubernetes.io/wafv2-acl-arn')],
      ['the scheme of a Service', annotations('service.beta.kubernetes.io/aws-load-balancer-scheme', 'internal')],
      ['objects of other kinds', extra('ConfigMap')],
      ['security groups of pods from 1.36 on', extra('SecurityGroupPolicy')],
      [
        'signing in with a Secret that may be read',
        annotations('alb.ingress.kubernetes.io/auth-type', 'oidc'),
        { platform: { namespaces: { shop: { loadBalancerSecrets: ['oidc-client'] } } } },
      ],
      ['signing in with Cognito, which needs no Secret', annotations('alb.ingress.kubernetes.io/auth-type', 'cognito')],
      ['an agent that is told where it is', { clusterName: 'platform-dev', region: 'ap-northeast-1' }, insights],
      ['a limit of CPU', { resources: { requests: { cpu: 4 }, limits: { cpu: 4 } } }],
      ['a small container', { resources: { requests: { cpu: '500m' } } }],
      [
        'a limit from the namespace',
        { resources: { requests: { cpu: 4 } } },
        { platform: { namespaces: { shop: { containerLimits: { default: { cpu: 4 } } } } } },
      ],
      [
        'a private copy without internet',
        { image: { repository: '111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/keda' } },
        { network: isolated },
      ],
      [
        'a registry that only Terraform knows',
        { image: { registry: '${aws_ecr_repository.a.repository_url}' } },
        { network: isolated },
      ],
      [
        'arm64 in the pool for add-ons',
        { ...on('kubernetes.io/arch', 'arm64'), tolerations: [{ key: 'CriticalAddonsOnly', operator: 'Exists' }] },
      ],
      ['amd64', on('kubernetes.io/arch', 'amd64')],
      [
        'arm64 with a pool for it',
        on('kubernetes.io/arch', 'arm64'),
        { platform: { nodePools: { arm: nodePool.graviton({ limits }) } } },
      ],
      ['arm64 with a node group', on('kubernetes.io/arch', 'arm64'), { cluster: nodeGroups }],
      [
        'Spot with a pool for it',
        on('karpenter.sh/capacity-type', 'spot'),
        { platform: { nodePools: { a: nodePool.spot({ limits }) } } },
      ],
      ['nodes of Auto Mode', on('eks.amazonaws.com/compute-type', 'auto')],
      ['nodes of a node group', on('eks.amazonaws.com/compute-type', 'ec2'), { cluster: nodeGroups }],
      ['a built-in pool', on('karpenter.sh/nodepool', 'system')],
      ['labels of one’s own', on('example.com/team', 'shop')],
    ],
    ([, values, around]) => {
      expect(found(values, around)).toEqual([]);
    },
  );
});

everyRuleHasCases(chartRules);
