import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution';
import { CloudfrontFunction } from '@cdktf/provider-aws/lib/cloudfront-function';
import { CloudfrontOriginAccessControl } from '@cdktf/provider-aws/lib/cloudfront-origin-access-control';
import { DataAwsCloudfrontCachePolicy } from '@cdktf/provider-aws/lib/data-aws-cloudfront-cache-policy';
import { DataAwsIamPolicyDocument } from '@cdktf/provider-aws/lib/data-aws-iam-policy-document';
import { DataAwsRoute53Zone } from '@cdktf/provider-aws/lib/data-aws-route53-zone';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { TerraformOutput, type TerraformStack } from 'cdktf';

/** A bucket behind CloudFront, whose certificate has to be in us-east-1: two configurations of one provider. */
export function staticSite(stack: TerraformStack): void {
  const global = new AwsProvider(stack, 'aws-global', { region: 'us-east-1', alias: 'global' });
  const bucket = new S3Bucket(stack, 'site', { bucketPrefix: 'shop-site-' });
  new S3BucketPublicAccessBlock(stack, 'site-private', {
    bucket: bucket.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new S3BucketVersioningA(stack, 'site-versions', { bucket: bucket.id, versioningConfiguration: { status: 'Enabled' } });
  new S3BucketServerSideEncryptionConfigurationA(stack, 'site-encryption', {
    bucket: bucket.id,
    rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
  });
  new S3BucketLifecycleConfiguration(stack, 'site-lifecycle', {
    bucket: bucket.id,
    rule: [
      {
        id: 'old-versions',
        status: 'Enabled',
        filter: [{ prefix: '' }],
        noncurrentVersionExpiration: [{ noncurrentDays: 30 }],
      },
    ],
  });
  const control = new CloudfrontOriginAccessControl(stack, 'control', {
    name: 'shop-site',
    originAccessControlOriginType: 's3',
    signingBehavior: 'always',
    signingProtocol: 'sigv4',
  });
  const certificate = new AcmCertificate(stack, 'certificate', {
    provider: global,
    domainName: 'shop.example.com',
    validationMethod: 'DNS',
    lifecycle: { createBeforeDestroy: true },
  });
  const rewrite = new CloudfrontFunction(stack, 'rewrite', {
    name: 'index-rewrite',
    runtime: 'cloudfront-js-2.0',
    publish: true,
    code: 'function handler(event) {\n  var request = event.request;\n  if (request.uri.endsWith("/")) request.uri += `index.html`;\n  return request;\n}\n',
  });
  const caching = new DataAwsCloudfrontCachePolicy(stack, 'caching', { name: 'Managed-CachingOptimized' });
  const distribution = new CloudfrontDistribution(stack, 'distribution', {
    enabled: true,
    isIpv6Enabled: true,
    aliases: ['shop.example.com'],
    defaultRootObject: 'index.html',
    priceClass: 'PriceClass_100',
    origin: [{ originId: 'site', domainName: bucket.bucketRegionalDomainName, originAccessControlId: control.id }],
    defaultCacheBehavior: {
      targetOriginId: 'site',
      allowedMethods: ['GET', 'HEAD'],
      cachedMethods: ['GET', 'HEAD'],
      viewerProtocolPolicy: 'redirect-to-https',
      cachePolicyId: caching.id,
      functionAssociation: [{ eventType: 'viewer-request', functionArn: rewrite.arn }],
    },
    customErrorResponse: [{ errorCode: 404, responseCode: 200, responsePagePath: '/index.html' }],
    restrictions: { geoRestriction: { restrictionType: 'none' } },
    viewerCertificate: {
      acmCertificateArn: certificate.arn,
      sslSupportMethod: 'sni-only',
      minimumProtocolVersion: 'TLSv1.2_2021',
    },
  });
  const readers = new DataAwsIamPolicyDocument(stack, 'readers', {
    statement: [
      {
        actions: ['s3:GetObject'],
        resources: [`${bucket.arn}/*`],
        principals: [{ type: 'Service', identifiers: ['cloudfront.amazonaws.com'] }],
        condition: [{ test: 'StringEquals', variable: 'AWS:SourceArn', values: [distribution.arn] }],
      },
    ],
  });
  new S3BucketPolicy(stack, 'site-policy', { bucket: bucket.id, policy: readers.json });
  const zone = new DataAwsRoute53Zone(stack, 'zone', { name: 'example.com.' });
  for (const type of ['A', 'AAAA']) {
    new Route53Record(stack, `record-${type}`, {
      zoneId: zone.zoneId,
      name: 'shop.example.com',
      type,
      alias: { name: distribution.domainName, zoneId: distribution.hostedZoneId, evaluateTargetHealth: false },
    });
  }
  new TerraformOutput(stack, 'distribution-id', { value: distribution.id });
}
