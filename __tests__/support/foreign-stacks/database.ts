import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { DataAwsIamPolicyDocument } from '@cdktf/provider-aws/lib/data-aws-iam-policy-document';
import { DataAwsSecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version';
import { DataAwsSubnets } from '@cdktf/provider-aws/lib/data-aws-subnets';
import { DataAwsVpc } from '@cdktf/provider-aws/lib/data-aws-vpc';
import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import { DbParameterGroup } from '@cdktf/provider-aws/lib/db-parameter-group';
import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import { DataAwsAmi } from '@cdktf/provider-aws/lib/data-aws-ami';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { Fn, TerraformOutput, type TerraformStack } from 'cdktf';

/** PostgreSQL in subnets that are looked up, with a key of its own, a bastion and an alarm. */
export function database(stack: TerraformStack): void {
  const vpc = new DataAwsVpc(stack, 'vpc', { tags: { Name: 'main' } });
  const subnets = new DataAwsSubnets(stack, 'subnets', {
    filter: [{ name: 'vpc-id', values: [vpc.id] }],
    tags: { Tier: 'private' },
  });
  const keyPolicy = new DataAwsIamPolicyDocument(stack, 'key-policy', {
    policyId: 'database-key',
    statement: [
      {
        sid: 'Root',
        actions: ['kms:*'],
        resources: ['*'],
        principals: [{ type: 'AWS', identifiers: ['arn:aws:iam::111122223333:root'] }],
      },
      {
        sid: 'AnyoneInTheAccount',
        actions: ['kms:Decrypt'],
        resources: ['*'],
        principals: [{ type: '*', identifiers: ['*'] }],
        condition: [{ test: 'StringEquals', variable: 'kms:CallerAccount', values: ['111122223333', '444455556666'] }],
      },
    ],
  });
  const key = new KmsKey(stack, 'key', { enableKeyRotation: true, policy: keyPolicy.json });
  new KmsAlias(stack, 'key-alias', { name: 'alias/database', targetKeyId: key.keyId });
  const clients = new SecurityGroup(stack, 'clients', { name: 'database-clients', vpcId: vpc.id });
  const group = new SecurityGroup(stack, 'group', {
    name: 'database',
    vpcId: vpc.id,
    ingress: [
      { fromPort: 5432, toPort: 5432, protocol: 'tcp', securityGroups: [clients.id] },
      { fromPort: 5432, toPort: 5432, protocol: 'tcp', cidrBlocks: [Fn.cidrsubnet(vpc.cidrBlock, 8, 200)], description: 'VPN' },
    ],
    egress: [{ fromPort: 0, toPort: 0, protocol: '-1', cidrBlocks: ['0.0.0.0/0'] }],
  });
  const monitoring = new IamRole(stack, 'monitoring', {
    name: 'database-monitoring',
    assumeRolePolicy: new DataAwsIamPolicyDocument(stack, 'monitoring-trust', {
      statement: [
        { actions: ['sts:AssumeRole'], principals: [{ type: 'Service', identifiers: ['monitoring.rds.amazonaws.com'] }] },
      ],
    }).json,
  });
  new IamRolePolicyAttachment(stack, 'monitoring-policy', {
    role: monitoring.name,
    policyArn: 'arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole',
  });
  const secret = new DataAwsSecretsmanagerSecretVersion(stack, 'secret', { secretId: 'database/admin' });
  const instance = new DbInstance(stack, 'database', {
    identifier: 'orders',
    engine: 'postgres',
    engineVersion: '17.4',
    instanceClass: 'db.t4g.medium',
    allocatedStorage: 50,
    maxAllocatedStorage: 200,
    storageEncrypted: true,
    kmsKeyId: key.arn,
    username: Fn.lookupNested(Fn.jsondecode(secret.secretString), ['username']) as string,
    password: Fn.lookupNested(Fn.jsondecode(secret.secretString), ['password']) as string,
    dbSubnetGroupName: new DbSubnetGroup(stack, 'subnet-group', { name: 'orders', subnetIds: subnets.ids }).name,
    parameterGroupName: new DbParameterGroup(stack, 'parameters', {
      name: 'orders',
      family: 'postgres17',
      parameter: [
        { name: 'log_statement', value: 'ddl' },
        { name: 'rds.force_ssl', value: '1', applyMethod: 'pending-reboot' },
      ],
    }).name,
    vpcSecurityGroupIds: [group.id],
    monitoringInterval: 60,
    monitoringRoleArn: monitoring.arn,
    backupRetentionPeriod: 14,
    deletionProtection: true,
    skipFinalSnapshot: false,
    finalSnapshotIdentifier: 'orders-final',
    lifecycle: { preventDestroy: true, ignoreChanges: ['password'] },
  });
  const image = new DataAwsAmi(stack, 'image', {
    mostRecent: true,
    owners: ['amazon'],
    filter: [{ name: 'name', values: ['al2023-ami-2023*-arm64'] }],
  });
  new Instance(stack, 'bastion', {
    ami: image.id,
    instanceType: 't4g.nano',
    subnetId: Fn.element(subnets.ids, 0) as string,
    vpcSecurityGroupIds: [clients.id],
    userData: '#!/bin/bash\ndnf install -y postgresql17\n',
    metadataOptions: { httpTokens: 'required' },
    rootBlockDevice: { encrypted: true, volumeSize: 10 },
  });
  const alarms = new SnsTopic(stack, 'alarms', { name: 'database-alarms' });
  new CloudwatchMetricAlarm(stack, 'storage', {
    alarmName: 'orders-free-storage',
    comparisonOperator: 'LessThanThreshold',
    evaluationPeriods: 2,
    threshold: 5_000_000_000,
    metricName: 'FreeStorageSpace',
    namespace: 'AWS/RDS',
    period: 300,
    statistic: 'Average',
    dimensions: { DBInstanceIdentifier: instance.identifier },
    alarmActions: [alarms.arn],
  });
  new SsmParameter(stack, 'address', { name: '/orders/database', type: 'String', value: `${instance.address}:${instance.port}` });
  new TerraformOutput(stack, 'endpoint', { value: instance.endpoint, sensitive: true });
}
