/** What ships. Mocks are for tests, and interfaces do nothing. */
export const isCounted = (file: string): boolean => /^contracts\/(?!mocks\/|interfaces\/).*\.sol$/.test(file);
