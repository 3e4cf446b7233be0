import type { ResourceFacts } from './facts';
import { ARN, awsProvider, awsProviderCode, cloudFormation } from './sources';

const DOMAIN = { pattern: String.raw`.*[^.]`, means: 'a name without a period at its end', maxLength: 253 };

/** Certificates, which are validated by records in DNS. */
export const certificateResources: Readonly<Record<string, ResourceFacts>> = {
  aws_acm_certificate: {
    sources: [
      awsProvider('acm_certificate'),
      awsProviderCode('acm/certificate.go'),
      cloudFormation('certificatemanager-certificate'),
    ],
    replacedBy: [
      'certificate_authority_arn',
      'domain_name',
      'key_algorithm',
      'subject_alternative_names',
      'validation_method',
      'validation_option',
    ],
    filledIn: {
      arn: 'arn:{partition}:acm:{region}:{account}:certificate/{uuid}',
      id: '{arn}',
      key_algorithm: 'RSA_2048',
      status: 'PENDING_VALIDATION',
      type: 'AMAZON_ISSUED',
      validation_emails: [],
    },
    plannedElements: {
      domain_validation_options: {
        member: 'domain_name',
        of: ['domain_name', 'subject_alternative_names'],
        when: { path: 'validation_method', is: 'DNS' },
      },
    },
    accepts: {
      certificate_authority_arn: ARN,
      domain_name: DOMAIN,
      subject_alternative_names: DOMAIN,
      validation_method: { oneOf: ['DNS', 'EMAIL', 'HTTP'] },
    },
    alternatives: [
      { of: ['domain_name', 'private_key'], count: 'exactly one' },
      { of: ['validation_method', 'certificate_authority_arn'], count: 'at most one' },
    ],
  },
};
