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

export interface TargetGroupScope {
  /** `arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<name>/<id>` */
  readonly targetGroupArns: NonEmpty<string>;
}

export const targetGroupBinding: InstalledPermissionSet<'target-group-binding', TargetGroupScope> = {
  name: 'target-group-binding',
  mixedClustersOnly: true,
  purpose: 'mixed clusters only: AWS Load Balancer Controller registers pods in target groups made elsewhere',
  members: { targetGroupArns: arns('target-group') },
  atLeastOneOf: [],
  installation: { namespace: 'kube-system', serviceAccount: 'aws-load-balancer-controller' },
  statements: ({ targetGroupArns }) => [
    allow(
      'RegisterPods',
      [
        'elasticloadbalancing:RegisterTargets',
        'elasticloadbalancing:DeregisterTargets',
        'elasticloadbalancing:ModifyTargetGroup',
        'elasticloadbalancing:ModifyTargetGroupAttributes',
      ],
      targetGroupArns,
    ),
    allow(
      'Describe',
      [
        'elasticloadbalancing:DescribeTargetGroups',
        'elasticloadbalancing:DescribeTargetHealth',
        'ec2:DescribeInstances',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeVpcs',
      ],
      EVERYTHING,
    ),
  ],
  managedPolicies: [],
  sources: [
    source(
      'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/installation/#iam-permission-subset-for-those-who-use-targetgroupbinding-only-and-dont-plan-to-use-the-aws-load-balancer-controller-to-manage-security-group-rules',
    ),
  ],
  notes: [
    'Not for clusters that have Auto Mode nodes only: TargetGroupBinding of eks.amazonaws.com is built in.',
    'The controller may not change security groups: run it without spec.networking and open the node group to the load balancer yourself. The Describe actions know no resources.',
  ],
};

export interface LatticeScope {
  /** True lets the controller send access logs (AccessLogPolicy). @default false */
  readonly accessLogs?: boolean;
  /** Buckets that access logs are sent to, whose policy the log service completes. @default none */
  readonly accessLogBucketArns?: NonEmpty<string>;
}

const LATTICE_KINDS = ['ServiceNetwork', 'Service', 'TargetGroup', 'Listener', 'Rule'] as const;
const VERBS = ['Create', 'Get', 'Update', 'Delete'] as const;
const lattice = (...names: readonly string[]): readonly string[] => names.map((name) => `vpc-lattice:${name}`);

export const vpcLatticeController: InstalledPermissionSet<'vpc-lattice-controller', LatticeScope> = {
  name: 'vpc-lattice-controller',
  purpose: 'AWS Gateway API Controller makes VPC Lattice services for Gateways and Routes',
  members: {
    accessLogs: flag('log delivery for AccessLogPolicy'),
    accessLogBucketArns: optional(arns('bucket')),
  },
  atLeastOneOf: [],
  installation: { namespace: 'aws-application-networking-system', serviceAccount: 'gateway-api-controller' },
  statements: ({ accessLogs, accessLogBucketArns }, { partition, region, account }) => [
    allow(
      'ManageLattice',
      lattice(
        ...LATTICE_KINDS.flatMap((kind) => VERBS.map((verb) => `${verb}${kind}`)),
        ...['ServiceNetworkServiceAssociation', 'ServiceNetworkVpcAssociation'].flatMap((kind) =>
          ['Create', 'Get', 'Delete'].map((verb) => `${verb}${kind}`),
        ),
        ...['AccessLogSubscription'].flatMap((kind) => VERBS.map((verb) => `${verb}${kind}`)),
        ...['UpdateServiceNetworkVpcAssociation', 'RegisterTargets', 'DeregisterTargets', 'ListTargets'],
        ...['GetAuthPolicy', 'PutAuthPolicy', 'DeleteAuthPolicy', 'TagResource', 'UntagResource'],
      ),
      [`arn:${partition}:vpc-lattice:${region ?? '*'}:${account ?? '*'}:*`],
    ),
    allow(
      'FindResources',
      [
        ...lattice(
          ...['ListServiceNetworks', 'ListServices', 'ListTargetGroups', 'ListListeners', 'ListRules', 'ListTagsForResource'],
          ...['ListServiceNetworkServiceAssociations', 'ListServiceNetworkVpcAssociations', 'ListAccessLogSubscriptions'],
        ),
        ...['ec2:DescribeVpcs', 'ec2:DescribeSubnets', 'ec2:DescribeTags', 'ec2:DescribeSecurityGroups'],
        ...['tag:GetResources', 'tag:TagResources', 'tag:UntagResources', 'acm:ListCertificates'],
      ],
      EVERYTHING,
    ),
    ...when(accessLogs, () => [
      allow(
        'DeliverAccessLogs',
        [
          ...['logs:CreateLogDelivery', 'logs:GetLogDelivery', 'logs:UpdateLogDelivery', 'logs:DeleteLogDelivery'],
          ...['logs:ListLogDeliveries', 'logs:DescribeLogGroups', 'logs:DescribeResourcePolicies', 'logs:PutResourcePolicy'],
        ],
        EVERYTHING,
      ),
    ]),
    ...when(accessLogBucketArns, (buckets) => [
      allow('CompleteBucketPolicies', ['s3:GetBucketPolicy', 's3:PutBucketPolicy'], buckets),
    ]),
    allow(
      'CreateServiceLinkedRoles',
      ['iam:CreateServiceLinkedRole'],
      ['vpc-lattice', 'delivery.logs'].map(
        (service) => `arn:${partition}:iam::${account ?? '*'}:role/aws-service-role/${service}.amazonaws.com/*`,
      ),
      { StringEquals: { 'iam:AWSServiceName': ['vpc-lattice.amazonaws.com', 'delivery.logs.amazonaws.com'] } },
    ),
  ],
  managedPolicies: [],
  sources: [
    source(
      'https://github.com/aws/aws-application-networking-k8s/blob/main/files/controller-installation/recommended-inline-policy.json',
    ),
  ],
  notes: [
    'Upstream allows vpc-lattice:* and the policies of every bucket; here are the actions that the controller calls, in this region and account.',
    'Ids of Lattice resources are not known beforehand; its List actions, and those of ec2, tag, acm and log delivery, know no resources.',
    'Firehose as the destination of access logs is left out.',
  ],
};
