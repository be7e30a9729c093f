/** The one piece of the package that the tests use; it brings no types of its own. */
declare module 'jsdom' {
  export class JSDOM {
    window: { DOMParser: typeof DOMParser };
  }
}
