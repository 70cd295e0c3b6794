import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A TCP socket that listens, as Linux shows it. */
export interface ListeningSocket {
  readonly pid: number;
  /** In hex, low byte first: 0100007F is 127.0.0.1. */
  readonly address: string;
  readonly port: number;
}

export const loopback = '0100007F';

/** The listening sockets of this process and of everything that descends from it. Linux only. */
export function listeningSockets(): ListeningSocket[] {
  const inodes = new Map<string, number>();
  for (const pid of [process.pid, ...descendants(process.pid)]) {
    for (const target of openFiles(pid)) {
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
      if (inode) inodes.set(inode, pid);
    }
  }
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .slice(1)
      .flatMap((line) => {
        const columns = line.trim().split(/\s+/);
        const [address = '', port = ''] = (columns[1] ?? '').split(':');
        const pid = inodes.get(columns[9] ?? '');
        return columns[3] === '0A' && pid !== undefined ? [{ pid, address, port: Number.parseInt(port, 16) }] : [];
      }),
  );
}

/** Ids of the processes that descend from `pid`. Linux only. */
export function descendants(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = parentOf(entry);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const below = (of: number): number[] => (children.get(of) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(pid);
}

/** Whether a process runs; one that has ended and waits for its parent to take note of it does not. */
export function isRunning(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

// A process may end while it is looked at: then it has nothing open and no parent.
function parentOf(pid: string): number | undefined {
  try {
    return Number(/\) \S+ (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

function openFiles(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}
