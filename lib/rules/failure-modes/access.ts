import {
  account,
  construction,
  eksctlIssue,
  failure,
  guide,
  karpenterIssue,
  moduleIssue,
  operation,
  plan,
  pulumiIssue,
  roadmapIssue,
  type,
  type FailureMode,
} from './failure-mode';

const CONSTRUCTS = 'constructs/access-and-identity';
const ROLES = 'model/cluster-roles';

/** B: roles, permissions and who gets in. */
export const accessFailures: readonly FailureMode[] = [
  failure(
    'B01',
    'Instances start and never become nodes; the pool is not ready',
    'The role of a node class has no access entry of type EC2 with AmazonEKSAutoNodePolicy.',
    'synthesis',
    [
      construction(
        'a role of its own gets its entry',
        'stacks/platform-stack',
        'that differ from the role of the cluster get their access entry',
      ),
      construction('without built-in pools the node role gets it', CONSTRUCTS, 'without built-in pools'),
      account(
        'the type of the entry is EC2',
        'aws eks describe-access-entry --cluster-name <cluster> --principal-arn <node role> --query accessEntry.type',
      ),
    ],
    [guide('create-node-class'), moduleIssue(3241), moduleIssue(3578)],
  ),
  failure(
    'B02',
    '409 for the node role: the entry is in use',
    'EKS makes the entry of the role of built-in pools itself.',
    'synthesis',
    [construction('none is made for it', CONSTRUCTS, 'with built-in pools')],
    [moduleIssue(3241)],
  ),
  failure(
    'B03',
    '409 for the role of the pipeline or of a person',
    'Whoever made the cluster has an entry already, and another one is written.',
    'synthesis',
    [
      construction(
        'creators get none by themselves',
        'stacks/cluster-stack',
        'leaves nothing to a default that would not be ours',
      ),
    ],
    [moduleIssue(2968), moduleIssue(3293)],
  ),
  failure(
    'B04',
    '409: one principal is declared twice',
    'The same role is in two lists.',
    'synthesis',
    [
      construction(
        'the pipeline that plans and applies has one entry',
        'model/access-entries',
        'a role that applies and plans has one entry',
      ),
    ],
    [moduleIssue(2977)],
  ),
  failure(
    'B05',
    'An entry is replaced, and the new one gets 409',
    'Its principal is not known while Terraform plans, so the new entry comes before the old one goes.',
    'plan',
    [
      construction(
        'principals are literal ARNs',
        'model/access-entries',
        'roles of this state are named, so that a new role gets a new entry',
      ),
      plan('no entry may be replaced by a plan that changes no role', 'terraform plan'),
    ],
    [moduleIssue(3293)],
  ),
  failure(
    'B06',
    'Everything is written, and access is still refused',
    'The role was deleted and made again: EKS keeps the unique id of the old one.',
    'plan',
    [
      construction(
        'the entry follows the unique id of a role of this project',
        'stacks/cluster-stack',
        'the entry of the nodes follows a role that is made anew',
      ),
      operation('replace the entry of another role', "terraform apply -replace='aws_eks_access_entry.<id>'"),
    ],
    [moduleIssue(3329), guide('creating-access-entries')],
  ),
  failure(
    'B07',
    'People who sign in by Identity Center are refused',
    'The ARN is that of a session, or lacks the path of the role.',
    'synthesis',
    [construction('ssoRole() writes the ARN', 'config/sso-role', 'no region for us-east-1')],
    [moduleIssue(2969), guide('creating-access-entries')],
  ),
  failure(
    'B08',
    'EKS does not let one change entries of a service-linked role',
    'The role of a service is listed as if it were a person’s.',
    'synthesis',
    [],
    [guide('creating-access-entries')],
  ),
  failure(
    'B09',
    'A policy is associated with nothing: 404',
    'The association exists without its entry, or before it.',
    'type',
    [
      type('a policy comes with the principal and its place', 'environment', 'a policy counts somewhere (B09)'),
      construction('the association depends on its entry', CONSTRUCTS, 'a team has an entry and, after it, its policy'),
    ],
    [guide('access-policies')],
  ),
  failure(
    'B10',
    'EKS refuses groups or policies of an entry',
    'Entries of nodes take neither groups nor other policies.',
    'type',
    [
      type(
        'people have no type, nodes are not written',
        'environment',
        'entries of nodes are made by their node class, with a type of their own (B10)',
      ),
      construction(
        'entries of nodes have no groups',
        CONSTRUCTS,
        'the entry of a node role of this state follows the role; groups are none of its business',
      ),
    ],
    [guide('creating-access-entries')],
  ),
  failure(
    'B11',
    'EKS refuses the ARN of an access policy',
    'IAM has policies of the same names, with other ARNs.',
    'type',
    [construction('ARNs of access policies are put together here', 'aws/policies', 'are never IAM policies by ARN')],
    [guide('access-policy-permissions')],
  ),
  failure(
    'B12',
    'ARNs are refused in GovCloud or China',
    'The partition in them is that of the other regions.',
    'synthesis',
    [construction('the region decides the partition', ROLES, 'names partition %s in every ARN')],
    [pulumiIssue(1519)],
  ),
  failure(
    'B13',
    'Somebody gets in and sees nothing',
    'A namespace or group of the entry is misspelt; EKS compares neither.',
    'synthesis',
    [],
    [guide('access-policies')],
  ),
  failure(
    'B14',
    'EKS refuses a group or a user name',
    'Names that begin with system:, eks:, aws:, amazon: or iam: are kept for AWS and Kubernetes.',
    'synthesis',
    [],
    [guide('creating-access-entries')],
  ),
  failure(
    'B15',
    'Pools are not ready with a node role that has a path',
    'Auto Mode looked for the entry without the path.',
    'synthesis',
    [construction('node roles made here have none', ROLES, 'has no path, whatever the path of other roles')],
    [roadmapIssue(2486), roadmapIssue(1669)],
  ),
  failure(
    'B16',
    'No node starts: "Error getting launch template configs"',
    'Node classes put tags on instances, and the cluster role may set those of Auto Mode only.',
    'synthesis',
    [construction('with tags, the role may set them', ROLES, 'customTags %s')],
    [roadmapIssue(2487), guide('auto-troubleshoot')],
  ),
  failure(
    'B17',
    'The same, although the permission exists',
    'It is on the node role; Auto Mode acts with the cluster role.',
    'synthesis',
    [
      construction('it belongs to the cluster role', ROLES, 'customTags %s'),
      construction('the node role may join and pull, no more', ROLES, 'trusts EC2 and may join and pull, no more'),
    ],
    [moduleIssue(3242)],
  ),
  failure(
    'B18',
    'No node starts in an organisation that asks for tags',
    'A service control policy denies instances without a tag, and nodes of built-in pools never carry one.',
    'account',
    [
      account('what the organisation asks for', 'aws organizations list-policies --filter SERVICE_CONTROL_POLICY'),
      operation("where it asks: builtInNodePools: 'none', pools of your own, and tags of the environment"),
    ],
    [moduleIssue(3421)],
  ),
  failure(
    'B19',
    'A condition of a policy is empty, or terraform init fails',
    'Terraform reads the policy variable ${aws:…} as an expression of its own.',
    'synthesis',
    [
      construction('policies are escaped', CONSTRUCTS, 'policy variables reach IAM: Terraform reads them as text'),
      construction(
        'so is the policy for tags',
        'stacks/cluster-stack',
        'of one’s own are allowed to the cluster role, with policy variables that Terraform leaves alone',
      ),
    ],
    ['https://developer.hashicorp.com/terraform/language/expressions/strings'],
  ),
  failure(
    'B20',
    'Spot nodes fail: AuthFailure.ServiceLinkedRoleCreationNotPermitted',
    'A new account has no service-linked role for Spot, and the policies of AWS do not let Auto Mode make it.',
    'synthesis',
    [
      construction(
        'the cluster role that is made may make it',
        'model/cluster-roles',
        'may make the service-linked role of Spot, and no other, where a pool takes spot instances',
      ),
      account('whether the role exists', 'aws iam get-role --role-name AWSServiceRoleForEC2Spot'),
      operation(
        'with another cluster role, make it once per account; see docs/spot.md',
        'aws iam create-service-linked-role --aws-service-name spot.amazonaws.com',
      ),
    ],
    [moduleIssue(2565), karpenterIssue(504), eksctlIssue(6064)],
  ),
  failure(
    'B21',
    'A role cannot be created',
    'The organisation asks for a permissions boundary.',
    'synthesis',
    [construction('one boundary is on every role', ROLES, 'path and boundary are what the organisation asks for')],
    [eksctlIssue(8307)],
  ),
  failure(
    'B22',
    'Pulling from ECR Public fails or is throttled',
    'The pull policy of nodes does not cover the public registry.',
    'account',
    [
      operation(
        'these images come from there; copy them into a private repository, or let a pull-through cache of ECR make the copies',
        `kubectl get pods -A -o jsonpath="{.items[*].spec['initContainers','containers'][*].image}" | tr -s '[:space:]' '\\n' | grep '^public.ecr.aws/' | sort -u`,
      ),
    ],
    [eksctlIssue(8698), moduleIssue(3665)],
  ),
  failure(
    'B23',
    'Targets of load balancers are unhealthy',
    'The security group of the nodes is not one that EKS may change.',
    'synthesis',
    [
      construction(
        'nodes get the group of the cluster',
        'config/platform-settings',
        'role by name, subnets by our tag, the security group of the cluster by the tag of EKS',
      ),
      construction(
        'groups that node classes name by id get the tag of the cluster',
        'stacks/platform-stack',
        'security groups that are named by id get the tag of the cluster (%s)',
      ),
    ],
    [guide('auto-networking')],
  ),
  failure(
    'B24',
    'Load balancers get AccessDenied after AWS changed its controller',
    'A copy of AmazonEKSLoadBalancingPolicy was attached instead of the policy, and copies grow old.',
    'plan',
    [
      construction('policies of AWS are attached, not copied', ROLES, 'has the five policies of Auto Mode'),
      account('the policies of a role that exists', 'aws iam list-attached-role-policies --role-name <role>'),
    ],
    [guide('auto-change')],
  ),
  failure(
    'B25',
    'Volumes or instances fail with errors of KMS',
    'The policy of the key does not let EC2 use it for the account.',
    'synthesis',
    [
      account(
        'the policy of the key: kms:ViaService of ec2, and grants',
        'aws kms get-key-policy --key-id <key> --policy-name default',
      ),
    ],
    [guide('create-storage-class'), guide('auto-kms')],
  ),
  failure(
    'B26',
    'A node class has no instance profile, or an empty one',
    'A quota of IAM, a policy of the organisation, or a fault of the service.',
    'operation',
    [operation('what the node class says about itself', 'kubectl describe nodeclass <name>')],
    [karpenterIssue(9016)],
  ),
  failure(
    'B27',
    'IAM says that something does not exist that was just made',
    'Roles and entries take some seconds to be known everywhere.',
    'operation',
    [
      construction(
        'what uses a role comes after all of its permissions',
        CONSTRUCTS,
        'a service account has a role of its own, complete before pods use it',
      ),
      operation('apply again', 'terraform apply'),
    ],
    [guide('creating-access-entries')],
  ),
];
