import { addonFacts, addonTable, builtInAddons } from '../../lib/aws/addons';
import {
  alwaysNeededServices,
  commonInterfaceServices,
  endpointServiceName,
  isEndpointNameVerified,
  isGatewayService,
  podIdentityService,
} from '../../lib/aws/endpoint-services';
import { isRetention, retentionOfAtLeast } from '../../lib/aws/log-retention';
import { quotas } from '../../lib/aws/quotas';
import type { AddonName } from '../../lib/config/addon-input';

describe('log retention', () => {
  test.each([
    [0, true],
    [14, true],
    [365, true],
    [3653, true],
    [15, false],
    [366, false],
    [-1, false],
    [14.5, false],
  ])('%d days accepted: %s', (days, expected) => {
    expect(isRetention(days)).toBe(expected);
  });

  test.each([
    [15, 30],
    [366, 400],
    [14, 14],
    [4000, 0],
  ])('%d days are kept with %d', (days, accepted) => {
    expect(retentionOfAtLeast(days)).toBe(accepted);
  });
});

describe('endpoint services', () => {
  test.each([
    ['ec2', 'ap-northeast-1', 'com.amazonaws.ap-northeast-1.ec2'],
    ['ecr.api', 'us-gov-west-1', 'com.amazonaws.us-gov-west-1.ecr.api'],
    ['ecr.dkr', 'cn-north-1', 'cn.com.amazonaws.cn-north-1.ecr.dkr'],
    ['sts', 'cn-northwest-1', 'cn.com.amazonaws.cn-northwest-1.sts'],
    ['logs', 'cn-north-1', 'com.amazonaws.cn-north-1.logs'],
    ['s3', 'cn-north-1', 'com.amazonaws.cn-north-1.s3'],
    ['ecr.api', 'eusc-de-east-1', 'eu.amazonaws.eusc-de-east-1.ecr.api'],
    ['ec2', 'eusc-de-east-1', 'com.amazonaws.eusc-de-east-1.ec2'],
    ['ec2', 'us-iso-east-1', 'gov.ic.c2s.us-iso-east-1.ec2'],
    ['ecr.api', 'us-isob-west-1', 'gov.sgov.sc2s.us-isob-west-1.ecr.api'],
    ['ebs', 'us-isof-south-1', 'gov.ic.hci.csp.us-isof-south-1.ebs'],
    ['ebs', 'eu-isoe-west-1', 'uk.adc-e.cloud.eu-isoe-west-1.ebs'],
  ])('%s in %s is %s', (service, region, name) => {
    expect(endpointServiceName(service, region)).toBe(name);
  });

  test.each([
    ['eks-auth', 'ap-northeast-1', true],
    ['eks-auth', 'us-gov-west-1', true],
    ['ec2', 'cn-north-1', true],
    ['logs', 'cn-north-1', true],
    ['eks-auth', 'cn-north-1', false],
    ['sts', 'eusc-de-east-1', false],
    ['s3', 'us-iso-east-1', true],
  ])('name of %s in %s verified: %s', (service, region, expected) => {
    expect(isEndpointNameVerified(service, region)).toBe(expected);
  });

  test('what a cluster needs is known, so that a typing error in it can be told', () => {
    for (const { service } of [...alwaysNeededServices, podIdentityService]) {
      expect(commonInterfaceServices).toContain(service);
    }
    expect(new Set(commonInterfaceServices).size).toBe(commonInterfaceServices.length);
  });

  test.each([
    ['s3', true],
    ['dynamodb', true],
    ['ec2', false],
  ])('%s is a gateway: %s', (service, expected) => {
    expect(isGatewayService(service)).toBe(expected);
  });
});

describe('add-ons', () => {
  /** Fails to compile when the configuration and the table name different add-ons. */
  const sameNames: {
    readonly [Name in AddonName | keyof typeof addonTable]: Name extends AddonName & keyof typeof addonTable ? true : never;
  } = {
    adot: true,
    'amazon-cloudwatch-observability': true,
    'aws-efs-csi-driver': true,
    'aws-fsx-csi-driver': true,
    'aws-guardduty-agent': true,
    'aws-mountpoint-s3-csi-driver': true,
    'aws-privateca-connector-for-kubernetes': true,
    'aws-secrets-store-csi-driver-provider': true,
    'cert-manager': true,
    'external-dns': true,
    'fluent-bit': true,
    'kube-state-metrics': true,
    'metrics-server': true,
    'prometheus-node-exporter': true,
    'snapshot-controller': true,
  };

  test('of the configuration and of the table are the same', () => {
    expect(Object.keys(addonTable).sort()).toEqual(Object.keys(sameNames).sort());
  });

  test('that Auto Mode contains are not in the table', () => {
    expect(Object.keys(addonTable).filter((name) => builtInAddons.has(name))).toEqual([]);
    expect([...builtInAddons.keys()]).toEqual(
      expect.arrayContaining([
        'vpc-cni',
        'kube-proxy',
        'coredns',
        'aws-ebs-csi-driver',
        'eks-pod-identity-agent',
        'eks-node-monitoring-agent',
      ]),
    );
  });

  test('that need another one name it, and it is in the table', () => {
    for (const { needs } of Object.values(addonTable)) {
      for (const name of needs) {
        expect(addonFacts(name)).toBeDefined();
      }
    }
    expect(addonFacts('adot')?.needs).toEqual(['cert-manager']);
  });

  test.each([
    ['metrics-server', 'deployment', 'kube-system'],
    ['fluent-bit', 'daemonset', 'fluent-bit'],
    ['aws-guardduty-agent', 'daemonset', 'amazon-guardduty'],
    ['cert-manager', 'deployment', 'cert-manager'],
  ])('%s: %s in %s', (name, schedules, namespace) => {
    expect(addonFacts(name)).toMatchObject({ schedules, namespace });
  });

  test.each([['toString'], ['karpenter'], ['metric-server']])('%s is not in the table', (name) => {
    expect(addonFacts(name)).toBeUndefined();
  });
});

test.each([
  ['vpcs', 5, 'region'],
  ['elasticIps', 5, 'region'],
  ['natGateways', 5, 'zone'],
  ['clusters', 100, 'region'],
  ['podIdentityAssociations', 5000, 'cluster'],
  ['publicEndpointRanges', 40, 'cluster'],
] as const)('quota %s: %d per %s', (name, value, per) => {
  expect(quotas[name]).toMatchObject({ value, per });
});
