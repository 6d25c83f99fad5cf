/** An answer other than 200: what is wrong, and what to do next. */
export class ApiError extends Error {
  readonly status: number;
  readonly next: string;
  constructor(status: number, message: string, next: string) {
    super(message);
    this.status = status;
    this.next = next;
  }
}
