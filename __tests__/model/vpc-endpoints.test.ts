import { endpointSecurityGroup, endpointServices, vpcEndpoints, type EndpointSettings } from '../../lib/model/vpc-endpoints';
import { TOKYO } from '../support/network';

const settings = (overrides: Partial<EndpointSettings> = {}): EndpointSettings => ({
  preset: 'isolated',
  services: [],
  needs: { podIdentity: false, addons: [] },
  ...overrides,
});

const context = {
  prefix: 'platform-dev',
  location: TOKYO,
  subnets: ['private_a', 'private_b'],
  routeTables: ['public', 'private_a'],
  tags: {},
};

describe('the services that get an endpoint', () => {
  // https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
  const always = ['ec2', 'ecr.api', 'ecr.dkr', 'eks', 'elasticloadbalancing', 'logs', 's3', 'sts'];

  test.each<[string, Partial<EndpointSettings>, readonly string[]]>([
    ['none', { preset: 'none' }, []],
    ['S3 alone', { preset: 's3' }, ['s3']],
    ['what nodes and pods need without internet', {}, always],
    ['credentials of Pod Identity', { needs: { podIdentity: true, addons: [] } }, [...always, 'eks-auth']],
    [
      'what add-ons call',
      { needs: { podIdentity: false, addons: ['amazon-cloudwatch-observability', 'aws-efs-csi-driver', 'metrics-server'] } },
      [...always, 'elasticfilesystem', 'monitoring', 'xray'],
    ],
    ['further ones by name, each once', { services: ['sqs', 'sts', 'sqs'] }, [...always, 'sqs']],
    [
      'only those by name',
      { preset: 'none', services: ['sqs'], needs: { podIdentity: true, addons: ['aws-efs-csi-driver'] } },
      ['sqs'],
    ],
  ])('%s', (_, overrides, services) => {
    expect(endpointServices(settings(overrides))).toEqual([...services].sort());
  });
});

describe('endpoints', () => {
  const made = vpcEndpoints(settings({ services: ['dynamodb'] }), context);

  test('S3 and DynamoDB are routes of every table, the others have an address in every subnet', () => {
    expect(made.filter(({ kind }) => kind === 'gateway')).toMatchObject([
      { id: 'dynamodb', routeTables: ['public', 'private_a'] },
      { id: 's3', routeTables: ['public', 'private_a'] },
    ]);
    for (const endpoint of made.filter(({ kind }) => kind === 'interface')) {
      expect(endpoint).toMatchObject({ subnets: ['private_a', 'private_b'] });
    }
  });

  test('ids are names that Terraform takes, services have their full names', () => {
    expect(made.find(({ service }) => service === 'ecr.api')).toMatchObject({
      id: 'ecr-api',
      serviceName: 'com.amazonaws.ap-northeast-1.ecr.api',
    });
  });

  test('China has names of its own', () => {
    const location = { account: '111122223333', region: 'cn-north-1', partition: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' };
    const names = Object.fromEntries(
      vpcEndpoints(settings(), { ...context, location }).map(({ service, serviceName }) => [service, serviceName]),
    );
    expect(names).toMatchObject({ s3: 'com.amazonaws.cn-north-1.s3', 'ecr.api': 'cn.com.amazonaws.cn-north-1.ecr.api' });
  });
});

describe('the security group of the endpoints', () => {
  const group = (preset: EndpointSettings['preset'], podCidrs: readonly string[] = [], ipv6 = false) =>
    endpointSecurityGroup(vpcEndpoints(settings({ preset }), context), {
      prefix: 'platform-dev',
      cidr: '10.40.0.0/16',
      podCidrs,
      ipv6,
      tags: {},
    });

  test('is there for interface endpoints only', () => {
    expect(group('none')).toBeUndefined();
    expect(group('s3')).toBeUndefined();
    expect(group('isolated')).toMatchObject({ name: 'platform-dev-endpoints' });
  });

  test('admits every range of the VPC, each with an id of its own', () => {
    expect(group('isolated', ['100.64.0.0/16', '100.65.0.0/16'], true)?.ingress.map(({ id, from }) => [id, from])).toEqual([
      ['https_10-40-0-0-16', { cidr: '10.40.0.0/16' }],
      ['https_100-64-0-0-16', { cidr: '100.64.0.0/16' }],
      ['https_100-65-0-0-16', { cidr: '100.65.0.0/16' }],
      ['https_ipv6', 'vpc-ipv6-range'],
    ]);
  });
});
