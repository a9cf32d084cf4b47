import { asList, asObject, type Json } from './json.ts';
import type { MessageContent } from './message-check.ts';
import {
  directChannelId,
  type SlackChannel,
  type SlackUser,
  type SlackUsergroup,
  sampleChannels,
  sampleUsergroups,
  sampleUsers,
} from './workspace.ts';

export interface StoredMessage {
  ts: string;
  channel: string;
  user: string;
  /** Set when an app posted it. */
  botId?: string;
  text: string;
  blocks: Json[];
  threadTs?: string;
  /** Only this user sees it; Slack keeps no copy. */
  ephemeralTo?: string;
  metadata?: Json;
  files: StoredFile[];
  reactions: { name: string; users: string[] }[];
  edited: boolean;
}

export interface StoredFile {
  id: string;
  name: string;
  title: string;
  length: number;
  bytes: Buffer;
  channels: string[];
  /** False between files.getUploadURLExternal and files.completeUploadExternal. */
  complete: boolean;
}

export interface Change {
  kind: 'messages' | 'views' | 'home' | 'notice';
  channel?: string;
  user?: string;
  text?: string;
}

export type Store = ReturnType<typeof createStore>;

/** The workspace's memory: who is there, what was posted, which files exist; `subscribe` hears of every change. */
export function createStore(now: () => number) {
  const users = sampleUsers();
  const channels = sampleChannels(users);
  const usergroups: SlackUsergroup[] = sampleUsergroups();
  const messages: StoredMessage[] = [];
  const files = new Map<string, StoredFile>();
  const listeners = new Set<(change: Change) => void>();
  let sequence = 0;

  function nextId(prefix: string): string {
    sequence += 1;
    return `${prefix}${sequence.toString(36).toUpperCase().padStart(8, '0')}`;
  }

  function nextTs(): string {
    sequence += 1;
    return `${Math.floor(now() / 1000)}.${String(sequence).padStart(6, '0')}`;
  }

  function changed(change: Change): void {
    for (const listener of [...listeners]) listener(change);
  }

  function findUser(id: string): SlackUser | undefined {
    return users.find((user) => user.id === id);
  }

  /** Finds a channel by id, by name with or without `#`, or the direct message of a user id. */
  function findChannel(name: string): SlackChannel | undefined {
    const bare = name.replace(/^#/, '');
    const direct = findUser(name)?.isBot === true ? undefined : directChannelId(name);
    return channels.find(
      (channel) => channel.id === name || (channel.kind !== 'im' && channel.name === bare) || channel.id === direct,
    );
  }

  function post(
    message: Omit<StoredMessage, 'ts' | 'files' | 'reactions' | 'edited' | 'blocks'> & MessageContent,
  ): StoredMessage {
    const stored: StoredMessage = {
      ...message,
      blocks: withBlockIds(message.blocks, nextId),
      ts: nextTs(),
      files: [],
      reactions: [],
      edited: false,
    };
    messages.push(stored);
    changed({ kind: 'messages', channel: stored.channel });
    return stored;
  }

  function find(channel: string, ts: string): StoredMessage | undefined {
    return messages.find((message) => message.channel === channel && message.ts === ts);
  }

  function replace(message: StoredMessage, content: MessageContent): void {
    message.text = content.text;
    message.blocks = withBlockIds(content.blocks, nextId);
    if (content.metadata !== undefined) message.metadata = content.metadata;
    message.edited = true;
    changed({ kind: 'messages', channel: message.channel });
  }

  function remove(message: StoredMessage): void {
    const index = messages.indexOf(message);
    if (index >= 0) messages.splice(index, 1);
    changed({ kind: 'messages', channel: message.channel });
  }

  /** What one viewer sees in a channel, oldest first: everything posted and the ephemeral messages meant for them. */
  function visible(channel: string, viewer: string): StoredMessage[] {
    return messages.filter(
      (message) => message.channel === channel && (message.ephemeralTo === undefined || message.ephemeralTo === viewer),
    );
  }

  function subscribe(listener: (change: Change) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return {
    users,
    channels,
    usergroups,
    messages,
    files,
    nextId,
    changed,
    findUser,
    findChannel,
    post,
    find,
    replace,
    remove,
    visible,
    subscribe,
  };
}

/** Slack gives every block an id, and every interactive element one too, when the app gave none. */
export function withBlockIds(blocks: Json[], nextId: (prefix: string) => string): Json[] {
  return blocks.map((block) => {
    const named: Json = { ...block, block_id: block.block_id ?? nextId('b') };
    if (block.child_blocks !== undefined)
      named.child_blocks = withBlockIds(asList(block.child_blocks) as Json[], nextId);
    if (block.type === 'carousel') named.elements = withBlockIds(asList(block.elements) as Json[], nextId);
    else if (block.type === 'actions' || block.type === 'context_actions')
      named.elements = asList(block.elements).map((element) => withActionId(element, nextId));
    if (block.type === 'card' && block.actions !== undefined)
      named.actions = asList(block.actions).map((element) => withActionId(element, nextId));
    for (const field of ['accessory', 'element'])
      if (block[field] !== undefined) named[field] = withActionId(block[field], nextId);
    return named;
  });
}

function withActionId(element: unknown, nextId: (prefix: string) => string): unknown {
  const fields = asObject(element);
  if (fields === undefined || fields.type === 'image') return element;
  return { ...fields, action_id: fields.action_id ?? nextId('a') };
}
