import { accessRules } from './access';
import { acknowledgementRules } from './acknowledge';
import { addonPlacementRules } from './addon-placement';
import { addonRules } from './addons';
import { chartRules } from './chart-values';
import { clusterRules } from './cluster';
import { engineRules } from './engine';
import { environmentRules } from './environment';
import { environmentRelationRules } from './environment-relations';
import { ingressRules } from './ingress';
import { irsaRules } from './irsa';
import { jsonFileRules, jsonRules } from './json';
import { libraryRules } from './library';
import { mixedComputeRules } from './mixed-compute';
import { namespaceRules } from './namespaces';
import { networkRules } from './network';
import { nodeClassRules } from './node-class';
import { nodePoolRules } from './node-pool';
import { observabilityRules } from './observability';
import { permissionSetRules } from './permission-sets';
import { platformRules } from './platform';
import { platformRelationRules } from './platform-relations';
import { podIdentityRules } from './pod-identity';
import { projectRules } from './project';
import type { AnyRelationRule, Rule, RuleText, ValueRule } from './rule';
import { shapeRules } from './shape';
import { stateRules } from './state';
import { storageRules } from './storage';
import { volumeSnapshotRules } from './volume-snapshots';

/** Every rule with a check, in the order in which findings are reported. */
export const rules: readonly Rule[] = [
  ...environmentRules,
  ...stateRules,
  ...networkRules,
  ...clusterRules,
  ...mixedComputeRules,
  ...accessRules,
  ...podIdentityRules,
  ...irsaRules,
  ...permissionSetRules,
  ...addonRules,
  ...addonPlacementRules,
  ...observabilityRules,
  ...platformRules,
  ...platformRelationRules,
  ...nodeClassRules,
  ...nodePoolRules,
  ...storageRules,
  ...volumeSnapshotRules,
  ...ingressRules,
  ...namespaceRules,
  ...chartRules,
  ...environmentRelationRules,
  ...projectRules,
];

export const valueRules: readonly ValueRule[] = rules.filter((rule) => rule.kind === 'value');

export const relationRules: readonly AnyRelationRule[] = rules.filter((rule) => rule.kind === 'relation');

/** Everything that can be explained: also what is found while reading the configuration itself. */
export const documentedRules: readonly RuleText[] = [
  ...Object.values(shapeRules),
  ...rules,
  ...libraryRules,
  ...Object.values(acknowledgementRules),
  ...Object.values(engineRules),
  ...Object.values(jsonFileRules),
  ...jsonRules,
].toSorted((one, other) => (one.id < other.id ? -1 : 1));
