/** Runs of what keys are written with. */
const CANDIDATE = /[A-Za-z0-9+/=_-]{20,}/g;

/** Names that AWS gives its resources: what CloudFormation and CDK append to them is random, and no secret. */
const RESOURCE =
  /\barn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:\d{12}:[^\s"'<>(),;?&=[\]{}]+|\b(?:app|net|gwy|targetgroup)\/[\w-]+\/[0-9a-f]{16}\b/g;

/** Ids that AWS and Git write: a part of hexadecimal digits is no secret up to the 40 of a commit. */
const HEX_PART =
  /(?<![A-Za-z0-9])(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{6,40})(?![A-Za-z0-9])/g;
const DIGEST = /(?<![A-Za-z0-9])[0-9a-fA-F]{64}(?![A-Za-z0-9])/;

const SHORTEST = 20;
/** Letters of a random key change between upper case, lower case and digits about six times in ten; words rarely do. */
const CHANGES_SHARE = 0.28;

/** A long run in one case, without a dash, that has several numbers in it is no name, however rarely they come. */
const ONE_CASE = /^(?:[a-z0-9]{26,}|[A-Z0-9]{26,})$/;
const ONE_CASE_NUMBERS = 3;

/** The text without its long random strings. */
export function redactRandom(text: string, redacted: string): string {
  let clean = '';
  let from = 0;
  for (const { 0: resource, index } of text.matchAll(RESOURCE)) {
    clean += redactCandidates(text.slice(from, index), redacted) + resource;
    from = index + resource.length;
  }
  return clean + redactCandidates(text.slice(from), redacted);
}

function redactCandidates(text: string, redacted: string): string {
  return text.replace(CANDIDATE, (candidate, at: number) => {
    if (DIGEST.test(candidate)) return /sha\d+[:-]$/i.test(text.slice(Math.max(0, at - 8), at)) ? candidate : redacted;
    return isRandom(candidate) ? redacted : candidate;
  });
}

function isRandom(candidate: string): boolean {
  const letters = candidate.replace(HEX_PART, '').replace(/[^A-Za-z0-9]/g, '');
  if (letters.length < SHORTEST || !/\d/.test(letters) || !/[A-Za-z]/.test(letters)) return false;
  if (ONE_CASE.test(candidate) && (candidate.match(/\d+/g)?.length ?? 0) >= ONE_CASE_NUMBERS) return true;
  let changes = 0;
  for (let at = 1; at < letters.length; at += 1) {
    if (classOf(letters.charAt(at)) !== classOf(letters.charAt(at - 1))) changes += 1;
  }
  return changes / (letters.length - 1) >= CHANGES_SHARE;
}

function classOf(letter: string): 'digit' | 'upper' | 'lower' {
  if (/\d/.test(letter)) return 'digit';
  return letter === letter.toUpperCase() ? 'upper' : 'lower';
}
