import { ingressClass, ingressClassParams, type IngressClassSettings } from '../../../lib/model/kubernetes/ingress-class';
import { storageClass, type StorageClassSettings } from '../../../lib/model/kubernetes/storage-class';
import { volumeSnapshotClass } from '../../../lib/model/kubernetes/volume-snapshot-class';

const gp3: StorageClassSettings = {
  name: 'gp3',
  isDefault: true,
  volume: { type: 'gp3' },
  kmsKeyId: undefined,
  fileSystem: 'ext4',
  reclaimPolicy: 'Delete',
  allowVolumeExpansion: true,
  mountOptions: [],
  onlyAutoModeNodes: false,
  parameters: {},
  tags: {},
};

describe('storageClass', () => {
  test('is of the driver of Auto Mode, encrypted, and waits for its pod', () => {
    expect(storageClass(gp3)).toEqual({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'gp3', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      provisioner: 'ebs.csi.eks.amazonaws.com',
      parameters: { 'csi.storage.k8s.io/fstype': 'ext4', encrypted: 'true', type: 'gp3' },
      reclaimPolicy: 'Delete',
      allowVolumeExpansion: true,
      volumeBindingMode: 'WaitForFirstConsumer',
    });
  });

  test('all parameters are text; tags are numbered in order of their keys', () => {
    const { parameters, allowedTopologies, mountOptions } = storageClass({
      ...gp3,
      volume: { type: 'gp3', iops: 4000, throughput: 500 },
      kmsKeyId: 'arn:aws:kms:ap-northeast-1:111122223333:key/1234',
      onlyAutoModeNodes: true,
      mountOptions: ['noatime'],
      parameters: { blockSize: '4096' },
      tags: { team: 'shop', cost: '7' },
    });
    expect(parameters).toEqual({
      blockSize: '4096',
      'csi.storage.k8s.io/fstype': 'ext4',
      encrypted: 'true',
      iops: '4000',
      kmsKeyId: 'arn:aws:kms:ap-northeast-1:111122223333:key/1234',
      tagSpecification_1: 'cost=7',
      tagSpecification_2: 'team=shop',
      throughput: '500',
      type: 'gp3',
    });
    expect(allowedTopologies).toEqual([{ matchLabelExpressions: [{ key: 'eks.amazonaws.com/compute-type', values: ['auto'] }] }]);
    expect(mountOptions).toEqual(['noatime']);
  });

  test('no parameter takes encryption away', () => {
    const { parameters } = storageClass({ ...gp3, parameters: { encrypted: 'false', type: 'gp2' } });
    expect(parameters).toMatchObject({ encrypted: 'true', type: 'gp3' });
  });
});

test('volumeSnapshotClass is of the same driver', () => {
  expect(volumeSnapshotClass({ name: 'ebs', isDefault: true, deletionPolicy: 'Retain', tags: { team: 'shop' } })).toEqual({
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshotClass',
    metadata: { name: 'ebs', annotations: { 'snapshot.storage.kubernetes.io/is-default-class': 'true' } },
    driver: 'ebs.csi.eks.amazonaws.com',
    deletionPolicy: 'Retain',
    parameters: { tagSpecification_1: 'team=shop' },
  });
});

const internal: IngressClassSettings = {
  name: 'alb-internal',
  isDefault: true,
  scheme: 'internal',
  ipAddressType: 'ipv4',
  group: undefined,
  subnets: undefined,
  certificateARNs: [],
  sslPolicy: undefined,
  inboundCIDRs: [],
  prefixListsIDs: [],
  targetType: 'ip',
  loadBalancerName: undefined,
  namespaceSelector: {},
  listeners: [],
  loadBalancerAttributes: {},
  minimumCapacityUnits: undefined,
  ipv4IPAMPoolId: undefined,
  tags: {},
};

describe('ingressClass and ingressClassParams', () => {
  test('the class names the controller of Auto Mode and the parameters of the same name', () => {
    expect(ingressClass(internal)).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: 'alb-internal', annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } },
      spec: {
        controller: 'eks.amazonaws.com/alb',
        parameters: { apiGroup: 'eks.amazonaws.com', kind: 'IngressClassParams', name: 'alb-internal', scope: 'Cluster' },
      },
    });
  });

  test('the parameters always say where the load balancer is', () => {
    expect(ingressClassParams(internal)).toEqual({
      apiVersion: 'eks.amazonaws.com/v1',
      kind: 'IngressClassParams',
      metadata: { name: 'alb-internal' },
      spec: { scheme: 'internal', ipAddressType: 'ipv4', targetType: 'ip' },
    });
  });

  test('every field of the user guide', () => {
    const { spec } = ingressClassParams({
      ...internal,
      scheme: 'internet-facing',
      group: 'shop',
      subnets: { matchTags: { tier: ['public', 'edge'] } },
      certificateARNs: ['arn:aws:acm:ap-northeast-1:111122223333:certificate/1'],
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      inboundCIDRs: ['203.0.113.0/24'],
      prefixListsIDs: ['pl-0123456789abcdef0'],
      loadBalancerName: 'shop',
      namespaceSelector: { tier: 'public' },
      listeners: [{ protocol: 'HTTPS', port: 443, attributes: { 'routing.http.response.server.enabled': 'false' } }],
      loadBalancerAttributes: { 'idle_timeout.timeout_seconds': '60', 'access_logs.s3.enabled': 'true' },
      minimumCapacityUnits: 100,
      ipv4IPAMPoolId: 'ipam-pool-0123456789abcdef0',
      tags: { team: 'shop' },
    });
    expect(spec).toEqual({
      scheme: 'internet-facing',
      ipAddressType: 'ipv4',
      targetType: 'ip',
      loadBalancerName: 'shop',
      group: { name: 'shop' },
      namespaceSelector: { matchLabels: { tier: 'public' } },
      subnets: { matchTags: [{ key: 'tier', values: ['public', 'edge'] }] },
      certificateARNs: ['arn:aws:acm:ap-northeast-1:111122223333:certificate/1'],
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      inboundCIDRs: ['203.0.113.0/24'],
      prefixListsIDs: ['pl-0123456789abcdef0'],
      listeners: [
        { protocol: 'HTTPS', port: 443, attributes: [{ key: 'routing.http.response.server.enabled', value: 'false' }] },
      ],
      loadBalancerAttributes: [
        { key: 'access_logs.s3.enabled', value: 'true' },
        { key: 'idle_timeout.timeout_seconds', value: '60' },
      ],
      minimumLoadBalancerCapacity: { capacityUnits: 100 },
      ipamConfiguration: { ipv4IPAMPoolId: 'ipam-pool-0123456789abcdef0' },
      tags: [{ key: 'team', value: 'shop' }],
    });
  });
});
