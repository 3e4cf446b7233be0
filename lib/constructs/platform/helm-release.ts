import type { Release } from '@cdktf/provider-helm/lib/release';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import type { HelmReleaseInput } from '../../model/kubernetes/input/helm-release-input';
import { helmReleaseSettings } from '../../model/kubernetes/input/helm-release-settings';
import { helmRelease } from './helm-releases';
import { Namespace } from './namespace';
import { comesAfter, nameOf, type PlatformNounProps } from './platform-noun';
import { judge } from './platform-noun-checks';

export interface HelmReleaseProps extends PlatformNounProps, Omit<HelmReleaseInput, 'namespace' | 'createNamespace'> {
  /** A namespace of this stack, or the name of one. */
  readonly namespace: Namespace | string;
  /** @default true where the namespace is named and not kube-system or default */
  readonly createNamespace?: boolean;
}

/**
 * A chart that Terraform installs. The stack needs the provider of Helm (`ClusterConnection` with `helm: true` makes one).
 * Planning a release writes to the cluster. https://helm.sh/docs/topics/charts/
 */
export class HelmRelease extends Construct {
  /** `helm_release`; for `dependsOn` of others. */
  public readonly resource: Release;

  public constructor(scope: Construct, id: string, props: HelmReleaseProps) {
    super(scope, id);
    const { namespace, acknowledge = {}, dependsOn = [] } = props;
    const own = namespace instanceof Namespace;
    const input: HelmReleaseInput = { ...props, namespace: nameOf(namespace) };
    const name = props.name ?? id;
    const literalName = Token.isUnresolved(name) ? id : name;
    const settings = helmReleaseSettings(name, input, own ? [namespace.name] : []);
    const at = ['helmReleases', literalName];
    judge(this, {
      kind: 'HelmRelease',
      at,
      props,
      settings: {
        helmReleases: [{ ...settings, name: literalName, path: at }],
        ...(own ? { namespaces: [namespace.settings] } : {}),
      },
      region: undefined,
      acknowledge,
    });
    // cdktf leaves the word `Resource` out of addresses.
    this.resource = helmRelease(this, 'Resource', settings, [...dependsOn, ...(own ? comesAfter(this, namespace) : [])]);
  }
}
