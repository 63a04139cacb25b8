/** CSS modules and plain style sheets, as Vite hands them to TypeScript. */
declare module '*.module.css' {
  const names: Readonly<Record<string, string>>;
  export default names;
}
declare module '*.css';
