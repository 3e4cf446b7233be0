import {
  construction,
  failure,
  guide,
  helmProviderIssue,
  kubernetesProviderIssue,
  moduleIssue,
  operation,
  plan,
  type,
  type FailureMode,
} from './failure-mode';

const PLATFORM = 'stacks/platform-stack';
const BASE = 'stacks/environment-stack';

/** D: Terraform, its providers, and cdktf. */
export const terraformFailures: readonly FailureMode[] = [
  failure(
    'D01',
    'The plan fails: the REST client cannot be made, or a kind does not exist',
    'Terraform asks the Kubernetes API while it plans, and the cluster is in the same state.',
    'synthesis',
    [construction('objects have a state of their own, after the cluster', PLATFORM, 'is applied after the cluster')],
    [kubernetesProviderIssue(1775), kubernetesProviderIssue(1391)],
  ),
  failure(
    'D02',
    'dial tcp 127.0.0.1:80: connection refused',
    'The provider does not know the endpoint yet, or no longer.',
    'synthesis',
    [
      construction(
        'another state asks AWS for the cluster by its literal name',
        PLATFORM,
        'reads endpoint and certificate of the cluster by its literal name, and nothing else',
      ),
    ],
    [moduleIssue(2007), moduleIssue(1487)],
  ),
  failure(
    'D03',
    'Unauthorized in the middle of a long apply',
    'A token is good for a quarter of an hour.',
    'synthesis',
    [
      construction('a new one whenever it is needed', PLATFORM, 'asks for a token whenever it needs one'),
      construction('none is in the state', PLATFORM, 'production holds no secret and no token'),
    ],
    [moduleIssue(2007)],
  ),
  failure(
    'D04',
    'The first apply is forbidden to make objects',
    'The access entry was made a moment ago.',
    'synthesis',
    [construction('objects are another apply', PLATFORM, 'is applied after the cluster')],
    [kubernetesProviderIssue(2597)],
  ),
  failure(
    'D05',
    'Destroying never ends: volumes and load balancers stay, the VPC has dependencies',
    'The cluster goes before its controllers have cleaned up.',
    'synthesis',
    [
      construction('nodes drain first', PLATFORM, 'waits for nodes to drain, and for pools to be ready'),
      construction(
        'permissions go last',
        'stacks/cluster-stack',
        'what it needs outlives it: every permission of both roles, and its log group',
      ),
      operation('platform, cluster, network, in this order; see docs/teardown.md', 'npx cdktf destroy <env>-platform'),
    ],
    [moduleIssue(285), moduleIssue(2048)],
  ),
  failure(
    'D06',
    'Objects are in the state though the cluster is gone',
    'The cluster was destroyed first.',
    'operation',
    [operation('take them out of the state', 'terraform state rm <address>')],
    [moduleIssue(911)],
  ),
  failure(
    'D07',
    'Applies are slow, and much is known only after them',
    'Dependencies between whole modules keep data sources from being read.',
    'synthesis',
    [
      construction(
        'stacks hold no modules, and look nothing up',
        'stacks/network-stack',
        'every reference leads to a resource of the stack, and nothing is looked up',
      ),
      construction(
        'the cluster reads one file',
        'stacks/cluster-stack',
        'the network is read through one remote state, and nothing else is looked up',
      ),
    ],
    ['https://developer.hashicorp.com/terraform/language/meta-arguments/depends_on'],
  ),
  failure(
    'D08',
    'A change of a storage class replaces it',
    'Its fields cannot be changed.',
    'plan',
    [
      construction(
        'the class is replaced as planned, instead of failing half-way; volumes stay',
        'stacks/platform-stack',
        'what Kubernetes keeps for ever is replaced when it changes, and nothing else is',
      ),
      plan('to keep the old class, write one of another name beside it', 'terraform plan'),
    ],
    ['https://kubernetes.io/docs/concepts/storage/storage-classes/'],
  ),
  failure(
    'D09',
    'The state in S3 is not what was expected, or is that of something else',
    'One key for two environments, or workspaces that are easily mistaken.',
    'synthesis',
    [construction('each stack has a key of its own and a lock in S3', BASE, 'a state in S3 is encrypted and locked by a file')],
    ['https://developer.hashicorp.com/terraform/language/backend/s3'],
  ),
  failure(
    'D10',
    'The Helm provider refuses its block, or a role that only reads cannot plan',
    'Its third version takes an attribute, and plans by writing.',
    'type',
    [
      type(
        'the provider is not written',
        'environment',
        'charts are reached through the provider of the platform, which takes no block of its own (D10)',
      ),
      construction('it is configured as its version asks for', PLATFORM, 'are reached as objects are'),
    ],
    [helmProviderIssue(1735)],
  ),
  failure(
    'D11',
    'Tags are missing on nodes, volumes and load balancers',
    'default_tags reach only what Terraform makes.',
    'synthesis',
    [
      construction(
        'node classes and the others carry them',
        'config/platform-settings',
        'tags of the environment only where the cluster role may set them',
      ),
      construction(
        'so does the group that EKS makes',
        'stacks/cluster-stack',
        'reach the security group that EKS makes, without those that EKS reads there',
      ),
    ],
    [guide('auto-learn-iam')],
  ),
  failure(
    'D12',
    'Every plan wants to take tags off subnets',
    'Other clusters write theirs on them.',
    'synthesis',
    [construction('such tags are ignored', BASE, 'are left alone on the subnets of the network')],
    [guide('network-reqs')],
  ),
  failure(
    'D13',
    'The same code plans something else tomorrow',
    'Versions that mean the newest one, and zones that are not written.',
    'synthesis',
    [
      type('no add-on follows the newest version', 'environment', 'no version that changes by itself (D13)'),
      construction(
        'two runs write the same',
        'app/synthesize',
        'is the same the second time, and files that are the same are left alone',
      ),
    ],
    ['https://developer.hashicorp.com/terraform/language/data-sources'],
  ),
  failure(
    'D14',
    'The cluster would be made in another account or region',
    'Credentials or region of somebody’s shell.',
    'synthesis',
    [construction('other accounts are refused, the region is written', BASE, 'refuses other accounts and writes the region')],
    ['https://registry.terraform.io/providers/hashicorp/aws/latest/docs#allowed_account_ids'],
  ),
];
