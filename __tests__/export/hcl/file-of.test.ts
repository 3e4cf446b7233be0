import { fileOfResource } from '../../../lib/export/hcl/file-of';

test.each([
  ['aws_vpc', 'network'],
  ['aws_route', 'network'],
  ['aws_route_table_association', 'network'],
  ['aws_route53_zone', 'dns'],
  ['aws_route53_resolver_rule', 'dns'],
  ['aws_service_discovery_private_dns_namespace', 'dns'],
  ['aws_acm_certificate', 'certificates'],
  ['aws_acm_certificate_validation', 'certificates'],
  ['aws_acmpca_certificate_authority', 'certificates'],
  ['tls_private_key', 'certificates'],
  ['aws_lb', 'load_balancers'],
  ['aws_lb_target_group', 'load_balancers'],
  ['aws_elb', 'load_balancers'],
  ['aws_eks_addon', 'addons'],
  ['aws_eks_cluster', 'cluster'],
  ['aws_iam_role', 'iam'],
  ['aws_sqs_queue', 'main'],
])('%s goes to %s.tf', (type, file) => {
  expect(fileOfResource(type, {})).toBe(file);
});

test.each([
  ['NodePool', 'node_pools'],
  ['Namespace', 'namespaces'],
  ['Certificate', 'kubernetes'],
])('a manifest of a %s goes to %s.tf', (kind, file) => {
  expect(fileOfResource('kubernetes_manifest', { manifest: { kind } })).toBe(file);
});
