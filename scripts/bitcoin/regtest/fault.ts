/** An answer that is not the one that was asked for. */
export class Fault extends Error {
  override name = "Fault";
  /** Of HTTP. */
  readonly status: number;
  /** Of Bitcoin Core's JSON-RPC. */
  readonly code: number;

  constructor(message: string, { status = 400, code = -1 }: { status?: number; code?: number } = {}) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
