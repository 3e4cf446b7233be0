import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { parseCidr } from '../../model/cidr';
import type { NamespaceInput } from '../../model/kubernetes/input/namespace-input';
import { namespaceSettings } from '../../model/kubernetes/input/namespace-settings';
import type { NamespaceSettings } from '../../model/kubernetes/namespace';
import type { NamespaceIsolation } from '../../model/kubernetes/network-policies';
import { PlatformNoun, type IpFamilyProps, type PlatformNounProps } from './platform-noun';

export interface NamespaceProps
  extends PlatformNounProps, IpFamilyProps, Omit<NamespaceInput, 'serviceAccounts' | 'networkPolicy'> {
  /**
   * Which traffic pods have without a policy of their own: all; with each other; none. DNS and the credentials of Pod Identity
   * always work. Nodes obey only when network policies are switched on: `NetworkPolicySwitch`.
   * @default allow-all
   */
  readonly networkPolicy?: NamespaceIsolation;
  /** What node classes do with pods that no policy selects: with `DefaultDeny`, `allow-all` is a policy too. @default DefaultAllow */
  readonly nodeNetworkPolicy?: 'DefaultAllow' | 'DefaultDeny';
  /** Service range of the cluster, written out: the address of its DNS follows from it. @default one of the two that EKS chooses */
  readonly serviceCidr?: string;
  /** Service accounts to make. @default none */
  readonly serviceAccounts?: readonly string[];
}

/**
 * A namespace, and after it what belongs to it: quota, limits of containers, network policies, role bindings, service accounts.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 *
 * @example
 * new Namespace(this, 'payments', { podSecurity: 'restricted', networkPolicy: 'same-namespace' });
 */
export class Namespace extends PlatformNoun<'Namespace'> {
  /** Everything decided about it. */
  public readonly settings: NamespaceSettings;

  public constructor(scope: Construct, id: string, props: NamespaceProps = {}) {
    const { ipFamily = 'ipv4', nodeNetworkPolicy = 'DefaultAllow', serviceCidr } = props;
    if (serviceCidr !== undefined && (Token.isUnresolved(serviceCidr) || !parseCidr(serviceCidr).valid)) {
      throw new Error(
        `Namespace '${scope.node.path}/${id}': serviceCidr is a range that is written out, such as '172.20.0.0/16'`,
      );
    }
    super(scope, id, {
      kind: 'Namespace',
      props,
      at: (name) => ['namespaces', name],
      settings: (name) => ({
        namespaces: [namespaceSettings(name, props)],
        networkPolicy: nodeNetworkPolicy === 'DefaultDeny' ? 'default-deny' : 'default-allow',
        ipFamily,
        serviceCidr,
      }),
    });
    this.settings = namespaceSettings(this.name, props);
  }
}
