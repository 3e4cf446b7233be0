import { formatPath, startsWith, valueAt, type InputPath } from '../../lib/rules/input-path';

describe('input path', () => {
  test.each<[InputPath, string]>([
    [['access', 'admins', 2], 'access.admins[2]'],
    [['access', 'teams', 'pay-ments', 'role'], 'access.teams["pay-ments"].role'],
    [[], ''],
    [['tags', 'a.b'], 'tags["a.b"]'],
  ])('%j reads %s', (path, expected) => {
    expect(formatPath(path)).toBe(expected);
  });

  test('knows what lies below what', () => {
    expect(startsWith(['a', 'b', 0], ['a', 'b'])).toBe(true);
    expect(startsWith(['a'], ['a', 'b'])).toBe(false);
    expect(startsWith(['ab'], ['a'])).toBe(false);
  });

  test('finds values and survives paths that lead nowhere', () => {
    const root = { a: [{ b: 1 }] };
    expect(valueAt(root, ['a', 0, 'b'])).toBe(1);
    expect(valueAt(root, ['a', 1, 'b'])).toBeUndefined();
    expect(valueAt(null, ['a'])).toBeUndefined();
  });
});
