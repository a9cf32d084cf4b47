/** An AWS account that is advised on. */
export interface FleetAccount {
  /** Twelve digits. */
  readonly id: string;
  /** What people call it; the id where nobody named it. */
  readonly name: string;
  /** The role to assume; absent where the credentials at hand are of the account itself. */
  readonly roleArn?: string;
  readonly externalId?: string;
  /** Where its services are; empty means the configured region. */
  readonly regions: readonly string[];
}

/** The account of that id or name, the name in any case. */
export function findAccount(accounts: readonly FleetAccount[], idOrName: string): FleetAccount | undefined {
  const wanted = idOrName.trim().toLowerCase();
  return accounts.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
}
