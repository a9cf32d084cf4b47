/** What people and programs write where a value could stand: `password is required` tells no secret. */
const STATES = new Set(
  (
    'a absent already always an and auth authentication available based be blank by correct empty for from grant hash healthy in is ' +
    'incorrect longer mandatory missing never no none not now null of on only or policy present ready reset set shorter still than that ' +
    'the to too true false undefined unhealthy unknown unset weak wrong'
  ).split(' '),
);

/** True for a word of a sentence, such as `expired`, `invalid` or `missing`. */
export function isPlainWord(word: string): boolean {
  const bare = word.replace(/[.,:;!?)]+$/, '').toLowerCase();
  return STATES.has(bare) || /^[a-z]+(?:ed|ing|able|ible|ory|alid|ary|ful)$/.test(bare);
}

const VALUE = `"[^"\\n]+"|'[^'\\n]+'|[^\\s,;"'<>(){}\\[\\]]+`;

/** `the password for app is hunter2`. */
const IS = new RegExp(
  `\\b(pass(?:word|wd|phrase|code)|pwd|secret|token|api[ _-]?key|access[ _-]?key|credentials?)((?:\\s+(?:for|of)\\s+[^\\n:;,.]{1,40}?)?\\s+(?:is|was|are|were)(?:\\s+now)?:?\\s+)(${VALUE})`,
  'gi',
);

/** `with password hunter2`, `AUTH hunter2`, `requirepass hunter2`: a value where one is no word. */
const GIVEN = new RegExp(
  `\\b((?:with|using|and|the|wrong|bad|invalid)\\s+(?:password|passwd|passphrase|token)|AUTH|requirepass|masterauth)(\\s+)(${VALUE})`,
  'g',
);

/** `비밀번호는 hunter2입니다`, `암호: hunter2`. */
const KOREAN =
  /(비밀\s?번호|패스워드|비번|암호|시크릿|비밀\s?키|액세스\s?키|인증\s?키|API\s?키|토큰)(\s*[:=]\s*|(?:은|는|이|가|을|를)\s*)(["']?)([^\s,;"'가-힣]{4,})/gi;

/** The text without secrets that a sentence tells. */
export function redactSpoken(text: string, redacted: string): string {
  return text
    .replace(IS, (whole, name: string, between: string, value: string) =>
      isPlainWord(value) || (isWord(value) && /token|secret|credential/i.test(name))
        ? whole
        : `${name}${between}${redacted}`,
    )
    .replace(GIVEN, (whole, name: string, between: string, value: string) =>
      isWord(value) && !/requirepass|masterauth/.test(name) ? whole : `${name}${between}${redacted}`,
    )
    .replace(KOREAN, (whole, name: string, between: string, quote: string, value: string, at: number, all: string) => {
      // `토큰이 expired 상태입니다` tells a state, `비밀번호는 hunter입니다` what it is.
      const isTold =
        /[:=]/.test(between) || /^(?:입니다|이에요|예요|이고|이며|였|이었)/.test(all.slice(at + whole.length));
      return isWord(value) && !isTold ? whole : `${name}${between}${quote}${redacted}`;
    });
}

/** Letters alone, perhaps with the stop of the sentence; or what was redacted before. */
function isWord(value: string): boolean {
  return /^[A-Za-z-]+[.,:;!?]*$/.test(value) || value.startsWith('[');
}
