import { type Address, getAddress, type Hex, isAddress, isHex } from "viem";

export class JsonFieldError extends Error {
  override name = "JsonFieldError";
}

/** Reads the fields of one JSON object as what they must be. Made for the browser, too, where zod has no place. */
export class JsonFields {
  readonly #fields: object;

  /** Throws JsonFieldError where `value` is no object; `what` is its name in sentences. */
  constructor(value: unknown, what: string) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new JsonFieldError(`${what} is not a JSON object.`);
    }
    this.#fields = value;
  }

  address(name: string): Address {
    const value = this.#read(name);
    if (typeof value === "string" && isAddress(value)) return getAddress(value);
    throw this.#fault(name, "an address");
  }

  hex(name: string, bytes?: number): Hex {
    const value = this.#read(name);
    if (isHex(value) && value.length % 2 === 0 && (bytes === undefined || value.length === 2 + 2 * bytes)) return value;
    throw this.#fault(name, bytes === undefined ? "bytes in hexadecimal" : `${bytes} bytes in hexadecimal`);
  }

  number(name: string): number {
    const value = this.#read(name);
    if (Number.isSafeInteger(value) && Number(value) >= 0) return Number(value);
    throw this.#fault(name, "a whole number");
  }

  /** Written as text, because JSON numbers lose digits. */
  bigint(name: string): bigint {
    const value = this.#read(name);
    if (typeof value === "string" && /^\d{1,78}$/.test(value)) return BigInt(value);
    throw this.#fault(name, "a whole number in quotes");
  }

  list(name: string): unknown[] {
    const value = this.#read(name);
    if (Array.isArray(value)) return value;
    throw this.#fault(name, "a list");
  }

  #read(name: string): unknown {
    return Reflect.get(this.#fields, name);
  }

  #fault(name: string, expected: string) {
    return new JsonFieldError(`${name} is ${JSON.stringify(this.#read(name)) ?? "missing"}; it must be ${expected}.`);
  }
}

/** Throws JsonFieldError where `text` is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new JsonFieldError("It is not JSON.");
  }
}
