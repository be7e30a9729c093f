// Stand-ins for the Electron runtime: folders with the files that a packer looks for and changes, and nothing that runs.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';

/** The mark that stands before the fuses in every Electron program, their version and number, and nine fuses set to "on". */
const fuses = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.alloc(9, '1'),
]);

export async function makeRuntime(folder: string, system: 'win' | 'linux'): Promise<void> {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  mkdirSync(join(folder, 'default_app'));
  for (const locale of ['zh-CN', 'en-US', 'de']) writeFileSync(join(folder, 'locales', `${locale}.pak`), locale);
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html', 'resources.pak', 'icudtl.dat']) {
    writeFileSync(join(folder, name), name);
  }
  writeFileSync(join(folder, 'default_app', 'main.js'), '');
  await createPackage(join(folder, 'default_app'), join(folder, 'resources', 'default_app.asar'));
  if (system === 'win') {
    writeFileSync(join(folder, 'electron.exe'), windowsProgram(fuses));
  } else {
    writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), fuses]));
    chmodSync(join(folder, 'electron'), 0o755);
  }
}

const pageSize = 4096;
const fileStep = 512;

/** The smallest Windows x64 program that tools for icons and versions can read and change: the content and a version. */
function windowsProgram(content: Buffer): Buffer {
  const sections = [
    { name: '.text', body: content, flags: 0x60000020, address: pageSize },
    { name: '.rsrc', body: versionResource(2 * pageSize), flags: 0x40000040, address: 2 * pageSize },
  ];
  const headers = Buffer.alloc(fileStep);
  headers.write('MZ', 0);
  headers.writeUInt32LE(64, 0x3c);
  const file = 64;
  headers.write('PE\0\0', file);
  headers.writeUInt16LE(0x8664, file + 4);
  headers.writeUInt16LE(sections.length, file + 6);
  headers.writeUInt16LE(240, file + 20);
  headers.writeUInt16LE(0x22, file + 22);

  const optional = file + 24;
  headers.writeUInt16LE(0x20b, optional);
  headers.writeUInt32LE(pageSize, optional + 16);
  headers.writeUInt32LE(pageSize, optional + 20);
  headers.writeBigUInt64LE(0x140000000n, optional + 24);
  headers.writeUInt32LE(pageSize, optional + 32);
  headers.writeUInt32LE(fileStep, optional + 36);
  headers.writeUInt16LE(6, optional + 40);
  headers.writeUInt16LE(6, optional + 48);
  headers.writeUInt32LE((sections.length + 1) * pageSize, optional + 56);
  headers.writeUInt32LE(fileStep, optional + 60);
  headers.writeUInt16LE(2, optional + 68);
  headers.writeUInt32LE(16, optional + 108);
  // Third entry of the table of directories: the resources.
  headers.writeUInt32LE(2 * pageSize, optional + 112 + 16);
  headers.writeUInt32LE(sections[1]?.body.length ?? 0, optional + 112 + 20);

  let begin = fileStep;
  const bodies = sections.map(({ name, body, flags, address }, index) => {
    const section = optional + 240 + index * 40;
    const padded = Buffer.alloc(Math.ceil(body.length / fileStep) * fileStep);
    body.copy(padded);
    headers.write(name, section);
    headers.writeUInt32LE(body.length, section + 8);
    headers.writeUInt32LE(address, section + 12);
    headers.writeUInt32LE(padded.length, section + 16);
    headers.writeUInt32LE(begin, section + 20);
    headers.writeUInt32LE(flags, section + 36);
    begin += padded.length;
    return padded;
  });
  return Buffer.concat([headers, ...bodies]);
}

/** Three directories (kind, number, language), one entry each, and the version they lead to. */
function versionResource(address: number): Buffer {
  const version = versionBlock('VS_VERSION_INFO', 0, fixedVersion(), [
    versionBlock('StringFileInfo', 1, Buffer.alloc(0), [
      versionBlock('040904b0', 1, Buffer.alloc(0), [
        versionBlock('ProductName', 1, Buffer.from('Electron\0', 'utf16le'), []),
      ]),
    ]),
    versionBlock('VarFileInfo', 1, Buffer.alloc(0), [
      versionBlock('Translation', 0, Buffer.from([0x09, 0x04, 0xb0, 0x04]), []),
    ]),
  ]);
  const directories = Buffer.alloc(88);
  const kindVersion = 16;
  const english = 1033;
  for (const [level, id] of [kindVersion, 1, english].entries()) {
    const here = level * 24;
    directories.writeUInt16LE(1, here + 14);
    directories.writeUInt32LE(id, here + 16);
    // The highest bit says that another directory follows and not yet the data.
    directories.writeUInt32LE(level < 2 ? 0x80000000 + here + 24 : 72, here + 20);
  }
  directories.writeUInt32LE(address + directories.length, 72);
  directories.writeUInt32LE(version.length, 76);
  return Buffer.concat([directories, version]);
}

function fixedVersion(): Buffer {
  const fixed = Buffer.alloc(52);
  fixed.writeUInt32LE(0xfeef04bd, 0);
  fixed.writeUInt32LE(0x10000, 4);
  return fixed;
}

const toFour = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

/** A named block of version information; texts count their length in characters, everything else in bytes. */
function versionBlock(name: string, isText: 0 | 1, value: Buffer, children: Buffer[]): Buffer {
  const head = toFour(Buffer.concat([Buffer.alloc(6), Buffer.from(`${name}\0`, 'utf16le')]));
  const block = Buffer.concat([head, toFour(value), ...children.map(toFour)]);
  block.writeUInt16LE(block.length, 0);
  block.writeUInt16LE(isText === 1 ? value.length / 2 : value.length, 2);
  block.writeUInt16LE(isText, 4);
  return block;
}
