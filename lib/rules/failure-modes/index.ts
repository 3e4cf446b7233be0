import { accessFailures } from './access';
import { addonAndIdentityFailures } from './addons-and-identity';
import { clusterFailures } from './cluster';
import type { FailureMode } from './failure-mode';
import { loadBalancingAndStorageFailures } from './load-balancing-and-storage';
import { networkFailures } from './network';
import { nodeFailures } from './nodes';
import { terraformFailures } from './terraform';

export type { FailureMode, Means, Proof, Stage } from './failure-mode';

export interface FailureFamily {
  readonly letter: string;
  readonly name: string;
  readonly failures: readonly FailureMode[];
}

/** Every known way in which a platform of EKS Auto Mode fails, by family. */
export const failureFamilies: readonly FailureFamily[] = [
  { letter: 'A', name: 'the cluster', failures: clusterFailures },
  { letter: 'B', name: 'roles and access', failures: accessFailures },
  { letter: 'C', name: 'node classes, node pools, nodes', failures: nodeFailures },
  { letter: 'D', name: 'Terraform, providers, cdktf', failures: terraformFailures },
  { letter: 'E', name: 'network', failures: networkFailures },
  { letter: 'F', name: 'load balancers and volumes', failures: loadBalancingAndStorageFailures },
  { letter: 'G', name: 'add-ons, Pod Identity, observability', failures: addonAndIdentityFailures },
];

export const failureModes: readonly FailureMode[] = failureFamilies.flatMap(({ failures }) => failures);
