/** Pods of the namespace that have all the labels. `*` stands for any characters and `?` for one, in names and labels. */
export interface FargateSelectorInput {
  readonly namespace: string;
  /** @default every pod of the namespace */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * Which pods run on Fargate instead of nodes of Auto Mode. Nothing but tags can be changed later: another value makes a new
 * profile, and pods of the old one stop. Pod Identity does not work there; use `irsaRoles`. docs/mixed-compute.md
 * https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html
 */
export interface FargateProfileInput {
  /** One to five; a pod that fits one of them runs on Fargate. */
  readonly selectors: readonly [FargateSelectorInput, ...FargateSelectorInput[]];
  /** Zones of the network, by id, name or key. @default the zones of the cluster */
  readonly zones?: readonly string[];
  /** ARN of a role that exists, which trusts eks-fargate-pods.amazonaws.com. @default one role for all profiles */
  readonly podExecutionRole?: string;
}
