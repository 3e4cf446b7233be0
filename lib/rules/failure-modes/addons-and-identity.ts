import {
  account,
  agentIssue,
  construction,
  eksctlIssue,
  failure,
  guide,
  moduleIssue,
  operation,
  providerIssue,
  pulumiIssue,
  roadmapIssue,
  type,
  type FailureMode,
} from './failure-mode';

const CONSTRUCTS = 'constructs/access-and-identity';
const IDENTITIES = 'model/pod-identities';
const POD_IDENTITY = guide('pod-identities');
const INSTANCES = guide('automode-learn-instances');
const TARGET = guide('pod-id-assign-target-role');

/** G: add-ons, Pod Identity, and what one sees. */
export const addonAndIdentityFailures: readonly FailureMode[] = [
  failure(
    'G01',
    'Components conflict, pods are wasted, DNS is odd',
    'What Auto Mode contains is installed as an add-on.',
    'type',
    [type('such add-ons cannot be written', 'environment', 'what Auto Mode contains (G01)')],
    [guide('eks-add-ons'), guide('auto-change')],
  ),
  failure(
    'G02',
    'The apply waits for twenty minutes, and the add-on is degraded',
    'No pool takes its pods yet.',
    'synthesis',
    [
      construction('pools come first', 'stacks/platform-stack', 'makes classes before pools and pools before add-ons'),
      construction(
        'add-ons tolerate the taint of the only pool',
        'stacks/platform-stack',
        'tolerates the taint of the only pool there is',
      ),
    ],
    [pulumiIssue(1819), moduleIssue(3001), providerIssue(44669)],
  ),
  failure(
    'G03',
    'The CloudWatch agent looks for credentials in a file',
    'It does not reach the instance metadata, and takes the node for a machine outside AWS.',
    'synthesis',
    [construction('its add-on gets a Pod Identity', 'model/addons', '%s gets what AWS documents')],
    [agentIssue(1101)],
  ),
  failure(
    'G04',
    '409: the association exists',
    'Two roles for one service account, or an add-on with one and another beside it.',
    'synthesis',
    [],
    [eksctlIssue(7753)],
  ),
  failure(
    'G05',
    'Pods get no credentials',
    'The role does not trust Pod Identity, or not to tag its sessions.',
    'synthesis',
    [
      construction('the trust is written here', IDENTITIES, 'is bound to account, cluster, namespace and service account'),
      account('the trust of a role that exists', 'aws iam get-role --role-name <role> --query Role.AssumeRolePolicyDocument'),
    ],
    [guide('pod-id-role')],
  ),
  failure(
    'G06',
    'Pods get no credentials',
    'Namespace or service account are misspelt, or nobody makes the account.',
    'synthesis',
    [
      construction(
        'declared namespaces get the service accounts',
        'config/platform-settings',
        'a namespace has the service accounts that Pod Identities name in it, except the one it always has',
      ),
    ],
    [POD_IDENTITY],
  ),
  failure(
    'G07',
    'Pods get no credentials until they are started again',
    'They are older than the association.',
    'synthesis',
    [
      construction('associations are there before anything runs', 'stacks/platform-stack', 'is applied after the cluster'),
      operation('start software again that ran before', 'kubectl rollout restart deployment <name>'),
    ],
    [guide('pod-id-how-it-works')],
  ),
  failure(
    'G08',
    'Pods get the wrong role',
    'The annotation of IRSA is still there, and comes first.',
    'synthesis',
    [operation('what is left of it', 'kubectl get serviceaccounts -A -o yaml | grep eks.amazonaws.com/role-arn')],
    [guide('pod-id-minimum-sdk')],
  ),
  failure(
    'G09',
    'Pods get no credentials',
    'Their AWS SDK does not know Pod Identity.',
    'operation',
    [operation('compare its version with the table', 'kubectl logs <pod>')],
    [guide('pod-id-minimum-sdk')],
  ),
  failure(
    'G10',
    'AssumeRole fails: the packed policy is too large',
    'Session tags and policies of the session together are too long.',
    'synthesis',
    [
      construction(
        'sessionTags: false leaves them out, also of the trust',
        IDENTITIES,
        'never compares session tags that are not sent',
      ),
    ],
    [TARGET],
  ),
  failure(
    'G11',
    'A role of another account is refused',
    'Roles of associations belong to the account of the cluster.',
    'synthesis',
    [construction('the other one is a target role', IDENTITIES, 'assuming a target role, with tags')],
    [POD_IDENTITY, providerIssue(43000)],
  ),
  failure(
    'G12',
    'A change of permissions has no effect for hours',
    'Nodes keep credentials.',
    'operation',
    [operation('start the pods again', 'kubectl rollout restart deployment <name>')],
    [TARGET],
  ),
  failure(
    'G13',
    'Every cluster of the account can use a role',
    'Its trust names neither cluster nor namespace.',
    'synthesis',
    [construction('the trust names them', IDENTITIES, 'is bound to account, cluster, namespace and service account')],
    [guide('pod-id-role')],
  ),
  failure('G14', 'EKS refuses another association', 'A cluster takes five thousand.', 'synthesis', [], [POD_IDENTITY]),
  failure(
    'G15',
    'Pods on Fargate or Windows get no credentials',
    'Pod Identity is not there.',
    'type',
    [type('Auto Mode has no Windows', 'platform', 'Auto Mode refuses it (C03)')],
    [POD_IDENTITY],
  ),
  failure(
    'G16',
    '409 for the role of a capability',
    'EKS makes its entry.',
    'synthesis',
    [],
    [guide('capabilities-considerations')],
  ),
  failure(
    'G17',
    'Autoscaling of pods knows no metrics',
    'Auto Mode has no metrics-server.',
    'synthesis',
    [construction('a platform brings it', 'config/resolve', 'brings metrics-server, unless other add-ons were written')],
    [guide('community-addons')],
  ),
  failure(
    'G18',
    'Permissions of an add-on are ignored',
    'IRSA and Pod Identity are both given.',
    'type',
    [
      type('there is Pod Identity alone', 'environment', 'permissions come by Pod Identity alone (G18)'),
      construction('it is in the add-on', CONSTRUCTS, 'an add-on gets what AWS documents, complete before its pods start'),
    ],
    ['https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_addon'],
  ),
  failure(
    'G19',
    'Pods do not reach the endpoint of their credentials',
    'A network policy or a proxy is in the way of 169.254.170.23.',
    'synthesis',
    [
      construction(
        'policies made here let them',
        'model/kubernetes/namespaces',
        'credentials of Pod Identity are reached on both ports, in an IPv6 cluster by both addresses',
      ),
      construction(
        'so does the list of a proxy',
        'model/kubernetes/node-class',
        'has what nodes and pods always need, then the VPC, then what was written, each once',
      ),
    ],
    [POD_IDENTITY],
  ),
  failure(
    'G20',
    'There are no logs of the controllers',
    'They run outside the cluster; their logs are delivered only when somebody asks.',
    'synthesis',
    [
      construction('production asks', 'config/resolve', 'production is what an audit asks for'),
      construction(
        'they are delivered one after the other',
        'stacks/cluster-stack',
        'each source waits for the delivery before it',
      ),
    ],
    [guide('auto-managed-component-logs')],
  ),
  failure(
    'G21',
    'Experiments of the Fault Injection Service fail',
    'Its actions on EC2 do not reach nodes of Auto Mode.',
    'operation',
    [operation('use actions on pods', 'aws fis list-actions')],
    [INSTANCES],
  ),
  failure(
    'G22',
    'Logs of Container Insights are kept for ever',
    'The agent makes their groups when it first writes.',
    'synthesis',
    [
      construction(
        'observability makes the groups first, with retention',
        'stacks/platform-stack',
        'by CloudWatch: log groups with the cluster, the add-on with its permissions after the pools',
      ),
    ],
    [guide('cloudwatch')],
  ),
  failure(
    'G23',
    'Software that asks for kube-dns.kube-system fails',
    'Without CoreDNS there is no such service.',
    'synthesis',
    [],
    [roadmapIssue(2546)],
  ),
];
