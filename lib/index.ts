/** The library: constructs for stacks of your own, the stacks of an environment, and what they are made of. */
export * from './environment';
export { AccessPolicy } from './constructs/access/access-policy';
export { AccessScope } from './constructs/access/access-scope';
export { AutoModeCluster } from './constructs/cluster/auto-mode-cluster';
export type { AccessOptions, PodIdentityOptions } from './constructs/cluster/auto-mode-cluster';
export type { AutoModeClusterProps } from './constructs/cluster/auto-mode-cluster-props';
export { NetworkResources } from './constructs/network/network-resources';
export { ClusterStack } from './stacks/cluster-stack';
export { EnvironmentStack, type Part } from './stacks/environment-stack';
export { NetworkStack } from './stacks/network-stack';
export { PlatformStack } from './stacks/platform-stack';
export { main } from './app/main';
export { checkProject, resolve, type Resolution, type ResolveOptions } from './config/resolve';
export type { Finding, Place } from './rules/finding';
export type { Severity, Source } from './rules/rule';
export type { Environment, PartialEnvironment, Profile } from './model/environment';
