/** What environment files import: the input types and a few pure functions; neither cdktf nor zod. */
export { defineEnvironment } from './config/define-environment';
export { ssoRole } from './config/sso-role';
export type { AccessInput, AccessPolicyName, AdminRoleInput, PipelineInput, TeamInput } from './config/access-input';
export type { AcknowledgementInput } from './config/acknowledgement-input';
export type { AddonInput, AddonName, AddonsInput, MixedComputeAddonName } from './config/addon-input';
export { maintenanceWindow } from './config/maintenance-window';
export { nodePool } from './config/node-pool-presets';
export { requirement } from './model/kubernetes/requirement';
export type { ClusterInput, ControlPlaneLogsInput, EndpointInput } from './config/cluster-input';
export type { EnvironmentInput } from './config/environment-input';
export type { FargateProfileInput, FargateSelectorInput } from './config/fargate-profile-input';
export type { NodeGroupInput } from './config/node-group-input';
export type { IrsaRoleInput } from './config/irsa-role-input';
export type {
  EndpointsInput,
  ExistingNetworkInput,
  NatKind,
  NetworkInput,
  OwnNetworkInput,
  SubnetSizes,
  ZoneInput,
} from './config/network-input';
export type { HelmReleaseInput } from './model/kubernetes/input/helm-release-input';
export type { IngressClassInput } from './model/kubernetes/input/ingress-class-input';
export type { NamespaceInput } from './model/kubernetes/input/namespace-input';
export type { NodeClassInput } from './model/kubernetes/input/node-class-input';
export type { NodePoolInput } from './model/kubernetes/input/node-pool-input';
export type {
  CloudWatchObservabilityInput,
  ObservabilityInput,
  PrometheusObservabilityInput,
} from './config/observability-input';
export type { PlatformInput } from './config/platform-input';
export type { PermissionSetPodIdentityInput } from './config/permission-set-input';
export type { PodIdentityInput } from './config/pod-identity-input';
export type { StatementInput } from './config/statement-input';
export type { StorageClassInput, VolumeSnapshotClassInput } from './model/kubernetes/input/storage-class-input';
export type { PodDisruptionBudgetInput, PriorityClassInput } from './model/kubernetes/input/workload-input';
export type { LocalStateInput, S3StateInput, StateInput } from './config/state-input';
