/** How Java and Maven get onto a machine, for the hint of a fault. */
export const INSTALL_HINT = [
  'install Java 17 or 21 and Maven:',
  '`sudo apt-get install openjdk-17-jre-headless maven` on Debian and Ubuntu;',
  '`brew install openjdk@21 maven` on macOS, then `export JAVA_HOME="$(brew --prefix openjdk@21)"`;',
  '`winget install EclipseAdoptium.Temurin.21.JDK` and `choco install maven` on Windows.',
].join(' ')
