import { securityGroupTagId, securityGroupTags } from '../../lib/model/security-group-tags';
import fc from '../support/fast-check';

describe('tags of the security group that EKS makes', () => {
  test.each([
    ['team', true],
    ['Name', false],
    ['name', false],
    ['Names', true],
    ['kubernetes.io/cluster/shop', false],
    ['kubernetes.io.example', true],
    ['eks:eks-cluster-name', false],
    ['aws:eks:cluster-name', false],
    ['example.com/eks:a', true],
  ])('%s: %s', (key, kept) => {
    expect(Object.keys(securityGroupTags({ [key]: 'x' }))).toEqual(kept ? [key] : []);
  });

  test.each([
    ['team', 'cluster-security-group_team'],
    ['cost-center', 'cluster-security-group_cost-center'],
  ])('%s has the address %s', (key, id) => {
    expect(securityGroupTagId(key)).toBe(id);
  });

  test('keys that differ have addresses that differ, all of them accepted by Terraform', () => {
    const key = fc.stringMatching(/^[a-c_. :/=+@-]{1,6}$/);
    fc.assert(
      fc.property(key, key, (one, other) => {
        expect(securityGroupTagId(one)).toMatch(/^[A-Za-z_][A-Za-z0-9_-]*$/);
        expect(securityGroupTagId(one) === securityGroupTagId(other)).toBe(one === other);
      }),
    );
  });
});
