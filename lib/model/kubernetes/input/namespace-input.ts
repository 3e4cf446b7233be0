import type { LimitRangeSettings } from '../limit-range';
import type { PodSecurityLevel } from '../namespace';
import type { NamespaceIsolation } from '../network-policies';

/** ClusterRoles that every cluster has; any other by its name. */
export type ClusterRoleName = 'admin' | 'edit' | 'view' | (string & {});

/** A namespace with what belongs to it. */
export interface NamespaceInput {
  /** @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default none */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Pod Security Standard. https://kubernetes.io/docs/concepts/security/pod-security-standards/
   * @default baseline is enforced, and what breaks restricted is noted and warned of; privileged is enforced where an add-on needs it
   */
  readonly podSecurity?:
    | PodSecurityLevel
    | {
        readonly enforce: PodSecurityLevel;
        /** @default restricted */
        readonly audit?: PodSecurityLevel;
        /** @default restricted */
        readonly warn?: PodSecurityLevel;
      };
  /**
   * Which traffic pods have without a policy of their own: all; with each other; none. DNS and the credentials of Pod
   * Identity always work. Nodes obey only when `platform.networkPolicy` is on.
   * @default allow-all
   */
  readonly networkPolicy?: NamespaceIsolation;
  /** The most that the namespace may use: `{ 'requests.cpu': 20, 'requests.memory': '64Gi', pods: 100 }`. @default no limit */
  readonly quota?: Readonly<Record<string, string | number>>;
  /** What containers get that do not say, and what they may ask for. @default nothing */
  readonly containerLimits?: LimitRangeSettings;
  /**
   * What Kubernetes groups of access entries (`access.teams.*.groups`) may do here: `{ 'payments-developers': 'edit' }`.
   * @default nothing
   */
  readonly groups?: Readonly<Record<string, ClusterRoleName>>;
  /** Service accounts to make. @default those that Pod Identities and roles by IRSA name in this namespace */
  readonly serviceAccounts?: readonly string[];
  /**
   * Secrets that the load balancer controller of Auto Mode may read: the clients of identity providers that Ingresses name
   * (`alb.ingress.kubernetes.io/auth-idp-oidc`). https://docs.aws.amazon.com/eks/latest/userguide/auto-managed-rbac-example.html
   * @default none: it reads no Secret
   */
  readonly loadBalancerSecrets?: readonly string[];
}
