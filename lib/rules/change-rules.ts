import type { RuleText } from './rule';

const date = '2026-11-21';
const READ_LATER = '2026-11-28';
const COMPARED =
  'Compared is with the last output in `cdktf.out`, or with `check --against <revision>`; where that was never applied, nothing is wrong.';

/** What a platform that runs would lose, or could not become: seen only beside what was there before. */
export const changeRules = {
  staleStack: {
    id: 'ENG010',
    severity: 'warning',
    title: 'Stacks are gone from the project',
    why: 'Their output was removed, so that nothing deploys them any more. What they made still exists in AWS until it is destroyed.',
    fix: 'if they were applied, restore their environment once, destroy platform, cluster and network in this order, and remove it again',
    sources: [{ url: 'https://developer.hashicorp.com/terraform/cli/commands/destroy', date }],
    example: { before: 'export default [production];', after: 'export default [dev, production];' },
  },
  changedNotation: {
    id: 'ENG012',
    severity: 'error',
    title: 'Zone names became zone ids, or ids became names',
    why: 'Addresses of subnets, route tables and NAT gateways contain the zone as it was first written. In another notation they all change, so Terraform would destroy the network and make another.',
    fix: "pin what the zones were: { id: 'apne1-az4', slot: 1, key: 'ap-northeast-1a' }",
    sources: [{ url: 'https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html', date }],
    failureModes: [],
    example: {
      before: "zones: ['ap-northeast-1a'], later zones: ['apne1-az4']",
      after: "zones: [{ id: 'apne1-az4', slot: 1, key: 'ap-northeast-1a' }]",
    },
  },
  changedVersion: {
    id: 'ENG020',
    severity: 'warning',
    title: 'The version of a cluster goes back, or leaves one out',
    why: `EKS upgrades a control plane one minor version at a time, and refuses more. Going back is a rollback of one version within seven days, which the provider of these stacks cannot ask for. ${COMPARED}`,
    fix: 'write the version that the cluster runs, or the one after it; what it runs is applied before the next is written',
    sources: [
      { url: 'https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html', date },
      { url: 'https://docs.aws.amazon.com/eks/latest/userguide/rollback-cluster.html', date },
    ],
    failureModes: ['A18', 'A20'],
    example: { before: "version: '1.34', later version: '1.36'", after: "version: '1.35'" },
  },
  changedForEver: {
    id: 'ENG021',
    severity: 'warning',
    title: 'Something that a cluster keeps as long as it lives',
    why: `Region, name, role, IP family, service range, the key of the Secrets and the role of nodes in built-in pools are decided when a cluster is made. Another value makes Terraform destroy it and make another one, with everything that runs on it; another key is ignored. ${COMPARED}`,
    fix: 'write what it was; for another value, make a second environment and move there',
    sources: [{ url: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster', date }],
    failureModes: ['A07', 'A17', 'A27', 'A30'],
    example: { before: "secretsKey: 'own', later secretsKey: 'aws'", after: "secretsKey: 'own'" },
  },
  lostKey: {
    id: 'ENG022',
    severity: 'warning',
    title: 'A key goes, and the logs stay that need it',
    why: `CloudWatch encrypts new events otherwise when the key of a log group changes, and leaves those that are there as they are: they can be read as long as their key is there. Terraform schedules the key for deletion, because nothing in the configuration makes it any more, and \`prevent_destroy\` went with it. ${COMPARED}`,
    fix: 'take the key out of the state first, then apply',
    sources: [
      { url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html', date },
      { url: 'https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html', date },
    ],
    example: {
      before: "logs: { key: 'own' }, later logs: { key: 'aws' }",
      after: 'terraform state rm aws_kms_key.logs aws_kms_alias.logs',
    },
  },
  secondOfOne: {
    id: 'ENG023',
    severity: 'warning',
    title: 'What a cluster has once, under another address',
    why: `EKS has one access entry for each principal, and one association for each service account. One that gets another name in the configuration is another resource to Terraform, which makes it before, or while, it takes the first away: EKS answers with 409. ${COMPARED}`,
    fix: 'move it in the state first, then apply',
    sources: [
      { url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessEntry.html', date },
      { url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreatePodIdentityAssociation.html', date },
      { url: 'https://developer.hashicorp.com/terraform/cli/commands/state/mv', date },
    ],
    failureModes: ['B04'],
    example: {
      before: 'teams: { payments: … }, later teams: { billing: … } with the same role',
      after: "terraform state mv 'aws_eks_access_entry.team_payments' 'aws_eks_access_entry.team_billing'",
    },
  },
  changedRange: {
    id: 'ENG024',
    severity: 'warning',
    title: 'Another range for a network that exists',
    why: `A VPC and a subnet keep their range. Terraform replaces them, and AWS deletes neither while something is in it, so the apply ends in the middle. ${COMPARED}`,
    fix: 'write what it was; for another range, make a second environment and move there; more addresses come with podCidrs',
    sources: [
      { url: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html', date },
      { url: 'https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html', date },
    ],
    example: { before: "cidr: '10.40.0.0/16', later cidr: '10.41.0.0/16'", after: "cidr: '10.40.0.0/16'" },
  },
  droppedObjects: {
    id: 'ENG025',
    severity: 'warning',
    title: 'Objects that Terraform made and would delete',
    why: `What Terraform made in the cluster and does not find in the configuration any more it deletes: node pools with their nodes, storage and ingress classes, namespaces with everything in them. Handing objects over to GitOps needs them out of the state first. ${COMPARED}`,
    fix: "let GitOps have them first (eks-auto manifests), then `terraform state list | grep -E '^(kubernetes_|terraform_data)' | xargs -n 1 terraform state rm`; then apply",
    sources: [{ url: 'https://developer.hashicorp.com/terraform/cli/commands/state/rm', date }],
    example: { before: "delivery: 'terraform', later delivery: 'gitops'", after: 'terraform state rm …, then apply' },
  },
  changedPool: {
    id: 'ENG026',
    severity: 'warning',
    title: 'A static pool becomes a dynamic one, or the other way round',
    why: `Whether a node pool has replicas is decided when it is made; the API refuses the change, in the middle of the apply. ${COMPARED}`,
    fix: 'make a pool under another name, apply, then remove this one',
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-static-capacity.html', date }],
    failureModes: ['C18'],
    example: {
      before: 'general: { replicas: 3 }, later general: { limits: { cpu: 100 } }',
      after: 'general-2: { limits: { cpu: 100 } }',
    },
  },
  movedState: {
    id: 'ENG027',
    severity: 'warning',
    title: 'The state is looked for in another place',
    why: `Bucket, key and path say where Terraform keeps what it has made. In another place it finds nothing and plans to make everything a second time; where the folder was initialized before, \`terraform init\` stops and asks. ${COMPARED}`,
    fix: 'move the state: `terraform init -migrate-state` in the folder of each stack, network first; then plan, which has to say "No changes"',
    sources: [{ url: 'https://developer.hashicorp.com/terraform/cli/commands/init#backend-initialization', date }],
    example: { before: "bucket: 'one', later bucket: 'other'", after: 'terraform init -migrate-state' },
  },
  droppedNamespace: {
    id: 'ENG028',
    severity: 'warning',
    title: 'A namespace goes, with everything in it',
    why: `Kubernetes deletes a namespace together with all that it holds, whoever made it: workloads, Secrets, and the claims of volumes, whose data goes where their class says \`reclaimPolicy: Delete\`. A namespace has its name as long as it lives, so another name is another namespace, and it begins empty. ${COMPARED}`,
    fix: 'write what it was; make the new one beside it, move what is in the old one, then remove that',
    sources: [
      { url: 'https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace', date: READ_LATER },
      { url: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming', date: READ_LATER },
      { url: 'https://developer.hashicorp.com/terraform/cli/commands/state/rm', date },
    ],
    example: {
      before: 'namespaces: { payments: {} }, later namespaces: { billing: {} }',
      after: 'namespaces: { payments: {}, billing: {} }',
    },
  },
  changedZones: {
    id: 'ENG029',
    severity: 'warning',
    title: 'Other zones for a control plane that exists',
    why: `The subnets of a control plane can be changed, its zones cannot: EKS asks for a subnet in each zone in which the cluster was made, and for none elsewhere. Terraform plans the change, and EKS refuses it in the middle of the apply. ${COMPARED}`,
    fix: 'write cluster.zones as they were; network.zones may have more, for nodes of custom node classes',
    sources: [
      { url: 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html', date: READ_LATER },
      { url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_UpdateClusterConfig.html', date: READ_LATER },
    ],
    failureModes: ['E06'],
    example: {
      before: "zones: ['apne1-az1', 'apne1-az2'], later zones: ['apne1-az1', 'apne1-az4']",
      after: "cluster: { zones: ['apne1-az1', 'apne1-az2'] }",
    },
  },
  notCompared: {
    id: 'ENG030',
    severity: 'note',
    title: 'There is nothing to compare with',
    why: 'Some mistakes are seen only beside what was there before: a version left out, a key that a cluster keeps. Where the revision that was named has no environments, or they cannot be read, those are not looked for.',
    fix: 'name a revision whose environments synthesize: eks-auto check --against <revision>',
    sources: [{ url: 'https://git-scm.com/docs/gitrevisions', date }],
    example: { before: 'eks-auto check --against <the first commit>', after: 'eks-auto check --against origin/main' },
  },
  changedProject: {
    id: 'ENG031',
    severity: 'warning',
    title: 'Another project for an environment that exists',
    why: `The project is the beginning of the names of the cluster, its roles and its keys, and of the folder in which the states lie. A cluster keeps its name and its role, so Terraform would destroy it and make another one; where the states are looked for in another folder, it finds none, and makes everything a second time. ${COMPARED}`,
    fix: 'write the project as it was; for another name, make a second environment and move there',
    sources: [
      { url: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster', date },
      { url: 'https://developer.hashicorp.com/terraform/cli/commands/init#backend-initialization', date },
    ],
    failureModes: ['A27'],
    example: { before: "project: 'platform', later project: 'shop'", after: "project: 'platform'" },
  },
  droppedRecords: {
    id: 'ENG032',
    severity: 'warning',
    title: 'Logs or metrics go with what holds them',
    why: `CloudWatch deletes a log group together with all events that it has, and a workspace of Prometheus loses its metrics. Terraform deletes what nothing in the configuration makes any more. ${COMPARED}`,
    fix: 'take it out of the state first, then apply: it stays, and nobody writes to it any more',
    sources: [
      { url: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html', date: READ_LATER },
      { url: 'https://docs.aws.amazon.com/prometheus/latest/APIReference/API_DeleteWorkspace.html', date: READ_LATER },
    ],
    example: {
      before: "flowLogs: {}, later flowLogs: { destination: 's3', … }",
      after: 'terraform state rm aws_cloudwatch_log_group.flow_logs',
    },
  },
} as const satisfies Readonly<Record<string, RuleText>>;

export type ChangeRule = keyof typeof changeRules;
