package dev.rollcall.cli;

import dev.rollcall.testing.ScriptedServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Lets the command line take a scripted server for the local runtime. */
final class LocalServer {
    private LocalServer() {}

    static TypedCommand told(ScriptedServer server, Path directory) throws IOException {
        Path file = directory.resolve(LocalRuntimeFile.PLACE);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                """
                {"api": "%s", "region": "us-east-1", "operators": [
                  {"name": "incident", "accessKeyId": "a", "secretAccessKey": "b"}]}
                """
                        .formatted(server.uri("")));
        return typed(directory);
    }

    static TypedCommand typed(Path directory) {
        return new TypedCommand(directory, Map.of(), Clock.systemUTC());
    }
}
