import { commonInterfaceServices, gatewayServices } from '../../aws/endpoint-services';
import { wholeReference } from '../../terraform/block';
import { didYouMean } from '../did-you-mean';
import { type AnyRelationRule, relationRule } from '../rule';
import { suggesting } from '../texts';
import { type Block, leavesOf, placeOf, problemAt, quoted, textOf, valueOf } from './json-project';
import { regionOf } from './region';

const date = '2026-11-28';
const ENDPOINTS = { url: 'https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html', date };
const GATEWAYS = { url: 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html', date };
const RULES = { url: 'https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs/resources/security_group', date };

/** What stands in a network and lets traffic through. */
export const networkJsonRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN036',
    severity: 'error',
    title: 'An endpoint for a service of another region or kind',
    why: 'The name of an endpoint service has the region in it, and only S3 and DynamoDB have gateway endpoints. EC2 refuses the rest.',
    fix: 'com.amazonaws.<region>.<service>, with vpc_endpoint_type Interface for all but S3 and DynamoDB',
    sources: [ENDPOINTS, GATEWAYS],
    failureModes: ['E10'],
    example: { before: '"com.amazonaws.us-east-1.s3" in eu-west-1', after: '"com.amazonaws.eu-west-1.s3"' },
    subject: 'json',
    *check(project) {
      for (const endpoint of project.resources('aws_vpc_endpoint')) {
        const name = textOf(endpoint, 'service_name');
        const [, , region = '', service = ''] =
          /^(com\.amazonaws|cn\.com\.amazonaws)\.([a-z]+(?:-[a-z]+)+-\d)\.(.+)$/.exec(name ?? '') ?? [];
        const own = regionOf(endpoint);
        const at = placeOf(endpoint, 'service_name');
        if (service === '') continue;
        if (own !== undefined && region !== own && valueOf(endpoint, 'service_region') === undefined) {
          const message = `a service of ${region}; the provider works in ${own}`;
          yield problemAt(endpoint, at, { received: quoted(name ?? ''), message, ...suggesting(name?.replace(region, own)) });
        }
        const kind = valueOf(endpoint, 'vpc_endpoint_type') ?? 'Gateway';
        if (kind !== 'Gateway' || gatewayServices.includes(service) || service === 's3express') continue;
        const message = `${service} has no gateway endpoint; write vpc_endpoint_type Interface`;
        yield problemAt(endpoint, placeOf(endpoint, 'vpc_endpoint_type'), { received: quoted(kind), message });
      }
    },
  }),
  relationRule({
    id: 'JSN037',
    severity: 'warning',
    title: 'An endpoint service that is not known',
    why: 'EC2 refuses names that it does not have. The list holds what clusters usually need, so others may be sound; this one looks misspelt.',
    fix: 'correct the name; `aws ec2 describe-vpc-endpoint-services` prints all',
    sources: [ENDPOINTS],
    failureModes: ['E10'],
    example: { before: '"com.amazonaws.eu-west-1.ecr.apii"', after: '"com.amazonaws.eu-west-1.ecr.api"' },
    subject: 'json',
    *check(project) {
      const services = [...commonInterfaceServices, ...gatewayServices];
      for (const endpoint of project.resources('aws_vpc_endpoint')) {
        const name = textOf(endpoint, 'service_name') ?? '';
        const [beginning = '', service = ''] = /^(?:cn\.)?com\.amazonaws\.[a-z-]+-\d\.(.+)$/.exec(name) ?? [];
        if (beginning === '' || services.includes(service.replace(/-fips$/, ''))) continue;
        const suggestion = didYouMean(service, services);
        if (suggestion === undefined) continue;
        yield problemAt(endpoint, placeOf(endpoint, 'service_name'), {
          received: `'${service}'`,
          message: 'not among the usual services',
          suggestion,
        });
      }
    },
  }),
  relationRule({
    id: 'JSN038',
    severity: 'warning',
    title: 'An endpoint that the whole world may call',
    why: 'The interfaces of an endpoint serve the VPC. A group that is open to everybody lets peered networks and, with a public address, strangers in.',
    fix: 'allow 443 from the ranges of the VPC',
    sources: [{ url: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html', date }],
    failureModes: ['E09'],
    example: { before: '"cidr_ipv4": "0.0.0.0/0"', after: '"cidr_ipv4": "10.0.0.0/16"' },
    subject: 'json',
    *check(project) {
      const groups = new Set(
        project
          .resources('aws_vpc_endpoint')
          .flatMap((one) =>
            leavesOf(one, 'security_group_ids').map(({ value }) => `${one.stack.name} ${wholeReference(value)?.address}`),
          ),
      );
      const isOfEndpoint = (block: Block, address: string | undefined): boolean => groups.has(`${block.stack.name} ${address}`);
      for (const rule of project.resources('aws_vpc_security_group_ingress_rule')) {
        if (!isOfEndpoint(rule, wholeReference(valueOf(rule, 'security_group_id'))?.address)) continue;
        for (const names of ['cidr_ipv4', 'cidr_ipv6']) {
          const range = textOf(rule, names);
          if (range === undefined || !/\/0$/.test(range)) continue;
          yield problemAt(rule, placeOf(rule, names), { received: `'${range}'`, message: 'this is every address there is' });
        }
      }
    },
  }),
  relationRule({
    id: 'JSN039',
    severity: 'note',
    title: 'Rules inside a security group',
    why: 'Rules in the group itself fight with stand-alone ones, of Terraform or of Kubernetes controllers. Scanners misread them where cdktf has written "prefix_list_ids": null: checkov then passes 22 open to the world.',
    fix: 'aws_vpc_security_group_ingress_rule and aws_vpc_security_group_egress_rule',
    sources: [RULES],
    example: { before: '"ingress": [{ … }]', after: '"aws_vpc_security_group_ingress_rule": { … }' },
    subject: 'json',
    *check(project) {
      for (const group of project.resources('aws_security_group')) {
        const inline = ['ingress', 'egress'].filter((names) => leavesOf(group, names).length > 0);
        const [first] = inline;
        if (first !== undefined)
          yield problemAt(group, placeOf(group, first), { message: `${inline.join(' and ')} inside the group` });
      }
    },
  }),
];
