import { table } from '../../lib/report/table';
import { plainStyle } from '../../lib/report/terminal';

describe('table', () => {
  test('columns are as wide as their widest cell, lines have no blanks at their end', () => {
    const text = table(
      [
        ['a', 'long cell'],
        ['wider', 'b'],
      ],
      { head: ['one', 'two'], style: plainStyle },
    );
    expect(text.split('\n')).toEqual(['one    two', 'a      long cell', 'wider  b']);
  });

  test('on a terminal that is too narrow, each row is a list of its cells', () => {
    const rows = [
      ['dev', 'ap-northeast-1', 'dev-network dev-cluster dev-platform'],
      ['other', '', 'other-network'],
    ];
    const style = { ...plainStyle, width: 30 };
    expect(table(rows, { head: ['name', 'region', 'stacks'], style }).split('\n')).toEqual([
      'dev',
      '  region  ap-northeast-1',
      '  stacks  dev-network',
      '          dev-cluster',
      '          dev-platform',
      'other',
      '  stacks  other-network',
    ]);
    expect(table(rows, { head: ['name', 'region', 'stacks'], style: plainStyle })).toMatch(/^name /);
  });
});
