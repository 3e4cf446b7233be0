import { kubernetesObject, type KubernetesObject } from './kubernetes-object';
import type { LimitRangeSettings } from './limit-range';
import type { NamespaceIsolation } from './network-policies';

/** https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

export interface PodSecurity {
  /** Pods that break it are refused. */
  readonly enforce: PodSecurityLevel;
  /** Pods that break it are noted in the audit log. */
  readonly audit: PodSecurityLevel;
  /** Whoever makes pods that break it is warned. */
  readonly warn: PodSecurityLevel;
}

/** A namespace with what belongs to it. */
export interface NamespaceSettings {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly podSecurity: PodSecurity;
  readonly networkPolicy: NamespaceIsolation;
  /** `requests.cpu`, `pods`, `services.loadbalancers`, … to the most that the namespace may use. */
  readonly quota: Readonly<Record<string, string | number>>;
  /** What containers get that do not say, and what they may ask for; undefined makes none. */
  readonly containerLimits: LimitRangeSettings | undefined;
  /** Kubernetes group to the ClusterRole that it has here. */
  readonly groups: Readonly<Record<string, string>>;
  /** Service accounts to make. */
  readonly serviceAccounts: readonly string[];
  /** Service account to the ARN of its role by IRSA. */
  readonly irsaRoles: Readonly<Record<string, string>>;
  /** Secrets that the load balancer controller may read. */
  readonly loadBalancerSecrets: readonly string[];
}

export const namespace = ({ name, labels, annotations, podSecurity }: NamespaceSettings): KubernetesObject =>
  kubernetesObject({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        ...labels,
        'pod-security.kubernetes.io/enforce': podSecurity.enforce,
        'pod-security.kubernetes.io/audit': podSecurity.audit,
        'pod-security.kubernetes.io/warn': podSecurity.warn,
      },
      annotations,
    },
  });
