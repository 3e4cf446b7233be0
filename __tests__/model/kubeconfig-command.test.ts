import type { Access } from '../../lib/model/access';
import { buildAccess, type AccessSettings } from '../../lib/model/access-entries';
import { kubeconfigCommand } from '../../lib/model/kubeconfig-command';
import { accessSettings, roleArn } from '../support/access';

const SSO = roleArn('aws-reserved/sso.amazonaws.com/ap-northeast-1/AWSReservedSSO_Admin_0123456789abcdef');
const command = (access: Access): string => kubeconfigCommand({ name: 'shop', region: 'ap-northeast-1' }, access);
const plain = 'aws eks update-kubeconfig --region ap-northeast-1 --name shop';

describe('the update-kubeconfig command', () => {
  test.each<[string, Partial<AccessSettings>, string]>([
    [
      'the admin role',
      { adminRole: { assumableBy: 'account', kubernetesOnly: false }, admins: [roleArn('admin')] },
      roleArn('shop-production-cluster-admin'),
    ],
    ['the first administrator', { admins: [roleArn('admin')] }, roleArn('admin')],
    ['a role that can be assumed, unlike that of a permission set', { admins: [SSO, roleArn('zoe')] }, roleArn('zoe')],
    ['not a user', { admins: ['arn:aws:iam::111122223333:user/anna'] }, roleArn('terraform-apply')],
    ['the pipeline, when there is nobody else', {}, roleArn('terraform-apply')],
  ])('assumes %s', (_, settings, role) => {
    expect(command(buildAccess(accessSettings(settings)))).toBe(`${plain} --role-arn ${role}`);
  });

  test('assumes nothing where nobody is known', () => {
    expect(command({ pipeline: undefined, entries: [], automatic: [], adminRole: undefined })).toBe(plain);
  });
});
