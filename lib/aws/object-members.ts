import type { Source } from './source';

/** https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html */
export const nodeClassMembersSource: Source = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html',
  date: '2026-11-28',
};

/** https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html */
export const nodePoolMembersSource: Source = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html',
  date: '2026-11-28',
};

/** https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html */
export const ingressClassParamsMembersSource: Source = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html',
  date: '2026-11-28',
};

const TAINT = ['key', 'value', 'effect', 'timeAdded'];

/** Members of objects of Auto Mode, by API version and kind, and by where they stand. Newer ones may be missing here. */
export const objectMembers: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'karpenter.sh/v1 NodePool': {
    spec: ['disruption', 'limits', 'replicas', 'template', 'weight'],
    'spec.disruption': ['budgets', 'consolidateAfter', 'consolidationPolicy'],
    'spec.disruption.budgets': ['duration', 'nodes', 'reasons', 'schedule'],
    'spec.template': ['metadata', 'spec'],
    'spec.template.metadata': ['annotations', 'labels'],
    'spec.template.spec': ['expireAfter', 'nodeClassRef', 'requirements', 'startupTaints', 'taints', 'terminationGracePeriod'],
    'spec.template.spec.nodeClassRef': ['group', 'kind', 'name'],
    'spec.template.spec.requirements': ['key', 'minValues', 'operator', 'values'],
    'spec.template.spec.startupTaints': TAINT,
    'spec.template.spec.taints': TAINT,
  },
  'eks.amazonaws.com/v1 NodeClass': {
    spec: [
      ...['advancedNetworking', 'advancedSecurity', 'capacityReservationSelectorTerms', 'certificateBundles'],
      ...['ephemeralStorage', 'instanceProfile', 'networkPolicy', 'networkPolicyEventLogs', 'placementGroupSelector'],
      ...['podSecurityGroupSelectorTerms', 'podSubnetSelectorTerms', 'role', 'securityGroupSelectorTerms', 'snatPolicy'],
      ...['subnetSelectorTerms', 'tags'],
    ],
    'spec.advancedNetworking': [
      ...['associatePublicIPAddress', 'enableV4Egress', 'httpsProxy', 'ipv4PrefixSize', 'networkInterfaces', 'noProxy'],
    ],
    'spec.advancedSecurity': ['fips'],
    'spec.ephemeralStorage': ['iops', 'kmsKeyID', 'size', 'throughput'],
    'spec.securityGroupSelectorTerms': ['id', 'name', 'tags'],
    'spec.subnetSelectorTerms': ['id', 'tags'],
  },
  'eks.amazonaws.com/v1 IngressClassParams': {
    spec: [
      ...['certificateARNs', 'group', 'inboundCIDRs', 'ipAddressType', 'ipamConfiguration', 'loadBalancerAttributes'],
      ...['listeners', 'loadBalancerName', 'minimumLoadBalancerCapacity', 'namespaceSelector', 'prefixListsIDs', 'scheme'],
      ...['sslPolicy', 'sslRedirectPort', 'subnets', 'tags', 'targetType', 'wafv2AclArn', 'wafv2AclName'],
    ],
  },
};

/** What EC2NodeClass of self-managed Karpenter has in its spec, and NodeClass of Auto Mode has not, with what there is instead. */
export const notInAutoMode: Readonly<Record<string, string>> = {
  amiFamily: 'Auto Mode chooses the image',
  amiSelectorTerms: 'Auto Mode chooses the image',
  associatePublicIPAddress: 'it is advancedNetworking.associatePublicIPAddress here',
  blockDeviceMappings: 'the disk is ephemeralStorage here',
  detailedMonitoring: 'there is no such setting',
  instanceStorePolicy: 'Auto Mode uses the disks of an instance by itself',
  kubelet: 'the kubelet is configured by Auto Mode',
  metadataOptions: 'Auto Mode asks for IMDSv2 with one hop',
  userData: 'nodes of Auto Mode run nothing of your own at their start',
};
