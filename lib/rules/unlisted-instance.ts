import { instanceFamilies, instancesSource, isInstanceSize, instanceSizes } from '../aws/instance-families';
import { parseInstanceName } from '../aws/instance-names';
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

/**
 * What is wrong with the name of a type (`m7i.large`) or a family (`m7i`), when AWS lists none by this name for Auto Mode. Of
 * a category that is not known nothing is said here, nor of a generation that came after the list.
 */
export function unlistedInstance(name: string): { readonly message: string; readonly suggestion?: string } | undefined {
  const { family, category, size } = parseInstanceName(name);
  const families: readonly string[] | undefined = Object.entries(instanceFamilies).find(([known]) => known === category)?.[1];
  if (families === undefined) return undefined;
  if (!families.includes(family)) {
    const ahead = generationOf(family) - Math.max(...families.map(generationOf));
    if (ahead > 0 && ahead <= GENERATIONS_AHEAD) return undefined;
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
