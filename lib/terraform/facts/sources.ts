import type { Source } from '../../aws/source';
import type { Accepted } from './facts';

const READ = '2026-11-21';

/** The provider's own documentation of a resource type, in the version that the bindings were made from. */
export const awsProvider = (page: string): Source => ({
  url: `https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs/resources/${page}`,
  date: READ,
});

/** The same of a data source. */
export const awsDataSource = (page: string): Source => ({
  url: `https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs/data-sources/${page}`,
  date: '2026-11-28',
});

/** The provider's code, where the documentation does not say what replaces a resource. */
export const awsProviderCode = (file: string): Source => ({
  url: `https://github.com/hashicorp/terraform-provider-aws/blob/v6.25.0/internal/service/${file}`,
  date: READ,
});

/** Enumerations, patterns and what cannot be updated, as CloudFormation's schema of 2026-10-20 has them. */
export const cloudFormation = (page: string): Source => ({
  url: `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-${page}.html`,
  date: READ,
});

export const awsDocs = (page: string): Source => ({ url: `https://docs.aws.amazon.com/${page}`, date: READ });

export const kubernetesProvider = (page: string): Source => ({
  url: `https://registry.terraform.io/providers/hashicorp/kubernetes/2.38.0/docs/resources/${page}`,
  date: READ,
});

export const kubernetesDocs = (page: string): Source => ({ url: `https://kubernetes.io/docs/${page}`, date: '2026-11-28' });

/** The validation of the API server, where the documentation does not say what it refuses. */
export const kubernetesCode = (file: string): Source => ({
  url: `https://github.com/kubernetes/kubernetes/blob/v1.34.0/${file}`,
  date: '2026-11-28',
});

export const helmProvider = (page: string): Source => ({
  url: `https://registry.terraform.io/providers/hashicorp/helm/3.0.2/docs/resources/${page}`,
  date: READ,
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export const ARN: Accepted = {
  pattern: 'arn:[a-z0-9-]+:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:.+',
  means: 'an ARN (arn:aws:…)',
};

export const ROLE_ARN: Accepted = {
  pattern: 'arn:[a-z0-9-]+:iam::[0-9]{12}:role/.+',
  means: 'the ARN of an IAM role (arn:aws:iam::111122223333:role/name)',
};

const OCTET = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`;

/** The provider refuses a range that does not begin with its first address (`ValidIPv4CIDRNetworkAddress`). */
export const IPV4_RANGE: Accepted = {
  pattern: String.raw`(?:${OCTET}\.){3}${OCTET}/(?:3[0-2]|[12]?\d)`,
  means: 'an IPv4 range such as 10.0.0.0/16',
  firstAddress: true,
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export const NETWORK_RANGE: Accepted = {
  pattern: String.raw`(?:${OCTET}\.){3}${OCTET}/(?:1[6-9]|2[0-8])`,
  means: 'an IPv4 range between /16 and /28',
  firstAddress: true,
};

export const IPV6_RANGE: Accepted = {
  pattern: '[0-9a-fA-F:]+/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9])',
  means: 'an IPv6 range such as 2001:db8::/56',
  firstAddress: true,
};

export const IP_RANGE: Accepted = {
  pattern: `${IPV4_RANGE.pattern}|${IPV6_RANGE.pattern}`,
  means: 'an address range such as 203.0.113.0/24',
  firstAddress: true,
};

export const JSON_DOCUMENT: Accepted = { json: 'object' };

/** `validation.StringIsJSON` takes an empty text, and the provider leaves the argument out then. */
export const OPTIONAL_JSON_DOCUMENT: Accepted = { json: 'object or empty' };
