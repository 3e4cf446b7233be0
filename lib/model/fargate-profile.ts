import type { Role } from './role';
import type { Tags } from './tags';

/** Pods that go to Fargate: those of the namespace that have all the labels. `*` and `?` stand for other characters. */
export interface FargateSelector {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Which pods run on Fargate. Nothing but its tags can be changed. https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html */
export interface FargateProfile {
  /** As EKS names it; also the Terraform id. */
  readonly name: string;
  readonly selectors: readonly FargateSelector[];
  /** Keys of the network's zones; pods get addresses of their node subnets, which are private. */
  readonly zones: readonly string[];
  /** What Fargate itself pulls images and joins the cluster with. EKS makes its access entry, of type FARGATE_LINUX. */
  readonly role: Role;
  readonly tags: Tags;
}
