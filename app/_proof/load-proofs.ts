/** Loads the code that checks proofs, once. Rejects when it cannot be loaded; asking again tries again. */
export const loadProofs = async () => (await import("./proofs.ts")).proofs;
