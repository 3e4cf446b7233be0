import type { PodIdentity } from '../pod-identity';
import { inOrderOfKeys, kubernetesObject, type KubernetesObject } from './kubernetes-object';

/** For whom the facts are written, and where. */
export interface ClusterFactsSettings {
  readonly format: 'argo-cd' | 'flux';
  readonly namespace: string;
}

export interface ClusterFacts {
  /** Short values: Argo CD's generators select by them. */
  readonly labels: Readonly<Record<string, string>>;
  /** Everything, for templates. */
  readonly annotations: Readonly<Record<string, string>>;
}

export interface KnownFacts {
  readonly clusterName: string;
  readonly kubernetesVersion: string;
  readonly environment: string;
  readonly project: string;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** Undefined for a VPC that Terraform has yet to make. */
  readonly vpcId: string | undefined;
  readonly nodeRoleName: string;
  readonly podIdentities: readonly PodIdentity[];
}

/** What GitOps needs to know of a cluster, as far as it is known before Terraform runs. */
export function clusterFacts(known: KnownFacts): ClusterFacts {
  const optional = known.vpcId === undefined ? {} : { aws_vpc_id: known.vpcId };
  return {
    labels: inOrderOfKeys({
      cluster_name: known.clusterName,
      environment: known.environment,
      project: known.project,
      aws_region: known.region,
      kubernetes_version: known.kubernetesVersion,
    }),
    annotations: inOrderOfKeys({
      aws_cluster_name: known.clusterName,
      aws_account_id: known.account,
      aws_region: known.region,
      aws_partition: known.partition,
      ...optional,
      environment: known.environment,
      project: known.project,
      kubernetes_version: known.kubernetesVersion,
      node_role_name: known.nodeRoleName,
      ...Object.assign({}, ...known.podIdentities.map(podIdentityFacts)),
    }),
  };
}

/** `<name>_iam_role_arn`, `<name>_namespace`, `<name>_service_account`, as the GitOps bridge names them. */
function podIdentityFacts({ name, namespace, serviceAccount, role }: PodIdentity): Readonly<Record<string, string>> {
  const stem = name.replace(/[^A-Za-z0-9]+/g, '_');
  return {
    [`${stem}_namespace`]: namespace,
    [`${stem}_service_account`]: serviceAccount,
    ...(role.arn === undefined ? {} : { [`${stem}_iam_role_arn`]: role.arn }),
  };
}

/**
 * Argo CD: the cluster it runs in, with the facts as labels and annotations; it holds no credentials.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#clusters
 *
 * Flux: values for `postBuild.substituteFrom`. https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution
 */
export function clusterFactsObject({ format, namespace }: ClusterFactsSettings, facts: ClusterFacts): KubernetesObject {
  if (format === 'flux') {
    return kubernetesObject({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'cluster-facts', namespace, labels: facts.labels },
      data: facts.annotations,
    });
  }
  return kubernetesObject({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'in-cluster',
      namespace,
      labels: { ...facts.labels, 'argocd.argoproj.io/secret-type': 'cluster' },
      annotations: facts.annotations,
    },
    type: 'Opaque',
    stringData: {
      name: 'in-cluster',
      server: 'https://kubernetes.default.svc',
      config: JSON.stringify({ tlsClientConfig: { insecure: false } }),
    },
  });
}
