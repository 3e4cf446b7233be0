import { inTheWay, withWrittenList, WRITTEN_LIST, writtenBefore } from '../../lib/export/written-list';
import { TestProject } from '../support/project';

afterAll(() => TestProject.removeAll());

const ours = withWrittenList(
  new Map([
    ['b.tf', 'b\n'],
    ['a.tf', 'a\n'],
  ]),
);
const texts = Object.fromEntries([...ours].map(([name, content]) => [name, String(content)]));

test('the list names every file but itself, in an order that does not depend on who wrote first', () => {
  const { files } = JSON.parse(texts[WRITTEN_LIST] ?? '') as { readonly files: Readonly<Record<string, string>> };
  expect(Object.keys(files)).toEqual(['a.tf', 'b.tf']);
});

describe('what stands in the way', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[], readonly string[]]>([
    ['nothing, where nothing was', {}, [], []],
    ['nothing, where nobody has edited', texts, [], []],
    ['an edit', { ...texts, 'a.tf': 'edited\n' }, ['a.tf'], []],
    ['a file that nobody has listed', { 'a.tf': 'theirs\n' }, [], ['a.tf']],
    ['not what says the same already', { 'a.tf': 'a\n' }, [], []],
    ['everything, where the list cannot be read', { ...texts, 'a.tf': 'x\n', [WRITTEN_LIST]: '{' }, [], ['a.tf']],
    [
      'an edit of what is not written any more',
      { ...texts, 'c.tf': 'edited\n', [WRITTEN_LIST]: listOf('c.tf', 'c\n') },
      ['c.tf'],
      [],
    ],
  ])('%s', (_, files, edited, foreign) => {
    const project = new TestProject({
      'stack/x': '',
      ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`stack/${name}`, text])),
    });
    const folder = project.path('stack');
    expect(inTheWay(folder, ours, writtenBefore(folder))).toEqual({ edited, foreign });
  });
});

function listOf(name: string, text: string): string {
  return String(withWrittenList(new Map([[name, text]])).get(WRITTEN_LIST));
}
