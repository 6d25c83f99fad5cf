import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Address, getAddress } from "viem";
import { createLocalWorld, disclosure } from "#scripts/bench/local-world.ts";
import { deploySeaport } from "#scripts/bench/peers/seaport.ts";

const PRICE = 8_000_000n;
const ROYALTY = 400_000n;

describe("a listing on Seaport 1.6", async () => {
  const world = await createLocalWorld();
  const [seller, buyer, treasury] = [world.account(3), world.account(4), world.account(9)];
  await world.fund(seller);
  await world.fund(buyer);
  await world.fund(world.operator);
  const { seaport, fillBasic, fillGeneral } = await deploySeaport(world);
  await world.send(world.operator, world.manager, "createBatch", [world.terms(), disclosure]);
  for (let i = 0; i < 3; i++) await world.buy(seller, 1n, 100n);
  await world.post(1n, 0);
  await world.send(seller, world.slices, "setApprovalForAll", [seaport.address, true]);
  await world.send(buyer, world.usdc, "approve", [seaport.address, 10n * PRICE]);

  const id = (serial: number) => 1_000_000_000n + BigInt(serial);
  const listed = (serial: number) => ({
    seller,
    collection: world.slices.address,
    id: id(serial),
    token: world.usdc.address,
    price: PRICE,
  });
  const balance = (who: Address) =>
    world.client.readContract({ ...world.usdc, functionName: "balanceOf", args: [who] }) as Promise<bigint>;
  const ownerOf = (serial: number) =>
    world.client.readContract({ ...world.slices, functionName: "ownerOf", args: [id(serial)] });
  const earned = (serial: number) =>
    world.client.readContract({ ...world.slices, functionName: "claimable", args: [id(serial)] }) as Promise<bigint>;
  const credit = () =>
    world.client.readContract({
      ...world.slices,
      functionName: "credit",
      args: [seller, world.wbtc.address],
    }) as Promise<bigint>;

  it("is the version that was named", async () => {
    const [version] = (await world.client.readContract({ ...seaport, functionName: "information" })) as [string];
    assert.equal(version, "1.6");
  });

  it("sells a slice unchanged, and leaves what it earned with the seller", async () => {
    const [sellerHad, buyerHad, pending, owed] = [
      await balance(seller),
      await balance(buyer),
      await earned(1),
      await credit(),
    ];
    assert.ok(pending > 0n);
    await fillBasic(buyer, listed(1), 1n);
    assert.equal(await ownerOf(1), getAddress(buyer));
    assert.equal((await balance(seller)) - sellerHad, PRICE);
    assert.equal(buyerHad - (await balance(buyer)), PRICE);
    assert.equal((await credit()) - owed, pending);
    assert.equal(await earned(1), 0n);
  });

  it("pays a royalty beside the seller", async () => {
    const [sellerHad, treasuryHad] = [await balance(seller), await balance(treasury)];
    await fillBasic(buyer, { ...listed(2), royalty: { recipient: treasury, amount: ROYALTY } }, 2n);
    assert.equal(await ownerOf(2), getAddress(buyer));
    assert.equal((await balance(seller)) - sellerHad, PRICE);
    assert.equal((await balance(treasury)) - treasuryHad, ROYALTY);
  });

  it("is filled in Seaport's general way too, once", async () => {
    await fillGeneral(buyer, listed(3), 3n);
    assert.equal(await ownerOf(3), getAddress(buyer));
    await world.send(buyer, world.slices, "transferFrom", [buyer, seller, id(3)]);
    await assert.rejects(fillGeneral(buyer, listed(3), 3n), /OrderAlreadyFilled/);
  });
});
