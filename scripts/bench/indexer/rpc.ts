type Asked = { method: string; params?: unknown[] };
type Answered = { id: number; result?: unknown; error?: { message: string } };

/** One request to a node. Throws with the node's words. */
export async function request<Answer>(rpcUrl: string, method: string, params: unknown[] = []): Promise<Answer> {
  const [answer] = await requestAll<Answer>(rpcUrl, [{ method, params }]);
  return answer as Answer;
}

/** Many requests at once, answered in their order. Throws with the node's words about the first that it refused. */
export async function requestAll<Answer>(rpcUrl: string, asked: Asked[]): Promise<Answer[]> {
  if (asked.length === 0) return [];
  const body = asked.map(({ method, params = [] }, id) => ({ jsonrpc: "2.0", id, method, params }));
  const response = await fetch(rpcUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answers = (await response.json()) as Answered[];
  const answered = new Map(answers.map((answer) => [answer.id, answer]));
  return body.map(({ id, method }) => {
    const answer = answered.get(id);
    if (!answer || answer.error) throw new Error(`${method}: ${answer?.error?.message ?? "no answer"}`);
    return answer.result as Answer;
  });
}
