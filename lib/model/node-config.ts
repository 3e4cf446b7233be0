import { stringify } from 'yaml';

/** What a node has to know of its cluster. In a stack these are references. */
export interface NodeConfigCluster {
  readonly name: string;
  readonly endpoint: string;
  readonly certificateAuthority: string;
  /** Range of service addresses. */
  readonly serviceCidr: string;
}

const BOUNDARY = 'NODECONFIG';

/**
 * User data for `nodeadm`, which starts nodes of Amazon Linux 2023: one part of a MIME message. With an image of one's
 * own EKS adds nothing, so it has to name the cluster; otherwise EKS adds that itself and `cluster` is undefined.
 * https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html
 */
export function nodeUserData(settings: {
  readonly cluster: NodeConfigCluster | undefined;
  readonly kubelet: Readonly<Record<string, unknown>> | undefined;
}): string {
  const { cluster, kubelet } = settings;
  const nodeConfig = {
    apiVersion: 'node.eks.aws/v1alpha1',
    kind: 'NodeConfig',
    spec: {
      ...(cluster === undefined
        ? {}
        : {
            cluster: {
              name: cluster.name,
              apiServerEndpoint: cluster.endpoint,
              certificateAuthority: cluster.certificateAuthority,
              cidr: cluster.serviceCidr,
            },
          }),
      ...(kubelet === undefined ? {} : { kubelet: { config: kubelet } }),
    },
  };
  return [
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    '',
    `--${BOUNDARY}`,
    'Content-Type: application/node.eks.aws',
    '',
    '---',
    // One value to a line, whatever its length: references are longer than what they stand for.
    stringify(nodeConfig, { lineWidth: 0 }),
    `--${BOUNDARY}--`,
    '',
  ].join('\n');
}
