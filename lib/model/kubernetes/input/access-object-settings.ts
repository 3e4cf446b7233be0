import type { RoleBindingSettings } from '../role-binding';
import type { ServiceAccountSettings } from '../service-account';
import type { RoleBindingInput, ServiceAccountInput } from './access-object-input';

/** A role binding has nothing to fill in. */
export const roleBindingSettings = (name: string, input: RoleBindingInput): RoleBindingSettings => ({
  name,
  namespace: input.namespace,
  group: input.group,
  clusterRole: input.clusterRole,
});

/** Fills in the defaults of a service account. */
export const serviceAccountSettings = (name: string, input: ServiceAccountInput): ServiceAccountSettings => ({
  name,
  namespace: input.namespace,
  labels: input.labels ?? {},
  annotations: input.annotations ?? {},
});
