import { describe, expect, test } from "vitest";
import { prove } from "#scripts/check-smt/prove.ts";
import { hasZ3 } from "#scripts/check-smt/z3.ts";
import { readSource } from "#scripts/solc/compile.ts";

const library = "contracts/libraries/BatchTerms.sol";

const model = "test/contracts/smt/BatchLife.sol";

describe.skipIf(!hasZ3())("the model checker", { timeout: 600_000 }, () => {
  test("proves every assertion on the life of a batch", () => {
    const { proved, asserted, open } = prove(model, "BatchLife");
    expect(open).toEqual([]);
    expect(proved).toBe(asserted);
  });

  test("finds a status that goes back and a price that a posting does not lower, in the library that the manager uses", () => {
    const source = readSource(library);
    const wrong = source
      .replace("block.timestamp < self.saleEnd", "block.timestamp > self.saleEnd")
      .replace("return self.periods - self.nextPeriod;", "return self.periods;");
    const open = prove(model, "BatchLife", { [library]: wrong }).open.join();
    expect(open).toContain("assert(next >= _status");
    expect(open).toContain("assert(_batch.escrowPerUnit() + _batch.rate == before)");
  });
});
