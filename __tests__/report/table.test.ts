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
});
