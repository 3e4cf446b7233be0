import { terraformId, wholeTerraformId } from '../../lib/model/terraform-id';

/** https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers, and cdktf takes ASCII only. */
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]*$/;

describe('ids of resources', () => {
  test.each(['web', 'web-1', 'Web_1', '_web'])('%s stays as it is', (name) => {
    expect(wholeTerraformId(name)).toBe(name);
    expect(terraformId(name)).toBe(name);
  });

  test.each(['my.release-1', '8', '1st', '-x', '1.st', '決済'])('%s becomes an identifier', (name) => {
    expect(wholeTerraformId(name)).toMatch(IDENTIFIER);
  });

  test('names that differ have ids that differ', () => {
    const names = ['a.b', 'a-b', 'a_b', '8', '-8', 'a.b-', '1.st', '1-st'];
    expect(new Set(names.map(wholeTerraformId)).size).toBe(names.length);
  });
});
