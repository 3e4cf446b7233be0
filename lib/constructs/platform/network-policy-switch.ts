import type { Construct } from 'constructs';
import { PlatformNoun, type IpFamilyProps, type PlatformNounProps } from './platform-noun';

export interface NetworkPolicySwitchProps extends IpFamilyProps, Omit<PlatformNounProps, 'name'> {
  /** What node classes do with pods that no policy selects: with `DefaultDeny`, the pods of kube-system get a policy. @default DefaultAllow */
  readonly nodeNetworkPolicy?: 'DefaultAllow' | 'DefaultDeny';
}

/**
 * Makes nodes obey network policies; once for a cluster. https://docs.aws.amazon.com/eks/latest/userguide/auto-net-pol.html
 *
 * @example
 * new NetworkPolicySwitch(this, 'network-policies');
 */
export class NetworkPolicySwitch extends PlatformNoun<'ConfigMap'> {
  public constructor(scope: Construct, id: string, props: NetworkPolicySwitchProps = {}) {
    const { nodeNetworkPolicy = 'DefaultAllow', ipFamily = 'ipv4' } = props;
    super(scope, id, {
      kind: 'ConfigMap',
      props,
      at: () => ['networkPolicy'],
      settings: () => ({ networkPolicy: nodeNetworkPolicy === 'DefaultDeny' ? 'default-deny' : 'default-allow', ipFamily }),
    });
  }
}
