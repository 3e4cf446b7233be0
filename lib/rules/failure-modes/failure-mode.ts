import type { Source } from '../rule';

/** The day on which the sources of the catalogue were compared last. */
const DATE = '2026-11-21';

/**
 * The earliest point at which a failure can be stopped. `type`: it cannot be written. `synthesis`: known before AWS is
 * asked. `plan`: seen in a plan. `account`: AWS can be asked beforehand. `operation`: only a running cluster shows it.
 */
export type Stage = 'type' | 'synthesis' | 'plan' | 'account' | 'operation';

/** A test that shows it: a file below `__tests__/`, and the title of a test, of a row of its table, or of a type error. */
export interface Proof {
  readonly file: string;
  readonly title: string;
}

/** What this project does about a failure besides its rules, which name the failure themselves. */
export type Means =
  | { readonly by: 'type' | 'construction'; readonly what: string; readonly proof: Proof }
  /** What a person looks at, and the command that shows it. */
  | { readonly by: 'plan' | 'account' | 'operation'; readonly what: string; readonly run?: string };

/** One way in which a platform of EKS Auto Mode fails. */
export interface FailureMode {
  /** The letter of its family and two digits; never reused. */
  readonly id: string;
  /** What a person sees. */
  readonly symptom: string;
  readonly cause: string;
  readonly stage: Stage;
  readonly means: readonly Means[];
  readonly sources: readonly Source[];
}

/** Cannot be written: a type refuses it. */
export const type = (what: string, file: string, title: string): Means => ({
  by: 'type',
  what,
  proof: { file: `types/${file}.ts`, title },
});

/** Cannot come about: what is made leaves no room for it. */
export const construction = (what: string, file: string, title: string): Means => ({
  by: 'construction',
  what,
  proof: { file: `${file}.test.ts`, title },
});

const seen =
  (by: 'plan' | 'account' | 'operation') =>
  (what: string, run?: string): Means => ({ by, what, ...(run === undefined ? {} : { run }) });

/** Seen in `terraform plan`. */
export const plan = seen('plan');
/** AWS says it when it is asked; reading only. */
export const account = seen('account');
/** What operates the cluster has to know. */
export const operation = seen('operation');

/** One failure: what is seen, why, the earliest stage, and what is done about it besides rules. */
export const failure = (
  id: string,
  symptom: string,
  cause: string,
  stage: Stage,
  means: readonly Means[],
  urls: readonly string[],
): FailureMode => ({ id, symptom, cause, stage, means, sources: urls.map((url) => ({ url, date: DATE })) });

/** A page of the EKS user guide. */
export const guide = (page: string): string => `https://docs.aws.amazon.com/eks/latest/userguide/${page}.html`;

/** An issue or a pull request. */
const issueOf =
  (repository: string) =>
  (number: number): string =>
    `https://github.com/${repository}/issues/${number}`;

export const moduleIssue = issueOf('terraform-aws-modules/terraform-aws-eks');
export const providerIssue = issueOf('hashicorp/terraform-provider-aws');
export const kubernetesProviderIssue = issueOf('hashicorp/terraform-provider-kubernetes');
export const helmProviderIssue = issueOf('hashicorp/terraform-provider-helm');
export const roadmapIssue = issueOf('aws/containers-roadmap');
export const pulumiIssue = issueOf('pulumi/pulumi-eks');
export const cdkIssue = issueOf('aws/aws-cdk');
export const karpenterIssue = issueOf('aws/karpenter-provider-aws');
export const eksctlIssue = issueOf('eksctl-io/eksctl');
export const guideIssue = issueOf('awsdocs/amazon-eks-user-guide');
export const agentIssue = issueOf('aws/amazon-cloudwatch-agent');

/** The resource of the AWS provider. */
export const resource = (name: string): string =>
  `https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${name}`;
