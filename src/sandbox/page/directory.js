/** Looks up people, channels and groups of the workspace by id. */
export function createDirectory(workspace) {
  const users = new Map(workspace.users.map((user) => [user.id, user]));
  const channels = new Map(workspace.channels.map((channel) => [channel.id, channel]));
  const groups = new Map(workspace.usergroups.map((group) => [group.id, group]));
  return {
    workspace,
    user: (id) => users.get(id),
    channel: (id) => channels.get(id),
    people: () => workspace.users.filter((user) => !user.is_bot),
    everyone: () => workspace.users,
    userName: (id) => users.get(id)?.real_name ?? (id === 'USLACKBOT' ? 'Slackbot' : id),
    channelName: (id) => channels.get(id)?.name ?? id,
    groupName: (id) => groups.get(id)?.handle ?? id,
    /** The channels a person sees in the sidebar. */
    channelsOf: (id) => workspace.channels.filter((channel) => channel.kind !== 'im' && channel.members.includes(id)),
    directOf: (id) => workspace.channels.find((channel) => channel.kind === 'im' && channel.members.includes(id)),
  };
}
