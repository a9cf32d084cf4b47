/** Particles and endings that follow a noun or the stem of a verb, the longest first. */
const ENDINGS =
  `으로부터 에서부터 이라는데 이라면서 하려면은 하려는데 했는데요 되는데요 하는데요 에서는 에서도 에서만 으로는 으로도 이라는 이라고 라는 라고 하고는 까지는 부터는 에게서 한테서
  으로 에서 에게 한테 까지 부터 처럼 보다 마다 조차 마저 이나 이랑 하고 이고 이란 이라 이야 인가요 인가 인지 이에요 예요 입니까 입니다 인데요 인데 이면 이든 대로 만큼 밖에
  하려면 하려고 하나요 하는데 하는지 하는게 하는 하면은 하면 해야 해도 해서 했어요 했어 했는데 했더니 합니까 합니다 할까요 할까 할게요 할때 할 한다 한 함 해요 해줘 하기 하게 하지 하자
  되나요 되는데 되는지 되는 되면 돼야 돼도 돼서 됐어요 됐어 됐는데 됩니까 됩니다 될까요 될까 된다 된 됨 돼요 되기 되게 되지 돼
  시키는 시키기 시키려면 시키면 시켜 당했어요 당함 나요 났어요 나와요 났는데 났어 나는데 나면 나서 나옴
  습니다 습니까 세요 어요 아요 는데요 는데 는지 는가 은지 을까요 을까 려면 려고 으면 면서 니까 더니 던데 다가 다고 라도 거나 든지 지만 네요 군요 데요 래요 대요 죠 요
  은 는 이 가 을 를 에 의 와 과 도 로 만 나 랑 들 씩 게 고 면 서 지 니 음 임 야`
    .split(/\s+/)
    .filter(Boolean)
    .sort((a, b) => b.length - a.length);

/** Words that say nothing about what a question is about, without their endings. */
const STOP_WORDS = new Set(
  `어떻게 어떡해 어떡하죠 어케 어캐 무엇 뭐 뭔 뭔가 뭘 뭐가 뭐예요 뭐에요 뭔가요 뭔지 뭐야 뭐임 왜 언제 어디 어디서 누구 누가 얼마 얼마나 어떤 어느 무슨 좀 그냥 진짜 혹시 제 제가 내 내가 우리 저희 저 이 그 이거 그거 저거 것 거 게 수 때 등 및 또는
  그리고 하나 하는 하면 해야 할 한 해 하지 있나 있나요 있어 있어요 있는 있는데 있는지 있을까요 있죠 있음 없나 없나요 되나 되나요 돼 돼요 되는 되죠 될까요 됨 하나요 해요 합니까 인가요 알려줘 알려주세요 설명 설명해줘 설명해주세요 궁금해요 궁금
  싶어 싶어요 싶은데 싶은데요 싶으면 해줘 주세요 나요 까요 는데 근데 자꾸 계속 갑자기 너무 아주 매우 많이 조금 다 더 안 못 잘 좋은 좋을까 좋을까요 나아 나은가요 방법 법 건가 건가요 건지 같은 같아요 같은데 대해 대한 대해서 위해 위한 정도
  보통 원래 이런 그런 저런 이렇게 그렇게 무조건 아직 이미 벌써 지금 오늘 요즘 하고 해서 하려면 하려고 가요 가나요 가능 가능한가요 가능해요 가능한지 필요 필요한가요 필요해요 필요하나요 보나요 보려면 보면 봐야 쓰나요 쓰려면 쓰는 써야 써도 쓰면 쓸 쓰는데 쓰고
  하라는데 라는데 뜨는데 떴는데 나오는데 나와요 나옴 뜸 떠요 떠서 하네요 되네요 이유 무엇인가요 뭡니까 맞나요 맞아 맞죠 아니면 말고 중 건 걸 데`
    .split(/\s+/)
    .filter(Boolean),
);

/** True for words without a meaning of their own. */
export function isKoreanStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** The word without its last particle or ending; never shorter than a syllable. */
export function withoutEnding(word: string): string {
  const ending = ENDINGS.find((each) => word.length > each.length && word.endsWith(each));
  return ending === undefined ? word : word.slice(0, -ending.length);
}

/** True where nothing but particles and endings is left. */
export function isEnding(rest: string): boolean {
  return rest === '' || ENDINGS.includes(rest) || (rest.length > 1 && ENDINGS.includes(withoutEnding(rest)));
}

/** Pairs of neighbouring syllables, by which words are alike whose endings or spacing differ; a short word is itself. */
export function syllablePairs(word: string): readonly string[] {
  if (word.length <= 2) return [word];
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
}
