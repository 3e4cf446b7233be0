import type { Source } from './source';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html */
export const loadBalancerAttributesSource: Source = {
  url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html',
  date: '2026-11-28',
};

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ListenerAttribute.html */
export const listenerAttributesSource: Source = {
  url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ListenerAttribute.html',
  date: '2026-11-28',
};

/** What an attribute takes; all are text. */
export type AttributeForm = 'text' | readonly string[] | { readonly from: number; readonly to: number };

const SWITCH = ['true', 'false'];

const LOGS = ['access_logs', 'connection_logs', 'health_check_logs'] as const;

/** Logs that are switched on need the second: where they go. */
export const logBuckets: ReadonlyMap<string, string> = new Map(LOGS.map((kind) => [`${kind}.s3.enabled`, `${kind}.s3.bucket`]));

const forLogs = LOGS.flatMap((kind): [string, AttributeForm][] => [
  [`${kind}.s3.enabled`, SWITCH],
  [`${kind}.s3.bucket`, 'text'],
  [`${kind}.s3.prefix`, 'text'],
]);

/** Of Application Load Balancers. */
export const loadBalancerAttributes: ReadonlyMap<string, AttributeForm> = new Map<string, AttributeForm>([
  ...forLogs,
  ['client_keep_alive.seconds', { from: 60, to: 604_800 }],
  ['deletion_protection.enabled', SWITCH],
  ['idle_timeout.timeout_seconds', { from: 1, to: 4000 }],
  ['ipv6.deny_all_igw_traffic', SWITCH],
  // On for Application Load Balancers, and cannot be changed.
  ['load_balancing.cross_zone.enabled', ['true']],
  ['routing.http.desync_mitigation_mode', ['monitor', 'defensive', 'strictest']],
  ['routing.http.drop_invalid_header_fields.enabled', SWITCH],
  ['routing.http.preserve_host_header.enabled', SWITCH],
  ['routing.http.x_amzn_tls_version_and_cipher_suite.enabled', SWITCH],
  ['routing.http.xff_client_port.enabled', SWITCH],
  ['routing.http.xff_header_processing.mode', ['append', 'preserve', 'remove']],
  ['routing.http2.enabled', SWITCH],
  ['waf.fail_open.enabled', SWITCH],
  ['zonal_shift.config.enabled', SWITCH],
]);

/** Names of headers that a target gets; of HTTPS listeners only. */
const REQUEST_HEADERS = [
  'x_amzn_mtls_clientcert',
  'x_amzn_mtls_clientcert_issuer',
  'x_amzn_mtls_clientcert_leaf',
  'x_amzn_mtls_clientcert_serial_number',
  'x_amzn_mtls_clientcert_subject',
  'x_amzn_mtls_clientcert_validity',
  'x_amzn_tls_cipher_suite',
  'x_amzn_tls_version',
] as const;

const RESPONSE_HEADERS = [
  'access_control_allow_credentials',
  'access_control_allow_headers',
  'access_control_allow_methods',
  'access_control_allow_origin',
  'access_control_expose_headers',
  'access_control_max_age',
  'content_security_policy',
  'strict_transport_security',
  'x_content_type_options',
  'x_frame_options',
] as const;

/** Of listeners of Application Load Balancers. */
export const listenerAttributes: ReadonlyMap<string, AttributeForm> = new Map<string, AttributeForm>([
  ...REQUEST_HEADERS.map((header): [string, AttributeForm] => [`routing.http.request.${header}.header_name`, 'text']),
  ...RESPONSE_HEADERS.map((header): [string, AttributeForm] => [`routing.http.response.${header}.header_value`, 'text']),
  ['routing.http.response.server.enabled', SWITCH],
]);

/** Only HTTPS listeners have the headers of a TLS connection. */
export const isForHttps = (attribute: string): boolean => attribute.startsWith('routing.http.request.');

/** Of Network and Gateway Load Balancers, which an ingress class never makes. */
export const attributesOfOthers: ReadonlySet<string> = new Set([
  'dns_record.client_routing_policy',
  'secondary_ips.auto_assigned.per_subnet',
  'tcp.idle_timeout.seconds',
]);
