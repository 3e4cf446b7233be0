import { quotas } from '../aws/quotas';
import { cidrOf, cidrText, contains, isPrivateIpv4, parseCidr, type Cidr } from '../model/cidr';
import { isReference } from '../model/reference';
import { relationRule, valueRule, type Rule } from './rule';
import { ofText, suggesting } from './texts';

const date = '2026-11-21';
const ENDPOINT = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html', date };
const CONFIGURE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/config-cluster-endpoint.html', date };
const VPC_CONFIG = { url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_VpcConfigRequest.html', date };

const MOST_RANGES = quotas.publicEndpointRanges.value;

/** Ranges besides the private ones that nobody on the internet has. https://www.iana.org/assignments/iana-ipv4-special-registry */
const RESERVED = ['0.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3', 'fc00::/7', 'fe80::/10'].map(
  cidrOf,
);

const isEverybody = ({ prefix }: Cidr): boolean => prefix === 0;

const isReserved = (cidr: Cidr): boolean =>
  !isEverybody(cidr) && (isPrivateIpv4(cidr) || RESERVED.some((range) => contains(range, cidr)));

/** A range that can be read; of anything else another rule speaks. */
function readable(text: string): Cidr | undefined {
  const parsed = isReference(text) ? undefined : parseCidr(text);
  return parsed?.valid === true ? parsed.cidr : undefined;
}

/** Who reaches the Kubernetes API. */
export const endpointRules: readonly Rule[] = [
  valueRule({
    id: 'CLU020',
    severity: 'error',
    title: 'A public range that cannot be read',
    why: 'The provider takes ranges that are named by their first address, and refuses others when it plans.',
    fix: 'write the first address and the length of the prefix; a single address has /32',
    sources: [VPC_CONFIG, ENDPOINT],
    example: { before: "publicFrom: ['203.0.113.7/24']", after: "publicFrom: ['203.0.113.0/24']" },
    at: ['cluster.endpoint.publicFrom.*'],
    check: ofText((text) => {
      const parsed = parseCidr(text);
      if (parsed.valid) return undefined;
      const single = parseCidr(`${text}/${text.includes(':') ? 128 : 32}`);
      return {
        message: 'a range like 203.0.113.0/24, named by its first address',
        ...suggesting(parsed.corrected ?? (single.valid ? cidrText(single.cidr) : undefined)),
      };
    }),
  }),
  valueRule({
    id: 'CLU021',
    severity: 'warning',
    title: 'The Kubernetes API is open to the whole internet',
    why: 'Anybody can then reach the API server, try credentials and use whatever flaw Kubernetes has before it is patched. Authentication is the only thing that is left between them and the cluster.',
    fix: "list the ranges that need it, or write `endpoint: 'private'` and run Terraform inside the network",
    sources: [ENDPOINT],
    example: { before: "endpoint: { publicFrom: ['0.0.0.0/0'] }", after: "endpoint: { publicFrom: ['203.0.113.0/24'] }" },
    at: ['cluster.endpoint.publicFrom.*'],
    check: ofText((text) => {
      const cidr = readable(text);
      return cidr !== undefined && isEverybody(cidr) ? { message: 'this is every address there is' } : undefined;
    }),
  }),
  valueRule({
    id: 'CLU022',
    severity: 'error',
    title: 'A public range of addresses that nobody on the internet has',
    why: 'Requests to the public endpoint come from public addresses. EKS refuses reserved ranges here; machines inside the network use the private endpoint, which is always on.',
    fix: 'write the public addresses that your network or its NAT gateways have, or remove the range',
    sources: [CONFIGURE],
    example: { before: "publicFrom: ['10.0.0.0/8']", after: "publicFrom: ['203.0.113.0/24']" },
    at: ['cluster.endpoint.publicFrom.*'],
    check: ofText((text) => {
      const cidr = readable(text);
      return cidr !== undefined && isReserved(cidr) ? { message: 'a range of public addresses' } : undefined;
    }),
  }),
  valueRule({
    id: 'CLU023',
    severity: 'error',
    title: 'More public ranges than EKS takes',
    why: `A cluster has at most ${MOST_RANGES} ranges for its public endpoint.`,
    fix: 'join neighbouring ranges, or let people in through one address of a VPN',
    sources: [quotas.publicEndpointRanges.source],
    example: { before: 'publicFrom: [/* 60 addresses */]', after: "publicFrom: ['203.0.113.0/26']" },
    at: ['cluster.endpoint.publicFrom'],
    check: (value) =>
      Array.isArray(value) && new Set(value).size > MOST_RANGES
        ? { received: `${new Set(value).size} ranges`, message: `at most ${MOST_RANGES}` }
        : undefined,
  }),
  relationRule({
    id: 'CLU024',
    severity: 'error',
    title: 'An IPv6 range for the endpoint of an IPv4 cluster',
    why: 'Only the public endpoint of a cluster whose IP family is IPv6 has IPv6 addresses; EKS refuses such ranges elsewhere.',
    fix: 'remove the range, or make the network dual stack before the cluster is created',
    sources: [VPC_CONFIG],
    example: { before: "publicFrom: ['2001:db8::/32']", after: "publicFrom: ['203.0.113.0/24']" },
    subject: 'cluster',
    *check({ endpoint, ipFamily }) {
      if (ipFamily === 'ipv6') return;
      for (const [index, text] of endpoint.publicFrom.entries()) {
        if (readable(text)?.family === 6) {
          yield {
            path: ['endpoint', 'publicFrom', index],
            received: `'${text}'`,
            message: 'IPv4 ranges only: the cluster has IP family ipv4',
          };
        }
      }
    },
  }),
];
