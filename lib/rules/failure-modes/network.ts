import {
  account,
  construction,
  failure,
  guide,
  guideIssue,
  moduleIssue,
  operation,
  plan,
  providerIssue,
  roadmapIssue,
  type,
  type FailureMode,
} from './failure-mode';

const NETWORK = 'stacks/network-stack';
const OWN = 'model/own-network';
const ENDPOINTS = 'model/vpc-endpoints';
const REQUIREMENTS = guide('network-reqs');

/** E: network. */
export const networkFailures: readonly FailureMode[] = [
  failure(
    'E01',
    'A load balancer works, and nobody reaches it',
    'It is internal, or its subnets are not those of the internet.',
    'synthesis',
    [
      type('where it is has to be said', 'platform', 'where a load balancer is has to be said (E01)'),
      construction('subnets carry the tags by which they are found', OWN, 'of %s'),
      construction(
        'ingress classes always say where',
        'model/kubernetes/storage-and-ingress',
        'the parameters always say where the load balancer is',
      ),
    ],
    [guide('tag-subnets-auto'), guideIssue(847)],
  ),
  failure(
    'E02',
    'Subnets of load balancers are not found, or only with dual stack',
    'The subnets have no tags, and finding them by their routes works for IPv4 and newer controllers only.',
    'synthesis',
    [
      construction('subnets made here have the tags', OWN, 'of %s'),
      construction(
        'for others, the commands that set them',
        'model/existing-network',
        'one command for each purpose that anything is looked up by',
      ),
    ],
    [guide('auto-change')],
  ),
  failure(
    'E03',
    'Some pods cannot talk to others',
    'The security group of the nodes lets neither nodes nor the control plane in.',
    'synthesis',
    [
      construction(
        'nodes get the group of the cluster',
        'config/platform-settings',
        'role by name, subnets by our tag, the security group of the cluster by the tag of EKS',
      ),
    ],
    [guide('auto-networking')],
  ),
  failure(
    'E04',
    'CreateCluster refuses the zone of a subnet',
    'EKS has no control plane in a few zones.',
    'synthesis',
    [
      construction(
        'none is proposed',
        'aws/usual-zones',
        'no region offers a zone that EKS refuses, and each with public ids offers two',
      ),
    ],
    [REQUIREMENTS],
  ),
  failure(
    'E05',
    'CreateCluster refuses the subnets',
    'They are in one zone, or have too few addresses.',
    'synthesis',
    [],
    [REQUIREMENTS],
  ),
  failure(
    'E06',
    'EKS refuses new subnets for a cluster',
    'The zones of a cluster are those of its creation.',
    'plan',
    [
      construction(
        'zones of the cluster and of the network are written apart',
        'stacks/cluster-stack',
        'takes the subnets of its own zones, in whatever order they are written',
      ),
      plan('cluster.zones is written once; network.zones may grow', 'terraform plan'),
    ],
    [REQUIREMENTS],
  ),
  failure(
    'E07',
    'Nodes never register',
    'The VPC has no DNS.',
    'synthesis',
    [
      type('it cannot be off', 'environment', 'nodes cannot register without DNS: it is always on (E07)'),
      construction('it is on', NETWORK, 'a VPC in which nodes can register'),
      account(
        'whether a VPC that exists has DNS',
        'aws ec2 describe-vpc-attribute --vpc-id <vpc> --attribute enableDnsHostnames',
      ),
    ],
    [REQUIREMENTS],
  ),
  failure(
    'E08',
    'Nodes never register',
    'The endpoint is public only, for ranges in which nodes are not.',
    'synthesis',
    [
      type('there is no public endpoint alone', 'environment', 'the private endpoint is always on (E08)'),
      construction(
        'the private one is always on',
        'stacks/cluster-stack',
        'a public endpoint is limited to its ranges and stays private besides',
      ),
    ],
    [moduleIssue(2149), moduleIssue(434)],
  ),
  failure(
    'E09',
    'Nodes do not join in a VPC with an endpoint of EC2',
    'The security group of the endpoint does not let nodes in.',
    'synthesis',
    [
      construction('it lets every range of the VPC in', ENDPOINTS, 'admits every range of the VPC, each with an id of its own'),
      account(
        'endpoints of a VPC that exists, with their security groups',
        'aws ec2 describe-vpc-endpoints --filters Name=vpc-id,Values=<vpc>',
      ),
    ],
    [moduleIssue(3113)],
  ),
  failure(
    'E10',
    'Without internet, nodes or pods fail',
    'An endpoint is missing of a service that they call.',
    'synthesis',
    [
      construction('what nodes and pods need', ENDPOINTS, 'what nodes and pods need without internet'),
      construction('what Pod Identity needs', ENDPOINTS, 'credentials of Pod Identity'),
      construction('what add-ons call', ENDPOINTS, 'what add-ons call'),
    ],
    [guide('private-clusters'), moduleIssue(2474), roadmapIssue(745)],
  ),
  failure(
    'E11',
    'Without internet, images cannot be pulled',
    'They are in another registry than ECR, or S3 has no endpoint.',
    'synthesis',
    [construction('S3 has one', ENDPOINTS, 'what nodes and pods need without internet')],
    [guide('private-clusters')],
  ),
  failure(
    'E12',
    'Nodes do not join where the domain of DHCP has capitals',
    'A fault of node images before the end of August 2025.',
    'account',
    [account('the domain of the VPC', 'aws ec2 describe-dhcp-options --dhcp-options-ids <options of the vpc>')],
    [guide('auto-change')],
  ),
  failure(
    'E13',
    'Destroying a regional NAT gateway fails',
    'Providers before 6.28 do not wait for it.',
    'operation',
    [operation('destroy again', 'terraform destroy')],
    [providerIssue(45842)],
  ),
  failure(
    'E14',
    'The S3 endpoint is refused in a VPC with IPv6',
    'Providers before 6.28 send an option that a gateway endpoint does not take.',
    'synthesis',
    [],
    [providerIssue(45849)],
  ),
  failure(
    'E15',
    'Packets go astray',
    'The range of services overlaps the network, or one that is connected.',
    'synthesis',
    [],
    [REQUIREMENTS],
  ),
  failure(
    'E16',
    'kubectl logs and exec fail for pods of a new range',
    'The control plane learns of a range within the hour.',
    'operation',
    [
      construction('subnets of pods come after their range', NETWORK, 'pod subnets wait for their range'),
      operation('wait for an hour', 'kubectl logs <pod>'),
    ],
    [REQUIREMENTS],
  ),
  failure(
    'E17',
    'A load balancer of one cluster is in subnets of another',
    'Tags of a cluster exclude other clusters only where there are some.',
    'synthesis',
    [construction('with several clusters, each is named', OWN, 'of clusters only when several share the network')],
    [guide('tag-subnets-auto')],
  ),
  failure(
    'E18',
    'Pods with IPv6 do not get out, or nodes fail',
    'A gateway, an address or one of the two families is missing.',
    'synthesis',
    [
      construction(
        'routes and gateways of both families',
        OWN,
        'private subnets send IPv6 through the egress-only gateway, public ones through the internet gateway',
      ),
      construction('a range for every subnet', OWN, 'every subnet has a /64 of its own within the /56'),
    ],
    [REQUIREMENTS],
  ),
  failure(
    'E19',
    'external-dns does not reach Route 53',
    'Route 53 has no endpoint in a VPC.',
    'synthesis',
    [],
    [guide('private-clusters')],
  ),
  failure(
    'E20',
    'Inventories and clean-ups see no instances',
    'What Auto Mode manages is left out of lists since April 2026.',
    'account',
    [account('lists that have them', 'aws ec2 describe-instances --include-managed-resources')],
    [guide('automode-learn-instances')],
  ),
  failure(
    'E21',
    'Terraform does not reach the Kubernetes API',
    'The endpoint is private, and Terraform runs outside.',
    'synthesis',
    [account('whether the API answers where Terraform runs', 'kubectl get --raw /readyz')],
    [moduleIssue(434), guide('cluster-endpoint')],
  ),
  failure(
    'E22',
    'Nodes have public addresses',
    'Their subnets give every instance one.',
    'synthesis',
    [
      construction(
        'no subnet does',
        NETWORK,
        'no subnet gives public addresses, and public ones no IPv6 addresses by themselves',
      ),
    ],
    [guide('auto-change')],
  ),
  failure(
    'E23',
    'One NAT gateway fails, and every zone is cut off',
    'A zonal gateway serves all zones.',
    'synthesis',
    [construction('production has one per zone', 'config/resolve', 'production is what an audit asks for')],
    ['https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html'],
  ),
  failure(
    'E24',
    'An upgrade fails: EKS cannot make network interfaces',
    'The subnets of the control plane are full.',
    'account',
    [
      account(
        'at least sixteen free addresses',
        'aws ec2 describe-subnets --subnet-ids <subnets> --query "Subnets[].[SubnetId,AvailableIpAddressCount]"',
      ),
    ],
    [REQUIREMENTS],
  ),
];
