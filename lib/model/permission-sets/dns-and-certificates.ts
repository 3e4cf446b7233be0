import { allow, arns, EVERYTHING, source, type InstalledPermissionSet, type NonEmpty } from './permission-set';

export interface HostedZoneScope {
  /** `arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ` */
  readonly hostedZoneArns: NonEmpty<string>;
}

export const externalDns: InstalledPermissionSet<'external-dns', HostedZoneScope> = {
  name: 'external-dns',
  purpose: 'external-dns writes the records of Services and Ingresses into hosted zones',
  members: { hostedZoneArns: arns('hosted-zone') },
  atLeastOneOf: [],
  installation: { namespace: 'external-dns', serviceAccount: 'external-dns' },
  statements: ({ hostedZoneArns }, { partition }) => [
    allow('ChangeRecords', ['route53:ChangeResourceRecordSets'], hostedZoneArns),
    allow(
      'ReadRecords',
      ['route53:ListResourceRecordSets', 'route53:ListTagsForResources'],
      [`arn:${partition}:route53:::hostedzone/*`],
    ),
    allow('FindZones', ['route53:ListHostedZones'], EVERYTHING),
  ],
  managedPolicies: [],
  sources: [
    source('https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/aws/'),
    source('https://github.com/aws-ia/terraform-aws-eks-blueprints-addons/issues/17'),
  ],
  notes: [
    'external-dns reads the records of every zone that its filters leave, and stops for all of them at the first that it may not read. So it may read every zone, and change only those that are named.',
    'Tell it the zones as well, by `domainFilters`: where another zone has the same domain, it tries to change that one too.',
  ],
};

export const certManager: InstalledPermissionSet<'cert-manager', HostedZoneScope> = {
  name: 'cert-manager',
  purpose: 'cert-manager answers DNS-01 challenges in hosted zones',
  members: { hostedZoneArns: arns('hosted-zone') },
  atLeastOneOf: [],
  installation: { namespace: 'cert-manager', serviceAccount: 'cert-manager' },
  statements: ({ hostedZoneArns }, { partition }) => [
    allow('WatchChanges', ['route53:GetChange'], [`arn:${partition}:route53:::change/*`]),
    allow('AnswerChallenges', ['route53:ChangeResourceRecordSets', 'route53:ListResourceRecordSets'], hostedZoneArns, {
      'ForAllValues:StringEquals': { 'route53:ChangeResourceRecordSetsRecordTypes': ['TXT'] },
    }),
    allow('FindZones', ['route53:ListHostedZonesByName'], EVERYTHING),
  ],
  managedPolicies: [],
  sources: [source('https://cert-manager.io/docs/configuration/acme/dns01/route53/')],
  notes: [
    'Ids of changes are not known beforehand. ListHostedZonesByName knows no resources.',
    'Only TXT records can be changed, so that no certificate manager can move a site.',
  ],
};

export interface CertificateAuthorityScope {
  /** `arn:aws:acm-pca:<region>:<account>:certificate-authority/<id>` */
  readonly certificateAuthorityArns: NonEmpty<string>;
}

export const awsPrivatecaIssuer: InstalledPermissionSet<'aws-privateca-issuer', CertificateAuthorityScope> = {
  name: 'aws-privateca-issuer',
  purpose: 'the issuer of cert-manager asks AWS Private CA for certificates',
  members: { certificateAuthorityArns: arns('certificate-authority') },
  atLeastOneOf: [],
  installation: { namespace: 'aws-privateca-issuer', serviceAccount: 'aws-privateca-issuer' },
  statements: ({ certificateAuthorityArns }) => [
    allow(
      'IssueCertificates',
      ['acm-pca:DescribeCertificateAuthority', 'acm-pca:GetCertificate', 'acm-pca:IssueCertificate'],
      certificateAuthorityArns,
    ),
  ],
  managedPolicies: [],
  sources: [source('https://github.com/cert-manager/aws-privateca-issuer#configuration')],
  notes: ['The EKS add-on aws-privateca-connector-for-kubernetes is the same software.'],
};
