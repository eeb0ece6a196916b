package dev.rollcall.bench;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.lambda.LambdaFunction;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function in a process of its own, under the runtime interface client that AWS runs Java
 * functions with, and with the options of the JVM that Lambda has.
 */
final class HookProcess implements AutoCloseable {
    private static final String CLIENT =
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private final Process process;
    private final long started;

    private HookProcess(Process process, long started) {
        this.process = requireNonNull(process, "process is null");
        this.started = started;
    }

    /** Returns whether the client can be found: {@code -Pbench} brings it. */
    static boolean available() {
        try {
            Class.forName(CLIENT, false, HookProcess.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    /** Starts it; from now on it asks for events. */
    static HookProcess start(LambdaFunction function, RuntimeApi api, Path said)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx1500m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        packaged(),
                        CLIENT,
                        function.handler()));
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.putAll(function.environment());
        environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
        environment.put("_HANDLER", function.handler());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "local");
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        environment.put(
                "LAMBDA_TASK_ROOT",
                requireNonNull(said.toAbsolutePath().getParent(), "a file has a folder")
                        .toString());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
        long started = System.nanoTime();
        return new HookProcess(builder.start(), started);
    }

    /** Returns when it was started, by the nanosecond clock. */
    long started() {
        return started;
    }

    /** Returns how long it has kept processors busy, in milliseconds: others may have them too. */
    double busyMillis() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e6;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /**
     * The tests' own classes are not packaged; their libraries come last and nobody asks for them.
     */
    private static String packaged() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("fast/test"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
