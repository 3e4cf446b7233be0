import { formatJsonPath, type StackJson, walk } from '../terraform/stack-json';
import { templateParts } from '../terraform/template';

/** What neither form can say: text in which an expression begins and never ends. Terraform refuses it, as it stands already. */
export function openTemplates(name: string, stack: StackJson): readonly string[] {
  return walk(stack).flatMap(({ path, value }) => {
    if (typeof value !== 'string' || isLiteral(path) || !/[$%]\{/.test(value)) return [];
    const open = templateParts(value).find(({ kind }) => kind === 'unclosed')?.text;
    if (open === undefined) return [];
    const brace = open.slice(0, 2);
    return [
      `${name}: ${formatJsonPath(path)}: ${JSON.stringify(open)} is never closed, so Terraform cannot read the stack; ` +
        `close it, or write ${brace[0]}${brace} where the text is meant`,
    ];
  });
}

/** Terraform takes variables and descriptions word for word. */
const isLiteral = (path: readonly (string | number)[]): boolean =>
  path[0] === 'variable' || (path[0] === 'output' && path.at(-1) === 'description');
