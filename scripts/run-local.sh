#!/usr/bin/env bash
# Builds, then runs a class of the local runtime on the JDK the build found: run-local.sh CLASS [ARG ...]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
main=$1
shift
# Read by DynamoDB Local before anything of ours runs: no telemetry.
export DDB_LOCAL_TELEMETRY=0
launch=target/local/launch.txt
# shellcheck disable=SC2086 # options for Maven, several or none
mvn -q -B ${ROLLCALL_MAVEN_OPTIONS:-} test-compile exec:exec \
  -Dexec.executable=java -Dexec.classpathScope=test \
  -Dexec.args="-cp %classpath dev.rollcall.local.runtime.LaunchFile $launch"
{ read -r java; read -r classpath; } <"$launch"
exec "$java" --enable-native-access=ALL-UNNAMED -Xmx"${ROLLCALL_HEAP:-1g}" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
  -Dlogback.configurationFile=logback-local.xml -cp "$classpath" "$main" "$@"
