import type { Tags } from '../tags';
import { inOrderOfKeys, kubernetesObject, listOrNothing, mapOrNothing, type KubernetesObject } from './kubernetes-object';

export type LoadBalancerScheme = 'internal' | 'internet-facing';
export type LoadBalancerAddresses = 'ipv4' | 'dualstack' | 'dualstack-without-public-ipv4';

/** Where load balancers are placed: by id, or by tags. */
export type LoadBalancerSubnets =
  | { readonly ids: readonly [string, ...string[]]; readonly matchTags?: never }
  | { readonly matchTags: Readonly<Record<string, readonly [string, ...string[]]>>; readonly ids?: never };

export interface LoadBalancerListener {
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly port: number;
  /** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html#listener-attributes */
  readonly attributes?: Readonly<Record<string, string>>;
}

/**
 * Application Load Balancers for Ingress objects; members are named as in `IngressClassParams`.
 * https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html
 */
export interface IngressClassSettings {
  /** Of the class and of its parameters. */
  readonly name: string;
  /** For Ingress objects that name no class; at most one class can be it. */
  readonly isDefault: boolean;
  readonly scheme: LoadBalancerScheme;
  readonly ipAddressType: LoadBalancerAddresses;
  /** Ingress objects of one group share a load balancer. */
  readonly group: string | undefined;
  /** Undefined: found by the tags of the subnets. */
  readonly subnets: LoadBalancerSubnets | undefined;
  readonly certificateARNs: readonly string[];
  readonly sslPolicy: string | undefined;
  readonly inboundCIDRs: readonly string[];
  readonly prefixListsIDs: readonly string[];
  readonly targetType: 'ip' | 'instance';
  readonly loadBalancerName: string | undefined;
  /** Labels of the namespaces that may use the class; empty lets all. */
  readonly namespaceSelector: Readonly<Record<string, string>>;
  readonly listeners: readonly LoadBalancerListener[];
  readonly loadBalancerAttributes: Readonly<Record<string, string>>;
  readonly minimumCapacityUnits: number | undefined;
  readonly ipv4IPAMPoolId: string | undefined;
  /** On load balancers and target groups; the cluster role needs the permission for it. */
  readonly tags: Tags;
}

const GROUP = 'eks.amazonaws.com';
const PARAMS = 'IngressClassParams';

export const ingressClassParams = (settings: IngressClassSettings): KubernetesObject =>
  kubernetesObject({
    apiVersion: `${GROUP}/v1`,
    kind: PARAMS,
    metadata: { name: settings.name },
    spec: {
      scheme: settings.scheme,
      ipAddressType: settings.ipAddressType,
      targetType: settings.targetType,
      loadBalancerName: settings.loadBalancerName,
      group: settings.group === undefined ? undefined : { name: settings.group },
      namespaceSelector:
        Object.keys(settings.namespaceSelector).length === 0
          ? undefined
          : { matchLabels: inOrderOfKeys(settings.namespaceSelector) },
      subnets: settings.subnets === undefined ? undefined : subnets(settings.subnets),
      certificateARNs: listOrNothing(settings.certificateARNs),
      sslPolicy: settings.sslPolicy,
      inboundCIDRs: listOrNothing(settings.inboundCIDRs),
      prefixListsIDs: listOrNothing(settings.prefixListsIDs),
      listeners: listOrNothing(
        settings.listeners.map(({ protocol, port, attributes }) => ({
          protocol,
          port,
          attributes: listOrNothing(keysAndValues(attributes ?? {})),
        })),
      ),
      loadBalancerAttributes: listOrNothing(keysAndValues(settings.loadBalancerAttributes)),
      minimumLoadBalancerCapacity:
        settings.minimumCapacityUnits === undefined ? undefined : { capacityUnits: settings.minimumCapacityUnits },
      ipamConfiguration: mapOrNothing({ ipv4IPAMPoolId: settings.ipv4IPAMPoolId }),
      tags: listOrNothing(keysAndValues(settings.tags)),
    },
  });

/** Other annotations on a class are ignored. */
export const ingressClass = ({ name, isDefault }: IngressClassSettings): KubernetesObject =>
  kubernetesObject({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name, annotations: { 'ingressclass.kubernetes.io/is-default-class': String(isDefault) } },
    spec: {
      controller: `${GROUP}/alb`,
      parameters: { apiGroup: GROUP, kind: PARAMS, name, scope: 'Cluster' },
    },
  });

const subnets = ({ ids, matchTags }: LoadBalancerSubnets): object =>
  ids === undefined ? { matchTags: Object.entries(inOrderOfKeys(matchTags)).map(([key, values]) => ({ key, values })) } : { ids };

const keysAndValues = (map: Readonly<Record<string, string>>): readonly { readonly key: string; readonly value: string }[] =>
  Object.entries(inOrderOfKeys(map)).map(([key, value]) => ({ key, value }));
