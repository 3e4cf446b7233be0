import { DataAwsAvailabilityZones } from '@cdktf/provider-aws/lib/data-aws-availability-zones';
import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { DataAwsEksAddonVersion } from '@cdktf/provider-aws/lib/data-aws-eks-addon-version';
import { DataAwsEksClusterAuth } from '@cdktf/provider-aws/lib/data-aws-eks-cluster-auth';
import { DataAwsIamPolicyDocument } from '@cdktf/provider-aws/lib/data-aws-iam-policy-document';
import { DataAwsPartition } from '@cdktf/provider-aws/lib/data-aws-partition';
import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter';
import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group';
import { Eip } from '@cdktf/provider-aws/lib/eip';
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { Release } from '@cdktf/provider-helm/lib/release';
import { Namespace } from '@cdktf/provider-kubernetes/lib/namespace';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { Fn, TerraformOutput, type TerraformStack } from 'cdktf';

/** A VPC and a cluster with node groups, written resource by resource, with IRSA and a chart in the same state. */
export function eksByHand(stack: TerraformStack): void {
  const me = new DataAwsCallerIdentity(stack, 'me');
  const partition = new DataAwsPartition(stack, 'partition');
  const zones = new DataAwsAvailabilityZones(stack, 'zones', {
    state: 'available',
    filter: [{ name: 'opt-in-status', values: ['opt-in-not-required'] }],
  });
  const vpc = new Vpc(stack, 'vpc', { cidrBlock: '10.0.0.0/16', enableDnsHostnames: true, tags: { Name: 'shop' } });
  const gateway = new InternetGateway(stack, 'igw', { vpcId: vpc.id });
  const subnets = (kind: string, from: number): Subnet[] =>
    [0, 1].map(
      (index) =>
        new Subnet(stack, `${kind}-${index}`, {
          vpcId: vpc.id,
          cidrBlock: Fn.cidrsubnet(vpc.cidrBlock, 4, from + index),
          availabilityZone: Fn.element(zones.names, index) as string,
          tags: { Name: `shop-${kind}-${index}`, [`kubernetes.io/role/${kind === 'public' ? 'elb' : 'internal-elb'}`]: '1' },
        }),
    );
  const [publicSubnets, privateSubnets] = [subnets('public', 0), subnets('private', 4)];
  const nat = new NatGateway(stack, 'nat', {
    allocationId: new Eip(stack, 'nat-ip', { domain: 'vpc' }).id,
    subnetId: publicSubnets[0]?.id ?? '',
    dependsOn: [gateway],
  });
  const tables = { public: { gatewayId: gateway.id }, private: { natGatewayId: nat.id } };
  for (const [kind, target] of Object.entries(tables)) {
    const table = new RouteTable(stack, `${kind}-table`, { vpcId: vpc.id });
    new Route(stack, `${kind}-default`, { routeTableId: table.id, destinationCidrBlock: '0.0.0.0/0', ...target });
    (kind === 'public' ? publicSubnets : privateSubnets).forEach((subnet, index) => {
      new RouteTableAssociation(stack, `${kind}-association-${index}`, { routeTableId: table.id, subnetId: subnet.id });
    });
  }

  const roleOf = (id: string, service: string, policies: readonly string[]): IamRole => {
    const trust = new DataAwsIamPolicyDocument(stack, `${id}-trust`, {
      statement: [{ actions: ['sts:AssumeRole'], principals: [{ type: 'Service', identifiers: [service] }] }],
    });
    const role = new IamRole(stack, id, { name: `shop-${id}`, assumeRolePolicy: trust.json });
    for (const policy of policies) {
      new IamRolePolicyAttachment(stack, `${id}-${policy}`, {
        role: role.name,
        policyArn: `arn:${partition.partition}:iam::aws:policy/${policy}`,
      });
    }
    return role;
  };
  const clusterRole = roleOf('cluster', 'eks.amazonaws.com', ['AmazonEKSClusterPolicy']);
  const nodeRole = roleOf('node', 'ec2.amazonaws.com', ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryReadOnly']);
  const cluster = new EksCluster(stack, 'cluster-itself', {
    name: 'shop',
    version: '1.33',
    roleArn: clusterRole.arn,
    enabledClusterLogTypes: ['api', 'audit'],
    vpcConfig: { subnetIds: [...publicSubnets, ...privateSubnets].map(({ id }) => id), endpointPrivateAccess: true },
  });
  const image = new DataAwsSsmParameter(stack, 'image', {
    name: '/aws/service/eks/optimized-ami/1.33/amazon-linux-2023/x86_64/standard/recommended/release_version',
  });
  new EksNodeGroup(stack, 'workers', {
    clusterName: cluster.name,
    nodeGroupName: 'workers',
    nodeRoleArn: nodeRole.arn,
    releaseVersion: Fn.nonsensitive(image.value) as string,
    subnetIds: privateSubnets.map(({ id }) => id),
    scalingConfig: { minSize: 1, maxSize: 3, desiredSize: 2 },
    instanceTypes: ['m7i.large'],
  });
  const issuer = cluster.identity.get(0).oidc.get(0).issuer;
  const oidc = new IamOpenidConnectProvider(stack, 'oidc', { url: issuer, clientIdList: ['sts.amazonaws.com'] });
  const driverTrust = new DataAwsIamPolicyDocument(stack, 'driver-trust', {
    statement: [
      {
        effect: 'Allow',
        actions: ['sts:AssumeRoleWithWebIdentity'],
        principals: [{ type: 'Federated', identifiers: [oidc.arn] }],
        condition: [
          {
            test: 'StringEquals',
            variable: `${Fn.replace(issuer, 'https://', '')}:sub`,
            values: ['system:serviceaccount:kube-system:ebs-csi-controller-sa'],
          },
        ],
      },
    ],
  });
  const driverRole = new IamRole(stack, 'driver', { name: 'shop-ebs-csi', assumeRolePolicy: driverTrust.json });
  const secrets = new DataAwsIamPolicyDocument(stack, 'secrets', {
    statement: [
      {
        sid: 'ReadSecrets',
        actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
        resources: [`arn:${partition.partition}:secretsmanager:eu-west-1:${me.accountId}:secret:shop/*`],
      },
    ],
  });
  new IamPolicy(stack, 'secrets-policy', { name: 'shop-secrets', policy: secrets.json });
  const version = new DataAwsEksAddonVersion(stack, 'driver-version', {
    addonName: 'aws-ebs-csi-driver',
    kubernetesVersion: cluster.version,
    mostRecent: true,
  });
  new EksAddon(stack, 'driver-addon', {
    clusterName: cluster.name,
    addonName: 'aws-ebs-csi-driver',
    addonVersion: version.version,
    serviceAccountRoleArn: driverRole.arn,
  });

  const token = new DataAwsEksClusterAuth(stack, 'token', { name: cluster.name });
  const access = {
    host: cluster.endpoint,
    clusterCaCertificate: Fn.base64decode(cluster.certificateAuthority.get(0).data),
    token: token.token,
  };
  new KubernetesProvider(stack, 'kubernetes', access);
  new HelmProvider(stack, 'helm', { kubernetes: access });
  new Namespace(stack, 'ingress', { metadata: { name: 'ingress' } });
  new Release(stack, 'ingress-chart', {
    name: 'ingress-nginx',
    namespace: 'ingress',
    repository: 'https://kubernetes.github.io/ingress-nginx',
    chart: 'ingress-nginx',
    version: '4.13.0',
    set: [{ name: 'controller.service.annotations.service\\.beta\\.kubernetes\\.io/aws-load-balancer-type', value: 'nlb' }],
  });
  new TerraformOutput(stack, 'endpoint', { value: cluster.endpoint });
}
