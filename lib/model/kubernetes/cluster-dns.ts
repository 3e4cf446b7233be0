import { cidrText, parseCidr } from '../cidr';

/** The tenth address of the service range. https://docs.aws.amazon.com/eks/latest/userguide/auto-networking.html */
const DNS_OFFSET = 10n;

/** EKS takes one of two ranges when none is given. https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html */
const RANGES_OF_EKS = ['10.100.0.0/16', '172.20.0.0/16'];

/** EKS picks service addresses of an IPv6 cluster from the unique local range. */
const UNIQUE_LOCAL = 'fc00::/7';

/**
 * Ranges that hold the address of the cluster DNS. As narrow as can be known before the cluster exists: one address
 * where the service range was written, one of two where EKS picks it.
 */
export function clusterDnsRanges(ipFamily: 'ipv4' | 'ipv6', serviceCidr: string | undefined): readonly string[] {
  if (ipFamily === 'ipv6') return [UNIQUE_LOCAL];
  return (serviceCidr === undefined ? RANGES_OF_EKS : [serviceCidr]).flatMap((range) => {
    const parsed = parseCidr(range);
    return parsed.valid ? [cidrText({ family: 4, first: parsed.cidr.first + DNS_OFFSET, prefix: 32 })] : [];
  });
}
