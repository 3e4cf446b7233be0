import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { Fn, TerraformIterator, TerraformOutput, type TerraformStack } from 'cdktf';

/** Certificates that DNS validates: one record for each name, in the three ways that people write it. */
export function certificate(stack: TerraformStack): void {
  const zone = new Route53Zone(stack, 'zone', { name: 'example.com' });

  const one = new AcmCertificate(stack, 'one', {
    domainName: 'one.example.com',
    validationMethod: 'DNS',
    lifecycle: { createBeforeDestroy: true },
  });
  const options = TerraformIterator.fromComplexList(one.domainValidationOptions, 'domain_name');
  const records = new Route53Record(stack, 'one-record', {
    forEach: options,
    allowOverwrite: true,
    zoneId: zone.zoneId,
    name: options.getString('resource_record_name'),
    type: options.getString('resource_record_type'),
    records: [options.getString('resource_record_value')],
    ttl: 60,
  });
  const valid = new AcmCertificateValidation(stack, 'one-valid', { certificateArn: one.arn });
  valid.addOverride('validation_record_fqdns', `\${[for record in ${records.fqn} : record.fqdn]}`);

  // The iterator goes through a list, which Terraform cannot make of several elements before they are known:
  // https://github.com/hashicorp/terraform-cdk/issues/3713
  const many = new AcmCertificate(stack, 'many', {
    domainName: 'example.com',
    subjectAlternativeNames: ['www.example.com', 'api.example.com'],
    validationMethod: 'DNS',
  });
  const each = new Route53Record(stack, 'many-records', {
    zoneId: zone.zoneId,
    name: '${each.value.resource_record_name}',
    type: '${each.value.resource_record_type}',
    records: ['${each.value.resource_record_value}'],
    ttl: 60,
  });
  each.addOverride('for_each', `\${{for one in ${many.fqn}.domain_validation_options : one.domain_name => one}}`);

  const first = new AcmCertificate(stack, 'first', { domainName: 'first.example.com', validationMethod: 'DNS' });
  const option = (name: string): string => Fn.lookup(Fn.element(Fn.tolist(first.domainValidationOptions), 0), name, '') as string;
  new Route53Record(stack, 'first-record', {
    zoneId: zone.zoneId,
    name: option('resource_record_name'),
    type: option('resource_record_type'),
    records: [option('resource_record_value')],
    ttl: 300,
  });

  new TerraformOutput(stack, 'certificate', { value: valid.certificateArn });
  new TerraformOutput(stack, 'name-server', { value: Fn.element(zone.nameServers, 0) });
}
