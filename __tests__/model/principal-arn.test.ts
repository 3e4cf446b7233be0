import { existingRole, parsePrincipalArn, roleArn } from '../../lib/model/principal-arn';

describe('parsePrincipalArn', () => {
  test.each([
    [
      'arn:aws:iam::111122223333:role/admin',
      { kind: 'role', path: '/', name: 'admin', account: '111122223333', partition: 'aws' },
    ],
    ['arn:aws-cn:iam::111122223333:role/a/b/admin', { kind: 'role', path: '/a/b/', name: 'admin', partition: 'aws-cn' }],
    ['arn:aws:iam::111122223333:user/anna', { kind: 'user', path: '/', name: 'anna' }],
    ['arn:aws:iam::111122223333:root', { kind: 'root', name: '' }],
    ['arn:aws:sts::111122223333:assumed-role/admin/anna', { kind: 'assumed-role', service: 'sts', name: 'anna' }],
  ])('%s', (arn, expected) => {
    expect(parsePrincipalArn(arn)).toMatchObject(expected);
  });

  test.each([
    'admin',
    'arn:aws:iam::1234:role/admin',
    'arn:aws:s3:::bucket',
    'arn:aws:iam::111122223333:',
    '${aws_iam_role.a.arn}',
  ])('%s is none', (text) => {
    expect(parsePrincipalArn(text)).toBeUndefined();
  });
});

test('an existing role has the name at the end of its ARN', () => {
  expect(existingRole('arn:aws:iam::111122223333:role/team/node')).toEqual({
    kind: 'existing',
    arn: 'arn:aws:iam::111122223333:role/team/node',
    name: 'node',
  });
});

describe('roleArn', () => {
  const location = { account: '111122223333', region: 'cn-north-1', partition: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' };

  test('is written out with partition and path', () => {
    expect(roleArn(location, '/team/', 'api')).toBe('arn:aws-cn:iam::111122223333:role/team/api');
  });

  test('is not known without an account', () => {
    expect(roleArn({ ...location, account: undefined }, '/', 'api')).toBeUndefined();
  });
});
