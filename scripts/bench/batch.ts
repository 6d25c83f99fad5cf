/** Numbers of the batches that `measureSale` creates, in its order. */
export const batch = { plain: 1n, holders: 2n, signed: 3n, everyOption: 4n } as const;

/** Id of a batch's slice by its serial number. */
export const sliceId = (batchId: bigint, serial: number) => batchId * 1_000_000_000n + BigInt(serial);
