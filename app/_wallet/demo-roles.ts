/** The accounts a local chain unlocks, by their place in its list, as the demo world uses them. */
export const demoRoles = [
  { id: "demo.investor", account: 3, name: "Investor", about: "has test USDC and owns nothing yet" },
  { id: "demo.operator", account: 1, name: "Operator", about: "Delta Mining: sells capacity, posts payouts" },
  { id: "demo.holder", account: 4, name: "Holder", about: "owns slices with payouts to claim" },
] as const;

export type DemoRole = (typeof demoRoles)[number];
