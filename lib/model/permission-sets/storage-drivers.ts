import type { Location } from '../location';
import { sibling, unique } from './arn';
import { bucketAccess, bucketMembers, MULTIPART, READ_OBJECTS, WRITE_OBJECTS, type BucketScope } from './access';
import {
  allow,
  arns,
  EVERYTHING,
  flag,
  optional,
  source,
  when,
  type InstalledPermissionSet,
  type NonEmpty,
} from './permission-set';

export interface EfsScope {
  /** `arn:aws:elasticfilesystem:<region>:<account>:file-system/fs-0123456789abcdef0` */
  readonly fileSystemArns: NonEmpty<string>;
}

const EFS_OWNED = 'efs.csi.aws.com/cluster';

export const efsCsiDriver: InstalledPermissionSet<'aws-efs-csi-driver', EfsScope> = {
  name: 'aws-efs-csi-driver',
  purpose: 'the EFS CSI driver makes access points in file systems',
  members: { fileSystemArns: arns('efs-file-system') },
  atLeastOneOf: [],
  installation: { namespace: 'kube-system', serviceAccount: 'efs-csi-controller-sa' },
  statements: ({ fileSystemArns }, location) => {
    const accessPoints = unique(fileSystemArns.map((arn) => sibling(arn, 'elasticfilesystem', 'access-point/*', location)));
    return [
      allow(
        'DescribeFileSystems',
        [
          'elasticfilesystem:DescribeAccessPoints',
          'elasticfilesystem:DescribeFileSystems',
          'elasticfilesystem:DescribeMountTargets',
        ],
        [...fileSystemArns, ...accessPoints],
      ),
      allow('FindZones', ['ec2:DescribeAvailabilityZones'], EVERYTHING),
      allow('CreateAccessPoints', ['elasticfilesystem:CreateAccessPoint'], fileSystemArns, {
        StringEquals: { [`aws:RequestTag/${EFS_OWNED}`]: 'true' },
      }),
      allow('KeepOwnAccessPoints', ['elasticfilesystem:TagResource', 'elasticfilesystem:DeleteAccessPoint'], accessPoints, {
        StringEquals: { [`aws:ResourceTag/${EFS_OWNED}`]: 'true' },
      }),
    ];
  },
  managedPolicies: [],
  sources: [source('https://github.com/kubernetes-sigs/aws-efs-csi-driver/blob/master/docs/iam-policy-example.json')],
  notes: [
    'The managed policy AmazonEFSCSIDriverPolicy allows the same for every file system. DescribeAvailabilityZones knows no resources.',
    'Ids of access points are not known beforehand; the tag of the driver limits deletion to its own. S3 Files is left out.',
    'Mounting with the option iam and a file system policy needs ClientMount and ClientWrite for efs-csi-node-sa as well.',
  ],
};

export interface FsxScope {
  /** Buckets that file systems are linked to (`s3ImportPath`, `s3ExportPath`). @default none */
  readonly bucketArns?: NonEmpty<string>;
}

/** What the driver puts on every file system that it makes. */
const FSX_OWNED = 'CSIVolumeName';
const fileSystems = ({ partition, region, account }: Location): string =>
  `arn:${partition}:fsx:${region ?? '*'}:${account ?? '*'}:file-system/*`;
const serviceLinkedRole = ({ partition, account }: Location, service: string): string =>
  `arn:${partition}:iam::${account ?? '*'}:role/aws-service-role/${service}/*`;

export const fsxCsiDriver: InstalledPermissionSet<'aws-fsx-csi-driver', FsxScope> = {
  name: 'aws-fsx-csi-driver',
  purpose: 'the FSx for Lustre CSI driver makes and deletes file systems',
  members: { bucketArns: optional(arns('bucket')) },
  atLeastOneOf: [],
  installation: { namespace: 'kube-system', serviceAccount: 'fsx-csi-controller-sa' },
  statements: ({ bucketArns }, location) => [
    allow('CreateFileSystems', ['fsx:CreateFileSystem', 'fsx:TagResource'], [fileSystems(location)], {
      StringLike: { [`aws:RequestTag/${FSX_OWNED}`]: '*' },
    }),
    allow('KeepOwnFileSystems', ['fsx:DeleteFileSystem', 'fsx:UpdateFileSystem'], [fileSystems(location)], {
      StringLike: { [`aws:ResourceTag/${FSX_OWNED}`]: '*' },
    }),
    allow('DescribeFileSystems', ['fsx:DescribeFileSystems'], EVERYTHING),
    allow('CreateServiceLinkedRole', ['iam:CreateServiceLinkedRole'], [serviceLinkedRole(location, 'fsx.amazonaws.com')], {
      StringEquals: { 'iam:AWSServiceName': 'fsx.amazonaws.com' },
    }),
    ...when(bucketArns, (buckets) => [
      allow('ListLinkedBuckets', ['s3:ListBucket'], buckets),
      allow(
        'CreateRoleForLinkedBuckets',
        ['iam:CreateServiceLinkedRole', 'iam:AttachRolePolicy', 'iam:PutRolePolicy'],
        [serviceLinkedRole(location, 's3.data-source.lustre.fsx.amazonaws.com')],
      ),
    ]),
  ],
  managedPolicies: [],
  sources: [source('https://github.com/kubernetes-sigs/aws-fsx-csi-driver/blob/master/docs/install.md')],
  notes: [
    'Ids of file systems are not known beforehand: creation asks for the tag CSIVolumeName that the driver sets, deletion for file systems that carry it.',
    'DescribeFileSystems knows no resources. File systems that exist already (static provisioning) need no permission at all.',
  ],
};

export interface MountpointScope extends BucketScope {
  /** Volumes with `readOnly` need no more than `read`. */
  readonly access: 'read' | 'read-write';
}

export const mountpointS3CsiDriver: InstalledPermissionSet<'aws-mountpoint-s3-csi-driver', MountpointScope> = {
  name: 'aws-mountpoint-s3-csi-driver',
  purpose: 'the Mountpoint for Amazon S3 CSI driver mounts buckets as volumes',
  members: { ...bucketMembers, access: { kind: 'choice', values: ['read', 'read-write'], optional: false } },
  atLeastOneOf: [],
  installation: { namespace: 'kube-system', serviceAccount: 's3-csi-driver-sa' },
  statements: ({ access, ...scope }) =>
    access === 'read'
      ? bucketAccess(scope, 'read', READ_OBJECTS)
      : bucketAccess(scope, 'write', [...WRITE_OBJECTS, 's3:AbortMultipartUpload']),
  managedPolicies: [],
  sources: [
    source('https://github.com/awslabs/mountpoint-s3/blob/main/doc/CONFIGURATION.md#iam-permissions'),
    source('https://docs.aws.amazon.com/eks/latest/userguide/s3-csi.html'),
  ],
  notes: [
    'A volume limited by prefixes must be mounted with --prefix. Directory buckets (S3 Express One Zone) need s3express:CreateSession and are left out.',
  ],
};

export interface EbsScope {
  /** Keys of your own that volumes are encrypted with. @default none */
  readonly keyArns?: NonEmpty<string>;
}

export const ebsCsiDriver: InstalledPermissionSet<'aws-ebs-csi-driver', EbsScope> = {
  name: 'aws-ebs-csi-driver',
  mixedClustersOnly: true,
  purpose: 'mixed clusters only: the EBS CSI add-on beside Auto Mode, which has a driver of its own',
  members: { keyArns: optional(arns('key')) },
  atLeastOneOf: [],
  installation: { namespace: 'kube-system', serviceAccount: 'ebs-csi-controller-sa' },
  statements: ({ keyArns }) =>
    when(keyArns, (keys) => [
      allow('GrantKeysToVolumes', ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'], keys, {
        Bool: { 'kms:GrantIsForAWSResource': 'true' },
      }),
      allow(
        'UseKeys',
        [
          'kms:Encrypt',
          'kms:Decrypt',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyWithoutPlaintext',
          'kms:DescribeKey',
        ],
        keys,
      ),
    ]),
  managedPolicies: ['service-role/AmazonEBSCSIDriverPolicy'],
  sources: [source('https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html')],
  notes: ['Not for clusters that have Auto Mode nodes only: ebs.csi.eks.amazonaws.com is built in and uses the cluster role.'],
};

export interface VeleroScope extends BucketScope {
  /**
   * True allows snapshots of EBS volumes by Velero itself. It knows only volumes of `ebs.csi.aws.com`, so this is for
   * mixed clusters; volumes of Auto Mode are saved by CSI snapshots. @default false
   */
  readonly ebsSnapshots?: boolean;
}

/** Velero's own tag of snapshots; volumes made from them inherit it. */
const VELERO_OWNED = 'velero.io/backup';

export const velero: InstalledPermissionSet<'velero', VeleroScope> = {
  name: 'velero',
  purpose: 'Velero keeps backups of the cluster in S3',
  members: { ...bucketMembers, ebsSnapshots: flag('EBS snapshots by Velero itself, for mixed clusters') },
  atLeastOneOf: [],
  installation: { namespace: 'velero', serviceAccount: 'velero-server' },
  statements: ({ ebsSnapshots, ...scope }, { partition, region, account }) => {
    const snapshots = `arn:${partition}:ec2:${region ?? '*'}::snapshot/*`;
    const volumes = `arn:${partition}:ec2:${region ?? '*'}:${account ?? '*'}:volume/*`;
    return [
      ...bucketAccess(scope, 'write', [...WRITE_OBJECTS, 's3:PutObjectTagging', ...MULTIPART]),
      ...when(ebsSnapshots, () => [
        allow('DescribeVolumes', ['ec2:DescribeVolumes', 'ec2:DescribeSnapshots'], EVERYTHING),
        allow('SaveVolumes', ['ec2:CreateSnapshot', 'ec2:CreateVolume'], [snapshots, volumes]),
        allow('TagWhatIsCreated', ['ec2:CreateTags'], [snapshots, volumes], {
          StringEquals: { 'ec2:CreateAction': ['CreateSnapshot', 'CreateVolume'] },
        }),
        allow('DeleteOwnSnapshots', ['ec2:DeleteSnapshot'], [snapshots], {
          StringLike: { [`ec2:ResourceTag/${VELERO_OWNED}`]: '*' },
        }),
      ]),
    ];
  },
  managedPolicies: [],
  sources: [source('https://github.com/vmware-tanzu/velero-plugin-for-aws#set-permissions-for-velero')],
  notes: [
    'Volumes of Auto Mode (ebs.csi.eks.amazonaws.com) are unknown to the snapshotter of the plugin: use the add-on snapshot-controller with CSI snapshots, or file system backup. Both need no EC2 permission here.',
    'DescribeVolumes and DescribeSnapshots know no resources; ids of volumes and snapshots are not known beforehand, tags limit tagging and deletion.',
  ],
};
