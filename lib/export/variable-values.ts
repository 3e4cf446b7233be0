import { plainTexts, valueText } from './hcl/value';
import type { InputVariable } from './input-variables';

/** `terraform.tfvars`: the values that are known, and how to get the others. */
export function variableValues(variables: readonly InputVariable[]): string {
  const lines = variables.map(({ name, description, value, producer }) => {
    const how =
      producer === undefined
        ? `# Known outside of this export only; write it into a file of your own, like own.auto.tfvars.`
        : `# Known when ${producer} is applied; README.md has the command that writes it beside this file.`;
    return value === undefined
      ? `# ${name}: ${description}\n${how}`
      : `# ${description}\n${name} = ${valueText(value, plainTexts)}`;
  });
  return `${lines.join('\n\n')}\n`;
}
