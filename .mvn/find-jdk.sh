# Sourced by ./hwa and ./mvnw: sets JAVA_HOME to a JDK of at least the wanted version, or leaves JAVA_HOME empty.
# The wanted version comes in HWA_JDK (a variable, not an argument: sourced scripts share the caller's arguments).
hwa_jdk_version() { # prints the major version of the JDK in $1, nothing when there is no compiler in it
  [ -x "$1/bin/javac" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}
hwa_find_jdk() {
  hwa_on_path=$(command -v javac 2>/dev/null) && hwa_on_path=$(dirname "$(dirname "$(readlink -f "$hwa_on_path")")")
  for hwa_home in "${JAVA_HOME:-}" "${hwa_on_path:-}" "$HWA_ROOT"/runtime /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    [ -n "$hwa_home" ] || continue
    hwa_version=$(hwa_jdk_version "$hwa_home")
    if [ -n "$hwa_version" ] && [ "$hwa_version" -ge "$HWA_JDK" ]; then
      JAVA_HOME=$hwa_home
      export JAVA_HOME
      return 0
    fi
  done
  JAVA_HOME=
  return 1
}
