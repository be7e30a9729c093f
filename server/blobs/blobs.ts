/** Where contents lie: a folder, or a store that speaks S3. Names are made by the hub: hexadecimal digits, dashes and '/'. */
export type Blobs = {
  put(name: string, content: Buffer): Promise<void>;
  /** undefined where there is none */
  get(name: string): Promise<Buffer | undefined>;
  /** nothing happens where there is none */
  remove(name: string): Promise<void>;
};
