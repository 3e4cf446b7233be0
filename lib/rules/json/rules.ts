import type { AnyRelationRule } from '../rule';
import { accessJsonRules } from './access';
import { accessPolicyJsonRules } from './access-policies';
import { accountJsonRules } from './accounts';
import { clusterJsonRules } from './cluster';
import { clusterRoleJsonRules } from './cluster-roles';
import { clusterZoneRules } from './cluster-zones';
import { endpointRules } from './endpoints';
import { flowLogRules } from './flow-logs';
import { functionCallRules } from './function-calls';
import { gatewayRouteRules } from './gateway-routes';
import { inlineRouteRules } from './inline-routes';
import { keptMetadataJsonRules } from './kept-metadata';
import { kubernetesJsonRules } from './kubernetes';
import { manifestValueRules } from './manifest-values';
import { natGatewayRules } from './nat-gateways';
import { networkJsonRules } from './network';
import { networkRangeRules } from './network-ranges';
import { nodeGroupTemplateRules } from './node-group-templates';
import { objectJsonRules } from './objects';
import { podIdentityJsonRules } from './pod-identity';
import { policyJsonRules } from './policies';
import { policyKeyRules } from './policy-keys';
import { providerJsonRules } from './providers';
import { referenceRules } from './references';
import { removedArgumentRules } from './removed-arguments';
import { securityGroupPortRules } from './security-group-ports';
import { schemaRules } from './schema-rules';
import { subnetJsonRules } from './subnets';
import { terraformBlockRules } from './terraform-blocks';
import { uniqueRules } from './unique';
import { valueTableRules } from './values';

/** Arguments of networks that do not go together. */
export const networkArgumentRules: readonly AnyRelationRule[] = [
  ...networkRangeRules,
  ...clusterZoneRules,
  ...natGatewayRules,
  ...endpointRules,
  ...inlineRouteRules,
  ...securityGroupPortRules,
  ...flowLogRules,
  ...removedArgumentRules,
];

/** What Terraform refuses before any provider is asked. */
export const languageRules: readonly AnyRelationRule[] = [...terraformBlockRules, ...functionCallRules];

/** Rules on finished Terraform JSON, whoever made it. */
export const jsonRules: readonly AnyRelationRule[] = [
  ...schemaRules,
  ...languageRules,
  ...referenceRules,
  ...valueTableRules,
  ...uniqueRules,
  ...clusterJsonRules,
  ...clusterRoleJsonRules,
  ...accessJsonRules,
  ...accessPolicyJsonRules,
  ...podIdentityJsonRules,
  ...subnetJsonRules,
  ...networkJsonRules,
  ...networkArgumentRules,
  ...gatewayRouteRules,
  ...nodeGroupTemplateRules,
  ...policyJsonRules,
  ...policyKeyRules,
  ...accountJsonRules,
  ...keptMetadataJsonRules,
  ...kubernetesJsonRules,
  ...manifestValueRules,
  ...providerJsonRules,
  ...objectJsonRules,
];
