import type { Construct } from 'constructs';
import type { ServiceAccountInput } from '../../model/kubernetes/input/access-object-input';
import { serviceAccountSettings } from '../../model/kubernetes/input/access-object-settings';
import type { Namespace } from './namespace';
import { nameOf, PlatformNoun, type PlatformNounProps } from './platform-noun';

export interface ServiceAccountProps extends PlatformNounProps, Omit<ServiceAccountInput, 'namespace'> {
  /** A namespace of this stack, or the name of one that exists. */
  readonly namespace: Namespace | string;
}

/**
 * A service account in a namespace, after it. Pod Identity needs no annotation on it.
 * https://kubernetes.io/docs/concepts/security/service-accounts/
 *
 * @example
 * new ServiceAccount(this, 'api', { namespace: 'payments' });
 */
export class ServiceAccount extends PlatformNoun<'ServiceAccount'> {
  public constructor(scope: Construct, id: string, props: ServiceAccountProps) {
    const input: ServiceAccountInput = { ...props, namespace: nameOf(props.namespace) };
    super(scope, id, {
      kind: 'ServiceAccount',
      props,
      at: (name) => ['serviceAccounts', name],
      settings: (name) => ({ serviceAccounts: [serviceAccountSettings(name, input)] }),
      after: [props.namespace],
    });
  }
}
