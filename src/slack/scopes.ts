/** The scopes of manifest.yml, which a test holds to this list. */
export const REQUIRED_SCOPES = ['chat:write', 'commands', 'users:read'] as const;

/** Asked for by manifest.yml as optional: only some settings take them. */
export const OPTIONAL_SCOPES = ['usergroups:read'] as const;
