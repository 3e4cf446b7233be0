export { arnKinds, type ArnKind, type ArnKindName } from './arn-kinds';
export {
  findPermissionSet,
  permissionSetNames,
  permissionSets,
  type AnyPermissionSet,
  type InstalledPermissionEntry,
  type PermissionEntry,
  type PermissionSetName,
} from './catalogue';
export { permissionSetNotes, permissionSetTable } from './catalogue-table';
export type { Installation, NonEmpty, PermissionSet, ScopeMember } from './permission-set';
export {
  exampleScope,
  explainPermissionSet,
  installationOf,
  permissionsOf,
  type PermissionExplanation,
  type Permissions,
} from './permissions';
export { permissionProblems, type ScopePlace, type ScopeProblem } from './scope-problems';
