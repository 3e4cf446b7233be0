import { createTagsCommands } from '../../lib/model/create-tags-commands';
import { existingNetwork, type ExistingNetworkSettings } from '../../lib/model/existing-network';

const settings = (overrides: Partial<ExistingNetworkSettings> = {}): ExistingNetworkSettings => ({
  region: 'us-west-2',
  vpcId: 'vpc-1',
  cidrs: ['10.0.0.0/16'],
  nodeSubnets: { 'usw2-az2': 'subnet-n2', 'usw2-az1': 'subnet-n1' },
  publicSubnets: {},
  podSubnets: {},
  controlPlaneSubnets: {},
  ...overrides,
});

describe('an existing network', () => {
  test('has the zones of all its subnets, in order, and the ids as they were written', () => {
    const made = existingNetwork(settings({ publicSubnets: { 'usw2-az3': 'subnet-p3' } }));
    expect(made.zones.map(({ zone }) => zone)).toEqual(['usw2-az1', 'usw2-az2', 'usw2-az3']);
    expect(made).toMatchObject({ kind: 'existing', vpcId: 'vpc-1', cidrs: ['10.0.0.0/16'] });
    expect(made.subnetIds).toEqual({
      node: { 'usw2-az1': 'subnet-n1', 'usw2-az2': 'subnet-n2' },
      public: { 'usw2-az3': 'subnet-p3' },
      pod: {},
      controlPlane: {},
    });
  });

  test('the order in which it was written means nothing', () => {
    const other = settings({ nodeSubnets: { 'usw2-az1': 'subnet-n1', 'usw2-az2': 'subnet-n2' } });
    expect(JSON.stringify(existingNetwork(other))).toBe(JSON.stringify(existingNetwork(settings())));
  });

  test('knows Local Zones, which need no slot here', () => {
    const made = existingNetwork(settings({ nodeSubnets: { 'usw2-lax1-az1': 'subnet-l' } }));
    expect(made.zones).toMatchObject([{ zone: 'usw2-lax1-az1', kind: 'local-zone' }]);
  });
});

describe('the tags that an existing network needs', () => {
  const tagging = { prefix: 'shop-production', clusterName: 'shop', sharedWithClusters: [] };
  const commands = (overrides: Partial<ExistingNetworkSettings>, sharedWithClusters: readonly string[] = []): readonly string[] =>
    createTagsCommands(existingNetwork(settings(overrides)), 'us-west-2', { ...tagging, sharedWithClusters });

  test('one command for each purpose that anything is looked up by', () => {
    const made = commands({
      publicSubnets: { 'usw2-az1': 'subnet-p1', 'usw2-az2': 'subnet-p2' },
      podSubnets: { 'usw2-az1': 'subnet-o1' },
      controlPlaneSubnets: { 'usw2-az1': 'subnet-c1' },
    });
    expect(made).toEqual([
      "aws ec2 create-tags --region us-west-2 --resources subnet-p1 subnet-p2 --tags 'Key=kubernetes.io/role/elb,Value=1'",
      "aws ec2 create-tags --region us-west-2 --resources subnet-n1 subnet-n2 --tags 'Key=kubernetes.io/role/internal-elb,Value=1' 'Key=eks-auto/shop-production,Value=node'",
      "aws ec2 create-tags --region us-west-2 --resources subnet-o1 --tags 'Key=eks-auto/shop-production,Value=pod'",
    ]);
  });

  test('a subnet of a Local Zone takes no load balancers, and only nodes that ask for it', () => {
    expect(commands({ nodeSubnets: { 'usw2-lax1-az1': 'subnet-l' }, publicSubnets: { 'usw2-lax1-az1': 'subnet-lp' } })).toEqual([
      "aws ec2 create-tags --region us-west-2 --resources subnet-l --tags 'Key=eks-auto/shop-production,Value=local-zone-node'",
    ]);
  });

  test('clusters are named when several share the subnets', () => {
    expect(commands({}, ['other'])).toEqual([
      expect.stringContaining("'Key=kubernetes.io/cluster/other,Value=shared' 'Key=kubernetes.io/cluster/shop,Value=shared'"),
    ]);
  });
});
