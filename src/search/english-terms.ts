import { stemmer } from 'stemmer';

/** Words that say nothing about what a question is about. */
const STOP_WORDS = new Set(
  `a an the is are was were be been being am i me my mine we us our ours you your yours it its this that these those
  do does did doing done can could should would will shall may might must to of in on at for from by with as and or but if
  then than so too any some there here what which who whom whose when where why how have has had having just really
  actually please pls plz hi hello hey thanks get gets got getting give gives let lets make makes made making want wants
  need needs needed know tell say says said explain about into onto also ever even such very quite rather much many lot
  one ones ok okay like im ive id ill dont doesnt isnt arent cant wont didnt havent hasnt whats hows wheres whos thats
  theres they them their he she his her way thing things stuff something anything someone anyone everything each other
  exactly basically still only now go goes going gonna use uses used using seem seems look looks mean means possible
  supposed really kind sort bit idea guys folks anybody somebody s t re ve ll d m etc eg ie yet already`
    .split(/\s+/)
    .filter(Boolean),
);

/** True for words without a meaning of their own. */
export function isEnglishStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** The Porter stem of a word; numbers, codes and the shortest words stay as they are. */
export function englishStem(word: string): string {
  return /^[a-z]{3,}$/.test(word) ? stemmer(word) : word;
}

/**
 * The words of an identifier in the order they stand, lower case: `CannotPullContainerError` is itself and its four words,
 * `RESOURCE:MEMORY` its two, `4gb` is `4` and `gb`. `whole` is the identifier as one word, where it is made of several.
 */
export function splitIdentifier(text: string): { readonly whole: string | null; readonly parts: readonly string[] } {
  const parts = text
    .replace(/\bv?CPUs?\b/gi, 'cpu')
    .replace(/\b([A-Z]{2,})s\b/g, '$1')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/(\d)(gb|gib|mb|mib|gigs?|g|cpu|min|sec|secs|hours?|hrs?|days?)\b/gi, '$1 $2')
    .replace(/\b(\d{3})s\b/g, '$1')
    .split(/[^A-Za-z0-9.]+/)
    .map((part) => part.replace(/^\.+|\.+$/g, '').toLowerCase())
    .filter((part) => part !== '');
  const joined = parts.join('');
  const isName = /[a-z0-9][A-Z]|_/.test(text) && /^[a-z]+$/.test(joined) && joined.length > 5;
  return { whole: parts.length > 1 && isName ? joined : null, parts };
}
