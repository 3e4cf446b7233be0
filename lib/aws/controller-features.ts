import type { Source } from './source';

/** https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html */
export const controllerFeaturesSource: Source = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html',
  date: '2026-11-21',
};

/** https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-nlb.html */
export const serviceFeaturesSource: Source = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-nlb.html',
  date: '2026-11-21',
};

const INGRESS = 'alb.ingress.kubernetes.io';
const SERVICE = 'service.beta.kubernetes.io/aws-load-balancer';

/**
 * Annotations that the load balancer controller of Auto Mode does not read, though self-managed controllers do, and what
 * says the same there. They are ignored without a word.
 */
export const unreadAnnotations: ReadonlyMap<string, string> = new Map([
  ['kubernetes.io/ingress.class', 'ingressClassName of the Ingress says which class it has'],
  [`${INGRESS}/group.name`, 'the group is set in the ingress class (platform.ingressClasses.*.group)'],
  [`${INGRESS}/waf-acl-id`, `${INGRESS}/wafv2-acl-arn names the web ACL`],
  [`${INGRESS}/web-acl-id`, `${INGRESS}/wafv2-acl-arn names the web ACL`],
  [`${INGRESS}/dry-run-plan`, 'there are no dry runs'],
  [`${INGRESS}/create-acm-cert`, 'the certificate has to exist: certificateARNs of the ingress class'],
  [`${INGRESS}/acm-pca-arn`, 'the certificate has to exist: certificateARNs of the ingress class'],
  [`${SERVICE}-type`, 'loadBalancerClass of the Service says it: eks.amazonaws.com/nlb'],
  [`${SERVICE}-internal`, `${SERVICE}-scheme: internal says the same`],
  [`${SERVICE}-proxy-protocol`, `${SERVICE}-target-group-attributes says the same`],
  [`${SERVICE}-access-log-enabled`, `${SERVICE}-attributes says the same`],
  [`${SERVICE}-access-log-s3-bucket-name`, `${SERVICE}-attributes says the same`],
  [`${SERVICE}-access-log-s3-bucket-prefix`, `${SERVICE}-attributes says the same`],
  [`${SERVICE}-cross-zone-load-balancing-enabled`, `${SERVICE}-attributes says the same`],
  ['service.beta.kubernetes.io/load-balancer-source-ranges', 'spec.loadBalancerSourceRanges of the Service says the same'],
]);

/** Beginning of the controllers of the Gateway API, which Auto Mode does not have. */
export const gatewayControllerPrefix = 'gateway.k8s.aws/';

/** Signing in by OIDC: the controller reads a Secret that it is not allowed to read by itself. */
export const oidcAnnotation = { key: `${INGRESS}/auth-type`, value: 'oidc' } as const;

/** https://docs.aws.amazon.com/eks/latest/userguide/auto-managed-rbac.html (2026-11-21) */
export const managedControllersGroup = 'eks:managed';

/** Security groups of single pods. https://docs.aws.amazon.com/eks/latest/userguide/auto-sgp.html (2026-11-21) */
export const securityGroupPolicyMinimumVersion = '1.36';
