/** Loads the code that signs, once. Rejects when it cannot be loaded; asking again tries again. */
export const loadSigning = async () => (await import("./signing.ts")).signing;
