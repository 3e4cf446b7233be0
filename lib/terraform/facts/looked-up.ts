import type { DataSourceFacts } from './facts';
import { awsDataSource } from './sources';

/** What people look up who write no ids: networks, images, parameters, zones, certificates, keys, roles. */
export const lookedUpDataSources: Readonly<Record<string, DataSourceFacts>> = {
  aws_iam_policy_document: {
    sources: [awsDataSource('iam_policy_document')],
    accepts: {
      version: { oneOf: ['2008-10-17', '2012-10-17'] },
      'statement.effect': { oneOf: ['Allow', 'Deny'] },
      source_policy_documents: { json: 'object' },
      override_policy_documents: { json: 'object' },
    },
  },
  aws_iam_role: {
    sources: [awsDataSource('iam_role')],
    finds: { type: 'aws_iam_role', by: { name: 'name' } },
    filledIn: {
      arn: 'arn:{partition}:iam::{account}:role/{name}',
      id: '{name}',
      path: '/',
      assume_role_policy: '{"Version":"2012-10-17","Statement":[]}',
      unique_id: 'AROA{upper17}',
    },
  },
  aws_iam_policy: {
    sources: [awsDataSource('iam_policy')],
    filledIn: { policy: '{"Version":"2012-10-17","Statement":[]}', path: '/', policy_id: 'ANPA{upper17}' },
  },
  aws_iam_session_context: {
    sources: [awsDataSource('iam_session_context')],
    filledIn: { issuer_arn: '{arn}', id: '{arn}' },
  },
  aws_vpc: {
    sources: [awsDataSource('vpc')],
    filledIn: {
      id: 'vpc-{hex17}',
      cidr_block: '10.0.0.0/16',
      default: false,
      dhcp_options_id: 'dopt-{hex17}',
      enable_dns_hostnames: true,
      enable_dns_support: true,
      instance_tenancy: 'default',
      main_route_table_id: 'rtb-{hex17}',
      state: 'available',
    },
  },
  aws_subnets: {
    sources: [awsDataSource('subnets')],
    filledIn: { id: '{region}', ids: ['subnet-{hex17}', 'subnet-{hex17}', 'subnet-{hex17}'] },
  },
  aws_subnet: {
    sources: [awsDataSource('subnet')],
    filledIn: {
      id: 'subnet-{hex17}',
      vpc_id: 'vpc-{hex17}',
      availability_zone: '{region}a',
      availability_zone_id: '{region}-az1',
      cidr_block: '10.0.0.0/20',
    },
  },
  aws_security_group: {
    sources: [awsDataSource('security_group')],
    filledIn: { id: 'sg-{hex17}', vpc_id: 'vpc-{hex17}' },
  },
  aws_security_groups: {
    sources: [awsDataSource('security_groups')],
    filledIn: { ids: ['sg-{hex17}'], vpc_ids: ['vpc-{hex17}'] },
  },
  aws_route_tables: {
    sources: [awsDataSource('route_tables')],
    filledIn: { id: '{region}', ids: ['rtb-{hex17}', 'rtb-{hex17}'] },
  },
  aws_ami: {
    sources: [awsDataSource('ami')],
    filledIn: {
      image_id: 'ami-{hex17}',
      id: '{image_id}',
      architecture: 'x86_64',
      root_device_name: '/dev/xvda',
      root_device_type: 'ebs',
      state: 'available',
      virtualization_type: 'hvm',
    },
  },
  aws_ssm_parameter: {
    sources: [awsDataSource('ssm_parameter')],
    // Public parameters are most often read for the id of an image.
    filledIn: { value: 'ami-{hex17}', insecure_value: '{value}', type: 'String', version: 1, id: '{name}' },
    sensitive: ['value'],
  },
  aws_secretsmanager_secret_version: {
    sources: [awsDataSource('secretsmanager_secret_version')],
    // The members that secrets of databases have.
    filledIn: {
      secret_string:
        '{"dbname":"structural","engine":"structural","host":"structural","password":"structural-plan","port":5432,"username":"structural"}',
      version_stages: ['AWSCURRENT'],
    },
    sensitive: ['secret_string', 'secret_binary'],
  },
  aws_route53_zone: {
    sources: [awsDataSource('route53_zone')],
    filledIn: { zone_id: 'Z{upper13}', id: '{zone_id}', arn: 'arn:{partition}:route53:::hostedzone/{zone_id}' },
  },
  aws_acm_certificate: {
    sources: [awsDataSource('acm_certificate')],
    filledIn: { arn: 'arn:{partition}:acm:{region}:{account}:certificate/{uuid}', id: '{arn}', status: 'ISSUED' },
  },
  aws_kms_alias: {
    sources: [awsDataSource('kms_alias')],
    filledIn: {
      arn: 'arn:{partition}:kms:{region}:{account}:{name}',
      id: '{arn}',
      target_key_id: '{uuid}',
      target_key_arn: 'arn:{partition}:kms:{region}:{account}:key/{target_key_id}',
    },
  },
  aws_kms_key: {
    sources: [awsDataSource('kms_key')],
    filledIn: { arn: 'arn:{partition}:kms:{region}:{account}:key/{uuid}', enabled: true },
  },
  aws_ecr_repository: {
    sources: [awsDataSource('ecr_repository')],
    filledIn: {
      arn: 'arn:{partition}:ecr:{region}:{account}:repository/{name}',
      id: '{name}',
      registry_id: '{account}',
      repository_url: '{account}.dkr.ecr.{region}.{dnsSuffix}/{name}',
    },
  },
  aws_eks_addon_version: {
    sources: [awsDataSource('eks_addon_version')],
    filledIn: { id: '{addon_name}', version: 'v1.0.0-eksbuild.1' },
  },
};
