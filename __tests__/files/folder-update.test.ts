import { mkdirSync } from 'node:fs';
import { type Files, folderChanges, updateFolder } from '../../lib/files/folder-update';
import type { Content } from '../../lib/files/write-whole';
import { TestProject } from '../support/project';

afterAll(() => TestProject.removeAll());

test('a folder gets what is missing, what differs, and loses only what is named as ours', () => {
  const project = new TestProject({ 'out/same': '1', 'out/old': '1', 'out/deep/gone': '1', 'out/theirs': '1' });
  const files: Files = new Map<string, Content>([
    ['same', '1'],
    ['old', '2'],
    ['new/one', Buffer.from([0, 255])],
  ]);
  const changes = folderChanges(project.path('out'), files, ['deep/gone', 'same', 'never-there']);
  expect(changes).toEqual({ created: ['new/one'], changed: ['old'], removed: ['deep/gone'], unchanged: 1 });
  updateFolder(project.path('out'), files, changes);
  expect(project.list('out')).toEqual(['new/one', 'old', 'same', 'theirs']);
  expect(project.read('out/old')).toBe('2');
  expect(folderChanges(project.path('out'), files, files.keys())).toMatchObject({ created: [], changed: [], removed: [] });
});

test('nothing is replaced when something cannot be written', () => {
  const project = new TestProject({ 'out/one': 'old' });
  mkdirSync(project.path('out/two'));
  const files = new Map([
    ['one', 'new'],
    ['two/three', 'x'],
    // A file stands where a folder is needed.
    ['one/below', 'x'],
  ]);
  expect(() =>
    updateFolder(project.path('out'), files, {
      created: ['two/three', 'one/below'],
      changed: ['one'],
      removed: [],
      unchanged: 0,
    }),
  ).toThrow();
  expect(project.list('out')).toEqual(['one', 'two/']);
  expect(project.read('out/one')).toBe('old');
});
