package dev.rollcall.local.aws.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A function of the template that runs in a process of its own, with the memory that is asked for,
 * so that it can be seen what it needs. It is kept for all invocations, as a warm one is.
 */
public final class FunctionProcess implements AutoCloseable {
    private final Process process;
    private final SharedClock clock;
    private final DataOutputStream to;
    private final DataInputStream from;
    private long processor;

    private FunctionProcess(Process process, SharedClock clock) {
        this.process = process;
        this.clock = clock;
        this.to = new DataOutputStream(process.getOutputStream());
        this.from = new DataInputStream(process.getInputStream());
    }

    /**
     * What an invocation came to.
     *
     * @param processor how long it kept processors busy
     * @param peakKilobytes the most memory that the process had so far in this invocation, as the
     *     operating system counts it (VmHWM in proc_pid_status(5)); 0 where it does not tell
     */
    public record Came(Invocation answer, Duration processor, long peakKilobytes) {
        public Came {
            requireNonNull(answer, "answer is null");
            requireNonNull(processor, "processor is null");
        }
    }

    /**
     * Starts it.
     *
     * @param options of the JVM
     * @param place where its clock and what it says are put
     */
    public static FunctionProcess start(LambdaFunction function, List<String> options, Path place)
            throws IOException {
        Files.createDirectories(place);
        Path time = place.resolve("clock");
        SharedClock clock = new SharedClock(time, true);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProcessMain.class.getName(),
                        function.handler(),
                        time.toString()));
        Process process =
                new ProcessBuilder(command)
                        .redirectError(place.resolve("said.txt").toFile())
                        .start();
        FunctionProcess started = new FunctionProcess(process, clock);
        started.tell(function);
        return started;
    }

    private void tell(LambdaFunction function) throws IOException {
        to.writeInt(function.environment().size());
        for (Map.Entry<String, String> one : function.environment().entrySet()) {
            to.writeUTF(one.getKey());
            to.writeUTF(one.getValue());
        }
        to.writeUTF(function.name());
        to.writeInt((int) function.timeout().toSeconds());
        to.flush();
    }

    /** Says what time it is, now and until it is said again. */
    public void setClock(Instant now) {
        clock.set(now);
    }

    /** Invokes it, and waits for the answer. A process that is gone has failed for good. */
    public Came invoke(byte[] event) {
        try {
            forgetPeak();
            to.writeInt(event.length);
            to.write(event);
            to.flush();
            boolean answered = from.readByte() == ProcessMain.ANSWERED;
            long busy = from.readLong();
            byte[] answer = from.readNBytes(from.readInt());
            Duration took = Duration.ofNanos(busy - processor);
            processor = busy;
            return new Came(
                    answered
                            ? new Invocation.Answered(answer)
                            : new Invocation.Failed(kind(new String(answer, UTF_8)), "", List.of()),
                    took,
                    peak());
        } catch (IOException e) {
            throw new UncheckedIOException("The function's process is gone", e);
        }
    }

    @Override
    public void close() throws IOException {
        to.close();
        process.destroy();
    }

    private static String kind(String thrown) {
        int colon = thrown.indexOf(':');
        return colon < 0 ? thrown : thrown.substring(0, colon);
    }

    /** What was the most before is of other invocations (proc_pid_clear_refs(5)). */
    private void forgetPeak() throws IOException {
        Path refs = Path.of("/proc", Long.toString(process.pid()), "clear_refs");
        if (Files.isWritable(refs)) {
            Files.writeString(refs, "5");
        }
    }

    private long peak() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        }
    }
}
