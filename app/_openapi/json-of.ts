/** What the API makes of a value: whole numbers of any size and times are texts. Holds a schema to the type that a query answers. */
export type JsonOf<T> = T extends bigint | Date | `0x${string}`
  ? string
  : T extends string | number | boolean | null
    ? T
    : T extends readonly (infer Item)[]
      ? JsonOf<Item>[]
      : { [Key in keyof T]: JsonOf<T[Key]> };
