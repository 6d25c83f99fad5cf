import { join } from "node:path";
import type { Guard } from "./guard.ts";
import { until } from "./poll.ts";
import { type Program, programError, type Surroundings, startProgram } from "./program.ts";
import { superviseProgram } from "./supervise.ts";

export class Stopped extends Error {
  override name = "Stopped";
}

/** What has been started so far, in order; `stopAll` ends it the other way round. */
export class Parts {
  readonly failed: Promise<Error>;
  #fail: (reason: Error) => void = () => {};
  #stopped: Promise<never>;
  #stop: (reason: Error) => void = () => {};
  #started: Pick<Program, "name" | "stop">[] = [];
  #stopping = false;
  #surroundings: Surroundings;
  #report: (line: string) => void;

  constructor(guard: Guard, logs: string, env: NodeJS.Dict<string>, report: (line: string) => void) {
    this.#surroundings = { guard, logs, env };
    this.#report = report;
    this.failed = new Promise((resolve) => {
      this.#fail = resolve;
    });
    this.#stopped = new Promise((_, reject) => {
      this.#stop = reject;
    });
    this.#stopped.catch(() => {}); // nobody need be waiting
  }

  /** Runs a program to its end. Throws with the end of its log unless it ends with code 0. */
  async run(name: string, args: string[]): Promise<void> {
    this.#check();
    const program = startProgram(name, args, this.#surroundings);
    this.#started.push(program);
    const how = await program.ended;
    this.#check();
    this.#started.splice(this.#started.indexOf(program), 1);
    await program.stop();
    if (how !== "ended with code 0") throw programError(program, how);
  }

  /** Starts a program nothing can go on without, and waits until `ready`. */
  async require(name: string, args: string[], ready: () => Promise<boolean>): Promise<void> {
    this.#check();
    const program = startProgram(name, args, this.#surroundings);
    this.#started.push(program);
    const death = program.ended.then((how) => {
      this.#check();
      throw programError(program, how);
    });
    death.catch((reason) => {
      if (!this.#stopping) this.#fail(reason);
    });
    await Promise.race([this.wait("its first answer", ready, 60_000, name), death]);
  }

  /** Starts a program that is started again whenever it fails. */
  keep(name: string, args: string[]): void {
    this.#check();
    this.#started.push(superviseProgram(name, args, this.#surroundings, this.#report));
  }

  /** Waits until `condition`, or until everything is stopped. Throws after `timeoutMs`, with the end of the log of `whose` it is. */
  async wait(what: string, condition: () => Promise<boolean>, timeoutMs = 60_000, whose?: string): Promise<void> {
    this.#check();
    const timeout = (error: Error) => {
      if (whose === undefined) throw error;
      throw programError(
        { name: whose, log: join(this.#surroundings.logs, `${whose}.log`) },
        `is not ready: ${error.message}`,
      );
    };
    await Promise.race([until(what, condition, { timeoutMs }).catch(timeout), this.#stopped]);
  }

  async stopAll(): Promise<void> {
    this.#stopping = true;
    this.#stop(new Stopped("Lode was stopped."));
    for (let part = this.#started.pop(); part; part = this.#started.pop()) await part.stop();
  }

  #check() {
    if (this.#stopping) throw new Stopped("Lode was stopped.");
  }
}
