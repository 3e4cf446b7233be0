import type { Construct } from 'constructs';
import type { RoleBindingInput } from '../../model/kubernetes/input/access-object-input';
import { roleBindingSettings } from '../../model/kubernetes/input/access-object-settings';
import type { Namespace } from './namespace';
import { nameOf, PlatformNoun, type PlatformNounProps } from './platform-noun';

export interface RoleBindingProps extends PlatformNounProps, Omit<RoleBindingInput, 'namespace'> {
  /** A namespace of this stack, or the name of one that exists. */
  readonly namespace: Namespace | string;
}

/**
 * What a Kubernetes group of access entries may do in a namespace, after it. Never changes its role: another one replaces it.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 *
 * @example
 * new RoleBinding(this, 'payments', { namespace: 'argocd', group: 'payments-developers', clusterRole: 'view' });
 */
export class RoleBinding extends PlatformNoun<'RoleBinding'> {
  public constructor(scope: Construct, id: string, props: RoleBindingProps) {
    const input: RoleBindingInput = { ...props, namespace: nameOf(props.namespace) };
    super(scope, id, {
      kind: 'RoleBinding',
      props,
      at: (name) => ['roleBindings', name],
      settings: (name) => ({ roleBindings: [roleBindingSettings(name, input)] }),
      after: [props.namespace],
    });
  }
}
