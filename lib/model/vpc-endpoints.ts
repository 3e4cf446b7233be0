import { alwaysNeededServices, endpointServiceName, isGatewayService, podIdentityService } from '../aws/endpoint-services';
import { fitName } from './names';
import type { Location } from './location';
import type { EndpointIngressRule, EndpointSecurityGroup, VpcEndpoint } from './network';
import type { Tags } from './tags';

/** What in the cluster speaks to AWS services, and so needs a way to them without internet. */
export interface EndpointNeeds {
  /** Whether pods or add-ons get credentials from EKS Pod Identity. */
  readonly podIdentity: boolean;
  /** EKS names of the add-ons. */
  readonly addons: readonly string[];
}

export interface EndpointSettings {
  readonly preset: 'none' | 's3' | 'isolated';
  /** Further services by their short names. */
  readonly services: readonly string[];
  readonly needs: EndpointNeeds;
}

/** What add-ons call, by their EKS names. ADOT is missing: what its collectors call is written in their configuration. */
const BY_ADDON: Readonly<Record<string, readonly string[]>> = {
  'amazon-cloudwatch-observability': ['monitoring', 'xray'],
  'aws-efs-csi-driver': ['elasticfilesystem'],
  'aws-fsx-csi-driver': ['fsx'],
  'aws-guardduty-agent': ['guardduty-data'],
  'aws-privateca-connector-for-kubernetes': ['acm-pca'],
  'aws-secrets-store-csi-driver-provider': ['secretsmanager', 'ssm'],
};

/** Short names of the services that get an endpoint, in order. */
export function endpointServices({ preset, services, needs }: EndpointSettings): readonly string[] {
  return [...new Set([...presetServices(preset, needs), ...services])].sort();
}

function presetServices(preset: EndpointSettings['preset'], { podIdentity, addons }: EndpointNeeds): readonly string[] {
  switch (preset) {
    case 'none':
      return [];
    case 's3':
      return ['s3'];
    case 'isolated':
      return [
        ...alwaysNeededServices.map(({ service }) => service),
        ...(podIdentity ? [podIdentityService.service] : []),
        ...addons.flatMap((addon) => BY_ADDON[addon] ?? []),
      ];
  }
}

export interface EndpointContext {
  /** `<project>-<environment>` */
  readonly prefix: string;
  readonly location: Location & { readonly region: string };
  /** Terraform ids of the subnets of interface endpoints: one per availability zone. */
  readonly subnets: readonly string[];
  /** Terraform ids of the route tables of gateway endpoints. */
  readonly routeTables: readonly string[];
  readonly tags: Tags;
}

/** Endpoints for the services, gateway endpoints where AWS has them: those cost nothing. */
export function vpcEndpoints(settings: EndpointSettings, context: EndpointContext): readonly VpcEndpoint[] {
  const { prefix, location, subnets, routeTables, tags } = context;
  return endpointServices(settings).map((service) => {
    const id = service.replaceAll('.', '-');
    const common = {
      id,
      service,
      serviceName: endpointServiceName(service, location.region),
      tags: { ...tags, Name: `${prefix}-${id}` },
    };
    return isGatewayService(service) ? { kind: 'gateway', ...common, routeTables } : { kind: 'interface', ...common, subnets };
  });
}

export interface EndpointSecurityGroupSettings {
  readonly prefix: string;
  readonly cidr: string;
  readonly podCidrs: readonly string[];
  readonly ipv6: boolean;
  readonly tags: Tags;
}

/**
 * Admits every range of the VPC, pod ranges included. An endpoint that is closed to some nodes is worse than none:
 * its private DNS name leads them to it. https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
export function endpointSecurityGroup(
  endpoints: readonly VpcEndpoint[],
  { prefix, cidr, podCidrs, ipv6, tags }: EndpointSecurityGroupSettings,
): EndpointSecurityGroup | undefined {
  if (!endpoints.some(({ kind }) => kind === 'interface')) return undefined;
  const name = fitName(`${prefix}-endpoints`, 'securityGroup');
  const rule = (id: string, from: EndpointIngressRule['from'], range: string): EndpointIngressRule => ({
    id: `https_${id}`,
    from,
    description: `HTTPS from ${range} of the VPC`,
    tags: { ...tags, Name: `${name}-${id}` },
  });
  return {
    name,
    description: `Interface endpoints of ${prefix}`,
    ingress: [
      ...[cidr, ...podCidrs].map((range) => rule(range.replace(/[./]/g, '-'), { cidr: range }, range)),
      ...(ipv6 ? [rule('ipv6', 'vpc-ipv6-range', 'the IPv6 range')] : []),
    ],
    tags: { ...tags, Name: name },
  };
}
