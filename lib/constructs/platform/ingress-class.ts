import type { Construct } from 'constructs';
import type { IngressClassInput } from '../../model/kubernetes/input/ingress-class-input';
import { ingressClassSettings } from '../../model/kubernetes/input/ingress-class-settings';
import { PlatformNoun, type IpFamilyProps, type PlatformNounProps, type RegionProps } from './platform-noun';

/** Subnets that are not named are found by their tags; tags need the permission of the cluster role (`customTags`). */
export interface IngressClassProps extends IngressClassInput, PlatformNounProps, RegionProps, IpFamilyProps {}

/**
 * Application Load Balancers for Ingress objects that name the class: `IngressClass`, after its `IngressClassParams`.
 * https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html
 *
 * @example
 * new IngressClass(this, 'public', { scheme: 'internet-facing' });
 */
export class IngressClass extends PlatformNoun<'IngressClass'> {
  public constructor(scope: Construct, id: string, props: IngressClassProps) {
    const { ipFamily = 'ipv4' } = props;
    super(scope, id, {
      kind: 'IngressClass',
      props,
      at: (name) => ['ingressClasses', name],
      settings: (name) => ({
        ingressClasses: [ingressClassSettings(name, props, { ipFamily, subnets: () => undefined, tags: {} })],
        ipFamily,
      }),
    });
  }
}
