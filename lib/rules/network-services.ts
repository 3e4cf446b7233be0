import {
  commonInterfaceServices,
  endpointServicesSource,
  gatewayServices,
  servicesWithoutEndpoint,
} from '../aws/endpoint-services';
import { isRetention, logRetentionSource, retentionOfAtLeast } from '../aws/log-retention';
import { partitionOf } from '../aws/regions';
import { didYouMean } from './did-you-mean';
import { valueAt } from './input-path';
import { valueRule, type Rule } from './rule';
import { ofText, suggesting } from './texts';
import { hasInternetAccess, regionOf, textAt } from './written-network';

const date = '2026-11-21';
const FLOW_LOGS_S3 = { url: 'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3.html', date };
const LOG_KEY = { url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html', date };
const ENDPOINTS = { url: 'https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html', date };
const S3_ENDPOINT_FIX = { url: 'https://github.com/hashicorp/terraform-provider-aws/pull/45849', date };

const BUCKET_ARN = /^arn:([a-z][a-z-]*):s3:::([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(\/.*)?$/;
const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const KEY_ARN = /^arn:[a-z][a-z-]*:kms:([a-z0-9-]+):\d{12}:key\/[\w-]+$/;

const knownServices = [...gatewayServices, ...commonInterfaceServices];

const partition = (input: unknown): string => partitionOf(textAt(input, 'region') ?? '').partition;

/** Flow logs and endpoints. */
export const networkServiceRules: readonly Rule[] = [
  valueRule({
    id: 'NET040',
    severity: 'error',
    title: 'Not the ARN of a bucket for flow logs',
    why: 'Flow logs go to a bucket by its ARN, with an optional folder. AWS makes a folder AWSLogs by itself and refuses one of that name.',
    fix: 'write the ARN of the bucket, and a folder if you like',
    sources: [FLOW_LOGS_S3],
    example: { before: "bucketArn: 'example-flow-logs'", after: "bucketArn: 'arn:aws:s3:::example-flow-logs/production/'" },
    at: ['network.flowLogs.bucketArn'],
    check: ofText((arn, { input }) => {
      const [, found, , folder] = BUCKET_ARN.exec(arn) ?? [];
      if (found === undefined) {
        const name = arn.replace(/^s3:\/\//, '').replace(/\/$/, '');
        return {
          message: `the ARN of a bucket, such as arn:${partition(input)}:s3:::example-flow-logs`,
          ...suggesting(BUCKET_NAME.test(name) ? `arn:${partition(input)}:s3:::${name}` : undefined),
        };
      }
      if (found !== partition(input)) {
        return {
          message: `ARNs of this region begin with arn:${partition(input)}`,
          suggestion: arn.replace(/^arn:[^:]*/, `arn:${partition(input)}`),
        };
      }
      return folder?.split('/').includes('AWSLogs') === true ? { message: 'a folder that is not called AWSLogs' } : undefined;
    }),
  }),
  valueRule({
    id: 'NET041',
    severity: 'error',
    title: 'A retention of flow logs that CloudWatch does not have',
    why: 'CloudWatch keeps logs for one of a fixed list of days; the provider refuses others when it plans.',
    fix: 'write the next longer one',
    sources: [logRetentionSource],
    example: { before: 'retentionDays: 360', after: 'retentionDays: 365' },
    at: ['network.flowLogs.retentionDays'],
    check: (value) => {
      if (typeof value !== 'number' || isRetention(value)) return undefined;
      return {
        message: 'days as CloudWatch knows them: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, … 3653, or 0 for ever',
        ...suggesting(value < 0 ? undefined : String(retentionOfAtLeast(value))),
      };
    },
  }),
  valueRule({
    id: 'NET042',
    severity: 'error',
    title: 'A key of flow logs that CloudWatch cannot use',
    why: 'CloudWatch takes a key by its ARN, of the region of the logs. An id or an alias is refused, or comes back as another value with every plan.',
    fix: "write 'own', 'aws', or what `aws kms describe-key --key-id <alias> --query KeyMetadata.Arn` prints",
    sources: [LOG_KEY],
    example: { before: "key: 'alias/logs'", after: "key: 'own'" },
    at: ['network.flowLogs.key'],
    check: ofText((key, { input }) => {
      if (key === 'own' || key === 'aws') return undefined;
      const [, region] = KEY_ARN.exec(key) ?? [];
      const ours = regionOf(input);
      if (region === undefined) return { message: "'own', 'aws', or arn:<partition>:kms:<region>:<account>:key/<id>" };
      return ours === undefined || region === ours ? undefined : { message: `a key of region ${ours}` };
    }),
  }),
  valueRule({
    id: 'NET043',
    severity: 'error',
    title: 'An endpoint for a service that has none',
    why: 'Route 53 can be reached through the internet only; AWS refuses an endpoint for it.',
    fix: 'remove it; what calls the service needs NAT gateways',
    sources: [endpointServicesSource],
    failureModes: ['E19'],
    example: { before: "services: ['route53']", after: "natGateways: 'single'" },
    at: ['network.endpoints.services.*'],
    check: ofText((service) =>
      servicesWithoutEndpoint.includes(service) ? { message: 'AWS has no VPC endpoint for this service' } : undefined,
    ),
  }),
  valueRule({
    id: 'NET044',
    severity: 'warning',
    title: 'An endpoint service that is not known here',
    why: 'AWS adds endpoint services, so an unknown name may be right; it may also be misspelt, and then AWS refuses it in the middle of the apply.',
    fix: 'compare with `aws ec2 describe-vpc-endpoint-services --query ServiceNames`, and acknowledge this rule when it is there',
    sources: [ENDPOINTS],
    failureModes: ['E10'],
    example: { before: "services: ['secretmanager']", after: "services: ['secretsmanager']" },
    at: ['network.endpoints.services.*'],
    check: ofText((service, { input }) => {
      if (knownServices.includes(service) || servicesWithoutEndpoint.includes(service)) return undefined;
      const region = textAt(input, 'region');
      const short = region === undefined ? service : (service.split(`.${region}.`)[1] ?? service);
      // A service with an endpoint for each of its parts: ecr has ecr.api and ecr.dkr.
      const parts = knownServices.filter((one) => one.startsWith(`${service}.`));
      if (parts.length > 0) {
        const message = `this service has an endpoint for each of its parts: ${parts.join(', ')}`;
        return { message, ...suggesting(parts.length === 1 ? parts[0] : undefined) };
      }
      return short !== service
        ? { message: 'the short name of the service', suggestion: short }
        : { message: 'the short name of a service, such as secretsmanager', ...suggesting(didYouMean(service, knownServices)) };
    }),
  }),
  valueRule({
    id: 'NET045',
    severity: 'warning',
    title: 'An S3 gateway endpoint in a dual-stack network',
    why: 'The AWS provider before 6.28.0 sends options with a gateway endpoint that AWS refuses in a VPC with IPv6 (InvalidParameter: PrivateDnsOnlyForInboundResolverEndpoint).',
    fix: "let the lock file have provider 6.28.0 or newer and acknowledge this rule; or endpoints: { preset: 'none' }",
    sources: [S3_ENDPOINT_FIX],
    failureModes: ['E14'],
    example: { before: 'ipv6: true', after: "ipv6: true, endpoints: { preset: 'none' }" },
    at: ['network.ipv6'],
    check: (value, { input }) => {
      const preset = textAt(input, 'network', 'endpoints', 'preset') ?? (hasInternetAccess(input) ? 's3' : 'isolated');
      const services = valueAt(input, ['network', 'endpoints', 'services']);
      const hasGateway =
        preset !== 'none' || (Array.isArray(services) && services.some((service) => gatewayServices.includes(String(service))));
      return value === true && hasGateway
        ? { message: 'the S3 gateway endpoint then needs AWS provider 6.28.0 or newer' }
        : undefined;
    },
  }),
];
