import { installation, names, OWNERSHIP, sourceOf } from './ack-controllers';
import { sibling, unique } from './arn';
import { allow, arns, EVERYTHING, flag, optional, when, type InstalledPermissionSet, type NonEmpty } from './permission-set';

export interface AckRdsScope {
  /** Everything it may make or use: `…:db:shop-*`, `…:cluster:shop-*`, `…:subgrp:shop-*`, `…:pg:shop-*`, snapshots. */
  readonly databaseArns: NonEmpty<string>;
  /** Keys that databases and their passwords are encrypted with. @default none */
  readonly keyArns?: NonEmpty<string>;
  /** True lets RDS keep the master password in Secrets Manager. @default false */
  readonly managedPasswords?: boolean;
}

const RDS_KINDS = [
  'DBCluster',
  'DBClusterParameterGroup',
  'DBClusterSnapshot',
  'DBInstance',
  'DBParameterGroup',
  'DBSnapshot',
  'DBSubnetGroup',
];

export const ackRds: InstalledPermissionSet<'ack-rds', AckRdsScope> = {
  name: 'ack-rds',
  purpose: 'the ACK controller for RDS makes and configures databases',
  members: {
    databaseArns: arns(
      'db-instance',
      'db-cluster',
      'db-subnet-group',
      'db-parameter-group',
      'db-cluster-parameter-group',
      'db-option-group',
      'db-snapshot',
      'db-cluster-snapshot',
    ),
    keyArns: optional(arns('key')),
    managedPasswords: flag('master passwords that RDS keeps in Secrets Manager'),
  },
  atLeastOneOf: [],
  installation: installation('rds'),
  statements: ({ databaseArns, keyArns, managedPasswords }, location) => [
    allow(
      'ManageDatabases',
      names(
        'rds',
        ...RDS_KINDS.flatMap((kind) => [`Create${kind}`, `Delete${kind}`, `Describe${kind}s`]),
        ...['ModifyDBCluster', 'ModifyDBClusterParameterGroup', 'ModifyDBInstance', 'ModifyDBParameterGroup', 'ModifyDBSnapshot'],
        ...['ModifyDBSubnetGroup', 'DescribeDBParameters', 'DescribeDBClusterParameters', 'CreateDBInstanceReadReplica'],
        ...['ResetDBParameterGroup', 'ResetDBClusterParameterGroup', 'RebootDBInstance'],
        ...['RestoreDBClusterFromSnapshot', 'RestoreDBClusterToPointInTime', 'RestoreDBInstanceFromDBSnapshot'],
        ...['AddTagsToResource', 'RemoveTagsFromResource', 'ListTagsForResource'],
      ),
      databaseArns,
    ),
    allow(
      'CheckNetwork',
      names('ec2', 'DescribeSubnets', 'DescribeVpcs', 'DescribeSecurityGroups', 'DescribeAvailabilityZones'),
      EVERYTHING,
    ),
    ...when(keyArns, (keys) => [
      allow('UseKeys', names('kms', 'Decrypt', 'DescribeKey', 'GenerateDataKey'), keys),
      allow('GrantKeysToDatabases', ['kms:CreateGrant'], keys, { Bool: { 'kms:GrantIsForAWSResource': 'true' } }),
    ]),
    ...when(managedPasswords, () => [
      allow(
        'KeepPasswords',
        names('secretsmanager', 'CreateSecret', 'UpdateSecret', 'GetSecretValue', 'DeleteSecret', 'TagResource', 'RotateSecret'),
        unique(databaseArns.map((arn) => sibling(arn, 'secretsmanager', 'secret:rds!*', location))),
      ),
    ]),
  ],
  managedPolicies: [],
  sources: [sourceOf('rds')],
  notes: [
    'Creating an instance is judged on the instance, its parameter group, option group and subnet group: give the ARNs of all, default groups included (…:pg:default.*, …:og:default:*).',
    'Proxies, custom endpoints and global clusters are left out. The Describe actions of ec2 know no resources.',
    OWNERSHIP,
  ],
};
