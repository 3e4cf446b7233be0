import { instanceFamilies, instancesSource, isInstanceSize, instanceSizes } from '../aws/instance-families';
import { parseInstanceName, type InstanceName } from '../aws/instance-names';
import { didYouMean } from './did-you-mean';
import { suggesting } from './texts';

/** Generations that may come before the list has them. */
const GENERATIONS_AHEAD = 2;

/** What is wrong with a size, alone or behind a family. */
export function unknownSize(size: string): { readonly message: string; readonly suggestion?: string } | undefined {
  return isInstanceSize(size)
    ? undefined
    : { message: `no instance has the size '${size}'`, ...suggesting(didYouMean(size, instanceSizes)) };
}

const generationOf = (family: string): number => Number(parseInstanceName(family).generation);

/** What AWS lists of a category; undefined of one that is not known. */
const familiesOf = (category: string | undefined): readonly string[] | undefined =>
  Object.entries(instanceFamilies).find(([known]) => known === category)?.[1];

const SAYS_PROCESSOR = /^[a-z]+-?\d+[agi]/;

/** Of a category whose newest generation always says the processor, another one that does not is no generation to come. */
function lacksProcessor(family: string, families: readonly string[]): boolean {
  const newest = Math.max(...families.map(generationOf));
  return !SAYS_PROCESSOR.test(family) && families.every((one) => generationOf(one) < newest || SAYS_PROCESSOR.test(one));
}

/** What a name says about its architecture: a family that nobody knows says it by the letter of its processor, or not at all. */
export const architectureSaid = ({ family, category, architecture }: InstanceName): InstanceName['architecture'] | undefined => {
  const families = familiesOf(category);
  return families?.includes(family) === false && !SAYS_PROCESSOR.test(family) ? undefined : architecture;
};

/**
 * What is wrong with the name of a type (`m7i.large`) or a family (`m7i`), when AWS lists none by this name for Auto Mode. Of
 * a category that is not known nothing is said here, nor of a generation that came after the list.
 */
export function unlistedInstance(name: string): { readonly message: string; readonly suggestion?: string } | undefined {
  const { family, category, size } = parseInstanceName(name);
  const families = familiesOf(category);
  if (families === undefined) return undefined;
  if (!families.includes(family)) {
    const ahead = generationOf(family) - Math.max(...families.map(generationOf));
    if (ahead > 0 && ahead <= GENERATIONS_AHEAD && !lacksProcessor(family, families)) return undefined;
    const near = didYouMean(family, families);
    return {
      message: `AWS lists no family '${family}' for Auto Mode (${instancesSource.date})`,
      ...suggesting(near === undefined || size === undefined ? near : `${near}.${size}`),
    };
  }
  const wrong = size === undefined ? undefined : unknownSize(size);
  return wrong === undefined
    ? undefined
    : { ...wrong, ...(wrong.suggestion === undefined ? {} : { suggestion: `${family}.${wrong.suggestion}` }) };
}
