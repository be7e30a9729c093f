/** Styles are plain files; the bundler takes them, the compiler only needs to know that they exist. */
declare module '*.css';
