package dev.rollcall.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Somebody who types {@code rollcall}: a process of its own, which has nothing but their keys. */
final class Terminal {
    private final Map<String, String> keys;
    private final Path home;

    private Terminal(Map<String, String> keys, Path home) {
        this.keys = Map.copyOf(keys);
        this.home = requireNonNull(home, "home is null");
    }

    /**
     * What a command came to.
     *
     * @param code what it exited with
     */
    record Ran(int code, String out) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("The command printed no JSON", e);
            }
        }
    }

    /**
     * Takes an operator of that name from what the local runtime tells of itself.
     *
     * @param home a directory in which no local runtime has told of itself, so that the keys decide
     */
    static Terminal of(String name, JsonNode runtime, Path home) {
        for (JsonNode one : runtime.path("operators")) {
            if (one.path("name").asText().equals(name)) {
                return new Terminal(
                        Map.of(
                                "ROLLCALL_URL", runtime.path("api").asText(),
                                "AWS_REGION", runtime.path("region").asText(),
                                "AWS_ACCESS_KEY_ID", one.path("accessKeyId").asText(),
                                "AWS_SECRET_ACCESS_KEY", one.path("secretAccessKey").asText()),
                        home);
            }
        }
        throw new IllegalArgumentException("There is no operator " + name);
    }

    /** Runs it to its end; what it complains of is on the screen. */
    Ran rollcall(String... arguments) throws InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(property("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                                "-Dslf4j.internal.verbosity=WARN",
                                "-cp",
                                property("java.class.path"),
                                "dev.rollcall.cli.Rollcall"));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // Whoever starts the demo may have keys of their own.
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("AWS_") || name.startsWith("ROLLCALL_"));
        builder.environment().putAll(keys);
        builder.environment().put("ROLLCALL_HOME", home.toString());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Ran(process.waitFor(), out);
        } catch (IOException e) {
            throw new IllegalStateException("rollcall cannot be run", e);
        }
    }

    private static String property(String name) {
        return requireNonNull(System.getProperty(name), name);
    }
}
