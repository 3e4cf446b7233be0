import type { AnyRelationRule } from '../rule';
import { accessJsonRules } from './access';
import { accountJsonRules } from './accounts';
import { clusterJsonRules } from './cluster';
import { kubernetesJsonRules } from './kubernetes';
import { networkJsonRules } from './network';
import { policyJsonRules } from './policies';
import { referenceRules } from './references';
import { valueTableRules } from './values';

/** Rules on finished Terraform JSON, whoever made it. */
export const jsonRules: readonly AnyRelationRule[] = [
  ...referenceRules,
  ...valueTableRules,
  ...clusterJsonRules,
  ...accessJsonRules,
  ...networkJsonRules,
  ...policyJsonRules,
  ...accountJsonRules,
  ...kubernetesJsonRules,
];
