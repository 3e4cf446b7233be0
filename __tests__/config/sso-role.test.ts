import { ssoRole, type SsoRole } from '../../lib/config/sso-role';

const admin: SsoRole = { account: '111122223333', permissionSet: 'DatabaseAdministrator', suffix: '1234567890abcdef' };

// The first two are the examples of https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
test.each<[string, Partial<SsoRole>, string]>([
  [
    'a region as part of the path',
    { identityCenterRegion: 'eu-west-2' },
    'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-2/AWSReservedSSO_DatabaseAdministrator_1234567890abcdef',
  ],
  [
    'no region for us-east-1',
    { identityCenterRegion: 'us-east-1' },
    'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_DatabaseAdministrator_1234567890abcdef',
  ],
  [
    'us-east-1 when nothing is said',
    {},
    'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_DatabaseAdministrator_1234567890abcdef',
  ],
  [
    'the partition of the region',
    { identityCenterRegion: 'cn-north-1' },
    'arn:aws-cn:iam::111122223333:role/aws-reserved/sso.amazonaws.com/cn-north-1/AWSReservedSSO_DatabaseAdministrator_1234567890abcdef',
  ],
  [
    'another partition when it is said',
    { partition: 'aws-us-gov' },
    'arn:aws-us-gov:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_DatabaseAdministrator_1234567890abcdef',
  ],
])('an SSO role has %s', (_, overrides, expected) => {
  expect(ssoRole({ ...admin, ...overrides })).toBe(expected);
});
