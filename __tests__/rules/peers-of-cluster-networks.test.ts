import { smallInput } from '../support/environment';
import { cluster, compare, network, row } from '../support/peers';

const REQUEST = 'https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html';
const existing = (subnets: object, settings: object = {}): unknown => ({
  ...smallInput,
  cluster: { ...smallInput.cluster, ...settings },
  network: {
    vpcId: 'vpc-0123456789abcdef0',
    cidrs: ['10.0.0.0/16'],
    nodeSubnets: { 'apne1-az1': 'subnet-0123456789abcdef0', 'apne1-az2': 'subnet-0123456789abcdef1' },
    ...subnets,
  },
});
const remote = (nodes: readonly string[], pods?: readonly string[]): unknown =>
  cluster({ remoteNetworks: pods === undefined ? { nodes } : { nodes, pods } });
/** How both Terraform and EKS write ranges. */
const FIRST_ADDRESS = {
  verdict: 'refuses',
  because:
    'the provider asks for the address of the network: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster',
} as const;

/** The file of commit 02fa1f1, to its end. */
describe('AWS CDK: aws/aws-cdk packages/aws-cdk-lib/aws-eks-v2/test/cluster.test.ts', () => {
  describe('remote networks', () => {
    const TWICE = {
      verdict: 'accepts',
      because:
        'the provider keeps a set: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster',
    } as const;
    compare([
      row('accepts', 'nodes', remote(['172.16.0.0/12'])),
      row('accepts', 'nodes and pods', remote(['172.16.0.0/12'], ['10.16.0.0/12'])),
      row('refuses', 'pods without nodes', cluster({ remoteNetworks: { pods: ['10.16.0.0/12'] } })),
      row('refuses', 'nodes and pods that overlap', remote(['192.168.0.0/16', '172.16.0.0/12'], ['172.16.0.0/12'])),
      row('refuses', 'a range of nodes twice', remote(['172.16.0.0/12', '172.16.0.0/12']), TWICE),
      row('refuses', 'a range of pods twice', remote(['192.168.0.0/16'], ['172.16.0.0/12', '172.16.0.0/12']), TWICE),
      row('accepts', "'10.20.30.40/20'", remote(['10.20.30.40/20']), FIRST_ADDRESS),
    ]);
  });

  describe('endpoints, VPC and subnets', () => {
    const control = { controlPlaneSubnets: 'dedicated', builtInNodePools: 'none' };
    const two = { 'apne1-az1': 'subnet-0123456789abcdef2', 'apne1-az2': 'subnet-0123456789abcdef3' };
    compare([
      row('accepts', 'the default endpoint', cluster({})),
      row('accepts', 'a private endpoint', cluster({ endpoint: 'private' })),
      row('accepts', 'public from ranges', cluster({ endpoint: { publicFrom: ['1.2.3.4/32'] } })),
      row('accepts', 'an existing VPC', existing({})),
      row('refuses', 'a private endpoint without private subnets', existing({ nodeSubnets: {} })),
      row('accepts', "'subnet-1234'", existing({ nodeSubnets: { 'apne1-az1': 'subnet-1234', 'apne1-az2': 'subnet-5678' } }), {
        verdict: 'refuses',
        because: 'an id has 8 or 17 hexadecimal digits: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html',
      }),
      row('accepts', 'IPv6', network({ ipv6: true })),
      row('refuses', 'IPv6 and a service range', {
        ...smallInput,
        network: { ...smallInput.network, ipv6: true },
        cluster: { ...smallInput.cluster, serviceCidr: '10.100.0.0/16' },
      }),
      row('accepts', 'subnets for the control plane', existing({ controlPlaneSubnets: two }, control)),
      row('refuses', 'bootstrapSelfManagedAddons with Auto Mode', cluster({ bootstrapSelfManagedAddons: true })),
    ]);
  });
});

/** Commit 99984ad, to the end of each file. */
describe('eksctl: eksctl-io/eksctl pkg', () => {
  describe('apis/eksctl.io/v1alpha5/{validation,vpc,endpoint_service,defaults}_test.go', () => {
    compare([
      row('accepts', 'remote networks', remote(['10.80.0.0/16', '10.81.0.0/16'], ['10.90.0.0/16'])),
      row('accepts', 'remote nodes, fully private', {
        ...smallInput,
        network: { ...smallInput.network, internetAccess: false },
        cluster: { ...smallInput.cluster, remoteNetworks: { nodes: ['192.168.0.0/24'] } },
      }),
      row('refuses', "a remote range '192.168.0.1'", remote(['192.168.0.1'])),
      row('refuses', 'no endpoint at all', cluster({ endpoint: 'none' })),
      row('accepts', 'a private endpoint alone', cluster({ endpoint: 'private' })),
      row('refuses', 'an IP family that is none', network({ ipv6: 'invalid' })),
      row('accepts', "the IP family as 'iPv6'", network({ ipv6: 'iPv6' }), {
        verdict: 'refuses',
        because: 'eksctl changes the letters; EKS has ipv4 and ipv6, here a switch',
      }),
      row('refuses', 'NAT gateways with IPv6', network({ ipv6: true, natGateways: 'single' }), {
        verdict: 'accepts',
        because:
          'nodes and pods of IPv6 reach IPv4 through one: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html',
      }),
      row('accepts', 'an extra range 192.168.0.0/24 beside 10.0.0.0/8', network({ podCidrs: ['192.168.0.0/24'] }), {
        verdict: 'refuses',
        because: 'a VPC of 10.0.0.0/8 takes none: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
      }),
      row('accepts', 'an extra range of 100.64.0.0/10', network({ podCidrs: ['100.64.0.0/16'] })),
      row('accepts', 'fully private', network({ internetAccess: false })),
      row(
        'accepts',
        'endpoints for CloudFormation, scaling and logs',
        network({ internetAccess: false, endpoints: { services: ['cloudformation', 'autoscaling', 'logs'] } }),
      ),
      row('refuses', "an endpoint 'glue'", network({ internetAccess: false, endpoints: { services: ['glue'] } }), {
        verdict: 'accepts',
        because:
          'AWS has endpoints for it: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html',
      }),
      ...['*', 'all'].map((type) =>
        row('accepts', `logs '${type}'`, cluster({ logs: { types: [type] } }), {
          verdict: 'refuses',
          because: 'eksctl writes the five: https://docs.aws.amazon.com/eks/latest/APIReference/API_LogSetup.html',
        }),
      ),
      row('refuses', "logs 'controllermanager'", cluster({ logs: { types: ['controllermanager'] } })),
      row('accepts', 'three logs', cluster({ logs: { types: ['api', 'authenticator', 'scheduler'] } })),
      row('refuses', 'an empty key for secrets', cluster({ secretsKey: '' })),
    ]);
  });

  describe('ctl/utils/vpc_helper_test.go', () => {
    const dedicated = (controlPlaneSubnets: object): unknown =>
      existing({ controlPlaneSubnets }, { controlPlaneSubnets: 'dedicated', builtInNodePools: 'none' });
    const [first, second] = ['subnet-0123456789abcdef2', 'subnet-0123456789abcdef3'];
    compare([
      row('accepts', 'one subnet of the control plane', dedicated({ 'apne1-az1': first }), {
        verdict: 'refuses',
        because: 'EKS wants two zones: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
      }),
      row('accepts', 'two subnets of the control plane', dedicated({ 'apne1-az1': first, 'apne1-az2': second })),
    ]);
  });
});

/** Commit 7bf0c1b. Theirs computes the address of DNS from any range; ours is asked for the range of services. */
describe('Pulumi: pulumi/pulumi-eks nodejs/eks/utilities.test.ts', () => {
  const services = (serviceCidr: string): unknown => cluster({ serviceCidr });
  compare([
    ...['NOT_A_CIDR', '300.0.0.0/24', '192.168.0.0/33', '::1/129', '192.168.0.0', '10.0.0.0/-1', '10.0.0.0/abc'].map((range) =>
      row('refuses', range, services(range)),
    ),
    ...['10.100.0.0/16', '172.20.0.0/16', '192.168.0.0/24', '172.16.0.0/12'].map((range) =>
      row('accepts', range, services(range)),
    ),
    ...[
      ...['192.0.2.0/24', '203.0.113.0/24', '198.51.100.0/24', '192.88.99.0/24', '169.254.0.0/16', '11.0.0.0/24', '1.1.1.0/24'],
      ...['8.8.8.0/24', '203.0.113.100/27', '10.0.0.0/8', '2001:db8::/32', 'fd00::/64'],
    ].map((range) =>
      row('accepts', range, services(range), {
        verdict: 'refuses',
        because: `EKS takes private IPv4 ranges of /12 to /24: ${REQUEST}`,
      }),
    ),
  ]);
});
