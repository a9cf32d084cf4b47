/** The scopes of manifest.yml, which a test holds to this list. */
export const REQUIRED_SCOPES = ['app_mentions:read', 'chat:write', 'commands', 'im:history', 'users:read'] as const;

/** Asked for by manifest.yml as optional: without them the rest goes on. */
export const OPTIONAL_SCOPES = ['files:write', 'im:write', 'usergroups:read'] as const;
