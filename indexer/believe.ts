const ANSWERS = 4;

/** Bad news that would halt the indexer, once every one of several answers brings it: a single wrong answer is no reason to stop. */
export async function believe<News>(ask: () => Promise<News | undefined>): Promise<News | undefined> {
  for (let left = ANSWERS; ; left--) {
    const news = await ask();
    if (news === undefined || left <= 1) return news;
  }
}
