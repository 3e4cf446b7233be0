import type { AnyRelationRule } from '../rule';
import { accessJsonRules } from './access';
import { accessPolicyJsonRules } from './access-policies';
import { accountJsonRules } from './accounts';
import { clusterJsonRules } from './cluster';
import { clusterRoleJsonRules } from './cluster-roles';
import { gatewayRouteRules } from './gateway-routes';
import { keptMetadataJsonRules } from './kept-metadata';
import { kubernetesJsonRules } from './kubernetes';
import { manifestValueRules } from './manifest-values';
import { networkJsonRules } from './network';
import { objectJsonRules } from './objects';
import { podIdentityJsonRules } from './pod-identity';
import { policyJsonRules } from './policies';
import { providerJsonRules } from './providers';
import { referenceRules } from './references';
import { subnetJsonRules } from './subnets';
import { uniqueRules } from './unique';
import { valueTableRules } from './values';

/** Rules on finished Terraform JSON, whoever made it. */
export const jsonRules: readonly AnyRelationRule[] = [
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
  ...gatewayRouteRules,
  ...policyJsonRules,
  ...accountJsonRules,
  ...keptMetadataJsonRules,
  ...kubernetesJsonRules,
  ...manifestValueRules,
  ...providerJsonRules,
  ...objectJsonRules,
];
