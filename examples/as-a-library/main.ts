import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
// In a project of your own: from 'cdktf-eks-auto-mode'
import {
  AccessPolicy,
  AccessScope,
  AutoModeCluster,
  ClusterConnection,
  IngressClass,
  Namespace,
  NetworkPolicySwitch,
  NodeClass,
  NodePool,
  PodDisruptionBudget,
  requirement,
  StorageClass,
} from '../../lib';

/** Somebody's own stack, with an Auto Mode cluster in it. */
class ShopStack extends TerraformStack {
  public constructor(app: App) {
    super(app, 'shop');
    new LocalBackend(this, { path: 'shop.tfstate' });
    new AwsProvider(this, 'aws', { region: 'ap-northeast-1', allowedAccountIds: ['111122223333'] });

    const cluster = new AutoModeCluster(this, 'cluster', {
      name: 'shop',
      version: '1.36',
      account: '111122223333',
      region: 'ap-northeast-1',
      subnetIds: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'],
    });
    cluster.grantAdmin('platform', 'arn:aws:iam::111122223333:role/platform-admin');
    cluster.grantAccess('payments', {
      principalArn: 'arn:aws:iam::111122223333:role/payments',
      policy: AccessPolicy.EDIT,
      scope: AccessScope.namespaces('payments'),
    });
    cluster.addPodIdentity('api', {
      namespace: 'payments',
      serviceAccount: 'api',
      statements: [{ Action: ['sqs:SendMessage'], Resource: 'arn:aws:sqs:ap-northeast-1:111122223333:orders' }],
    });
  }
}

/** What runs on it, in a state of its own: a provider is never configured from a cluster of the same apply. */
class ShopPlatformStack extends TerraformStack {
  public constructor(app: App) {
    super(app, 'shop-platform');
    new LocalBackend(this, { path: 'shop-platform.tfstate' });
    new AwsProvider(this, 'aws', { region: 'ap-northeast-1', allowedAccountIds: ['111122223333'] });
    new ClusterConnection(this, 'connection', { clusterName: 'shop', region: 'ap-northeast-1' });

    const nodes = new NodeClass(this, 'batch-nodes', {
      name: 'batch',
      role: 'shop-node',
      subnetSelectorTerms: [{ id: 'subnet-0a1b2c3d4e5f60711' }, { id: 'subnet-0a1b2c3d4e5f60712' }],
      // The group that EKS made for the cluster.
      securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': 'shop' } }],
    });
    new NodePool(this, 'batch', {
      nodeClass: nodes,
      limits: { cpu: 64 },
      requirements: [requirement('kubernetes.io/arch').in('arm64')],
      taints: [{ key: 'batch', effect: 'NoSchedule' }],
    });
    new StorageClass(this, 'gp3', { default: true });
    new IngressClass(this, 'internal', { scheme: 'internal', default: true });
    const switched = new NetworkPolicySwitch(this, 'network-policies');
    const payments = new Namespace(this, 'payments', {
      podSecurity: 'restricted',
      networkPolicy: 'same-namespace',
      dependsOn: [switched.resource],
    });
    new PodDisruptionBudget(this, 'api', { namespace: payments, matchLabels: { app: 'api' }, maxUnavailable: 1 });
  }
}

const app = new App();
const shop = new ShopStack(app);
new ShopPlatformStack(app).addDependency(shop);
app.synth();
