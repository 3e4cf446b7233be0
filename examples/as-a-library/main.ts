import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
// In a project of your own: from 'cdktf-eks-auto-mode'
import { AccessPolicy, AccessScope, AutoModeCluster } from '../../lib';

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

const app = new App();
new ShopStack(app);
app.synth();
