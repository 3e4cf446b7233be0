import {
  account,
  construction,
  failure,
  guide,
  guideIssue,
  operation,
  plan,
  roadmapIssue,
  type,
  type FailureMode,
} from './failure-mode';

const OBJECTS = 'model/kubernetes/storage-and-ingress';
const ALB = guide('auto-configure-alb');
const STORAGE = guide('create-storage-class');

/** F: load balancers and volumes. */
export const loadBalancingAndStorageFailures: readonly FailureMode[] = [
  failure(
    'F01',
    'Volume claims stay pending for ever',
    'Auto Mode makes no storage class.',
    'synthesis',
    [
      construction(
        'there is a default one',
        'model/platform-builder',
        'with nothing said, a workload gets a volume and a load balancer',
      ),
    ],
    [STORAGE],
  ),
  failure(
    'F02',
    'Volumes cannot be attached to nodes of Auto Mode',
    'The class names the driver that one installs oneself.',
    'type',
    [
      type('the driver cannot be written', 'platform', 'the driver is that of Auto Mode (F02)'),
      construction('it is that of Auto Mode', OBJECTS, 'is of the driver of Auto Mode, encrypted, and waits for its pod'),
    ],
    [roadmapIssue(2550), guideIssue(879)],
  ),
  failure(
    'F03',
    'A volume is in another zone than its pod',
    'It was made before the pod had a place.',
    'type',
    [
      type('it cannot be written', 'platform', 'volumes wait for their pod (F03)'),
      construction('volumes wait', OBJECTS, 'is of the driver of Auto Mode, encrypted, and waits for its pod'),
    ],
    [STORAGE],
  ),
  failure(
    'F04',
    'Volumes are not encrypted',
    'The driver does not encrypt unless it is told to.',
    'type',
    [
      type('it cannot be taken away', 'platform', 'volumes are encrypted (F04)'),
      construction('volumes are encrypted', OBJECTS, 'no parameter takes encryption away'),
    ],
    [STORAGE],
  ),
  failure(
    'F05',
    'Volumes get a class by chance',
    'Two storage classes are the default.',
    'synthesis',
    [],
    ['https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass'],
  ),
  failure(
    'F06',
    'Nothing happens to an Ingress',
    'Its class names the controller that one installs oneself.',
    'type',
    [
      type('the controller cannot be written', 'platform', 'the controller is that of Auto Mode (F06)'),
      construction(
        'it is that of Auto Mode',
        OBJECTS,
        'the class names the controller of Auto Mode and the parameters of the same name',
      ),
    ],
    [ALB],
  ),
  failure(
    'F07',
    'Settings of a load balancer are ignored',
    'Annotations of the class, or such as only the self-managed controller reads.',
    'synthesis',
    [type('a class has no annotations', 'environment', 'annotations of the class are not read (F07)')],
    [ALB, guide('auto-configure-nlb')],
  ),
  failure(
    'F08',
    'A second load balancer controller fails, or fights with the first',
    'It is installed beside that of Auto Mode.',
    'synthesis',
    [],
    [roadmapIssue(2633)],
  ),
  failure(
    'F09',
    'A target group is gone',
    'The controller deletes it with its binding or with the cluster.',
    'synthesis',
    [type('no binding is made here', 'environment', 'bindings of target groups belong to who owns the target group (F09)')],
    [ALB],
  ),
  failure(
    'F10',
    'After destroying, load balancers, volumes and security groups are left',
    'The cluster went before its controllers had cleaned up; volumes are never deleted with it.',
    'synthesis',
    [
      construction(
        'objects go before the cluster, and nodes drain',
        'stacks/platform-stack',
        'waits for nodes to drain, and for pools to be ready',
      ),
      account(
        'what is left',
        'aws resourcegroupstaggingapi get-resources --tag-filters Key=eks:eks-cluster-name,Values=<cluster>',
      ),
    ],
    [guide('auto-disable')],
  ),
  failure(
    'F11',
    'Moving to Auto Mode breaks an address',
    'A load balancer cannot go from one controller to the other.',
    'plan',
    [plan('make the new one beside the old one, and move the DNS name', 'kubectl get ingress -A')],
    [guide('auto-networking')],
  ),
  failure(
    'F12',
    'Signing in at a load balancer fails',
    'The controller may not read the Secret with the client.',
    'synthesis',
    [
      construction(
        'loadBalancerSecrets of a namespace lets it',
        'model/platform-builder',
        'the load balancer controller may read the Secrets that were named, and no other',
      ),
    ],
    [guide('auto-managed-rbac-example')],
  ),
  failure(
    'F13',
    'An annotation does nothing',
    'The controller of Auto Mode is behind the self-managed one; it has no Gateway API.',
    'synthesis',
    [operation('what it can do, by date', 'eks-auto explain HLM001')],
    [guide('auto-change'), roadmapIssue(2822), roadmapIssue(2672)],
  ),
  failure(
    'F14',
    'A volume that exists is not mounted',
    'It lacks the tag of the cluster.',
    'account',
    [account('the tags of the volume', 'aws ec2 describe-tags --filters Name=resource-id,Values=<volume>')],
    [STORAGE],
  ),
  failure(
    'F15',
    'There are no snapshots',
    'Nobody installed the snapshot controller.',
    'synthesis',
    [
      construction(
        'its kind comes with the add-on',
        'model/platform-builder',
        'the snapshot class says which add-on brings its kind',
      ),
    ],
    [guide('workloads-add-ons-available-eks')],
  ),
];
