import { nodeClass, type NodeClassSettings } from '../../../lib/model/kubernetes/node-class';
import { noProxy } from '../../../lib/model/kubernetes/no-proxy';

const smallest: NodeClassSettings = {
  name: 'private',
  role: 'shop-production-node',
  instanceProfile: undefined,
  subnetSelectorTerms: [{ tags: { 'eks-auto/shop-production': 'node' } }],
  securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': 'shop-production' } }],
  podNetwork: undefined,
  snatPolicy: undefined,
  networkPolicy: undefined,
  networkPolicyEventLogs: undefined,
  ephemeralStorage: undefined,
  advancedNetworking: undefined,
  fips: undefined,
  certificateBundles: [],
  capacityReservationSelectorTerms: [],
  placementGroupSelector: undefined,
  tags: {},
};

describe('nodeClass', () => {
  test('writes only what was said', () => {
    expect(nodeClass(smallest)).toEqual({
      apiVersion: 'eks.amazonaws.com/v1',
      kind: 'NodeClass',
      metadata: { name: 'private' },
      spec: {
        role: 'shop-production-node',
        subnetSelectorTerms: [{ tags: { 'eks-auto/shop-production': 'node' } }],
        securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': 'shop-production' } }],
      },
    });
  });

  test('writes every field of the user guide', () => {
    const everything = nodeClass({
      ...smallest,
      role: undefined,
      instanceProfile: 'nodes',
      podNetwork: {
        podSubnetSelectorTerms: [{ id: 'subnet-0123456789abcdef0' }],
        podSecurityGroupSelectorTerms: [{ name: 'pods' }],
      },
      snatPolicy: 'Disabled',
      networkPolicy: 'DefaultDeny',
      networkPolicyEventLogs: 'Enabled',
      ephemeralStorage: { size: '160Gi', iops: 4000, throughput: 250, kmsKeyID: 'alias/nodes' },
      advancedNetworking: {
        associatePublicIPAddress: false,
        httpsProxy: 'http://192.0.2.4:3128',
        noProxy: ['.internal'],
        ipv4PrefixSize: '32',
        enableV4Egress: false,
        networkInterfaces: [{ networkCardIndex: 0, deviceIndex: 0, interfaceType: 'interface', secondaryIPv4PrefixCount: 2 }],
      },
      fips: true,
      certificateBundles: [{ name: 'company', data: 'LS0tLS1CRUdJTg==' }],
      capacityReservationSelectorTerms: [{ tags: { team: 'batch' }, owner: '111122223333' }],
      placementGroupSelector: { name: 'spread' },
      tags: { team: 'shop', cost: '7' },
    });
    expect(everything['spec']).toEqual({
      instanceProfile: 'nodes',
      subnetSelectorTerms: [{ tags: { 'eks-auto/shop-production': 'node' } }],
      securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': 'shop-production' } }],
      podSubnetSelectorTerms: [{ id: 'subnet-0123456789abcdef0' }],
      podSecurityGroupSelectorTerms: [{ name: 'pods' }],
      snatPolicy: 'Disabled',
      networkPolicy: 'DefaultDeny',
      networkPolicyEventLogs: 'Enabled',
      ephemeralStorage: { size: '160Gi', iops: 4000, throughput: 250, kmsKeyID: 'alias/nodes' },
      advancedNetworking: {
        associatePublicIPAddress: false,
        httpsProxy: 'http://192.0.2.4:3128',
        noProxy: ['.internal'],
        ipv4PrefixSize: '32',
        enableV4Egress: false,
        networkInterfaces: [{ networkCardIndex: 0, deviceIndex: 0, interfaceType: 'interface', secondaryIPv4PrefixCount: 2 }],
      },
      advancedSecurity: { fips: true },
      certificateBundles: [{ name: 'company', data: 'LS0tLS1CRUdJTg==' }],
      capacityReservationSelectorTerms: [{ tags: { team: 'batch' }, owner: '111122223333' }],
      placementGroupSelector: { name: 'spread' },
      tags: { cost: '7', team: 'shop' },
    });
  });

  test('an order of tags is no difference', () => {
    const one = nodeClass({ ...smallest, tags: { a: '1', b: '2' } });
    expect(JSON.stringify(nodeClass({ ...smallest, tags: { b: '2', a: '1' } }))).toBe(JSON.stringify(one));
  });

  test('nothing of a part that says nothing', () => {
    const { spec } = nodeClass({ ...smallest, ephemeralStorage: { size: undefined }, advancedNetworking: {} });
    expect(spec).not.toHaveProperty('ephemeralStorage');
    expect(spec).not.toHaveProperty('advancedNetworking');
  });
});

describe('noProxy', () => {
  test('has what nodes and pods always need, then the VPC, then what was written, each once', () => {
    expect(
      noProxy({
        dnsSuffix: 'amazonaws.com',
        ipFamily: 'ipv4',
        vpcRanges: ['10.0.0.0/16'],
        further: ['.example.com', '.internal'],
      }),
    ).toEqual([
      'localhost',
      '127.0.0.1',
      '169.254.169.254',
      '169.254.170.23',
      '.internal',
      '.eks.amazonaws.com',
      '10.0.0.0/16',
      '.example.com',
    ]);
  });

  test('IPv6 addresses in an IPv6 cluster, and the suffix of the partition', () => {
    const entries = noProxy({ dnsSuffix: 'amazonaws.com.cn', ipFamily: 'ipv6', vpcRanges: [], further: [] });
    expect(entries).toEqual(expect.arrayContaining(['[fd00:ec2::254]', '[fd00:ec2::23]', '.eks.amazonaws.com.cn']));
  });
});
