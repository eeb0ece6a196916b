package dev.rollcall.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;

import dev.rollcall.local.aws.lambda.FunctionProcess;
import dev.rollcall.local.aws.lambda.Invocation;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.platform.json.Json;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The invocations of the reconciliation's function, which runs in a process of its own. One
 * invocation of any function runs at a time. While it is this one, each call that it makes takes
 * time on the virtual clock, and so does what its processor has done.
 */
final class Invoked implements AutoCloseable {
    private static final String RECONCILES = "ReconcileFunction";

    /** To the other side and back, with its work. */
    private static final Duration VENDOR = Duration.ofMillis(150);

    private static final Duration DYNAMODB = Duration.ofMillis(10);
    private static final Duration OTHER_AWS = Duration.ofMillis(40);

    /** A function has a whole processor at 1769 MB (Lambda's guide, "Configure memory"). */
    private static final double SHARE = 512.0 / 1_769;

    /** What is beside the heap must fit into 512 MB, too. One compiler, as short work wants. */
    private static final List<String> OPTIONS =
            List.of(
                    "-Xmx" + System.getProperty("scale.heap", "320") + "m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Djava.net.preferIPv4Stack=true",
                    "-Dlogback.configurationFile=logback-local.xml");

    /** A step of the reconciliation. */
    enum Step {
        READ,
        NAME,
        OTHER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record One(
            Step step,
            Instant begun,
            Duration took,
            Duration processor,
            long peakKilobytes,
            boolean failed) {}

    private final Lock alone = new ReentrantLock();
    private final VirtualTimeline timeline;
    private final FunctionProcess process;
    private final int awsPort;
    private final List<One> all = new ArrayList<>();
    private final Map<String, Integer> aws = new TreeMap<>();
    private int vendors;
    private volatile boolean counts;

    private Invoked(LocalRuntime runtime, VirtualTimeline timeline) throws IOException {
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.process =
                FunctionProcess.start(
                        runtime.aws().lambda().find(RECONCILES).orElseThrow(),
                        OPTIONS,
                        Path.of("target", "bench", "scale"));
        this.awsPort = runtime.aws().endpoint().getPort();
    }

    static Invoked in(LocalRuntime runtime, VirtualTimeline timeline) throws IOException {
        Invoked invoked = new Invoked(runtime, timeline);
        runtime.aws().lambda().surround(invoked::during);
        runtime.crashPoint().observe(invoked::passes);
        return invoked;
    }

    private Invocation during(String function, byte[] payload, Supplier<Invocation> invocation) {
        alone.lock();
        try {
            return function.equals(RECONCILES) ? inProcess(payload) : invocation.get();
        } finally {
            alone.unlock();
        }
    }

    private Invocation inProcess(byte[] payload) {
        Instant begun = timeline.now();
        process.setClock(begun);
        counts = true;
        FunctionProcess.Came came = process.invoke(payload);
        counts = false;
        Duration processor = Duration.ofNanos((long) (came.processor().toNanos() / SHARE));
        timeline.spend(processor);
        One one =
                new One(
                        step(payload),
                        begun,
                        Duration.between(begun, timeline.now()),
                        processor,
                        came.peakKilobytes(),
                        came.answer() instanceof Invocation.Failed);
        all.add(one);
        System.out.println(one + (one.failed() ? " " + came.answer() : ""));
        return came.answer();
    }

    private static Step step(byte[] payload) {
        return switch (Json.read(new String(payload, UTF_8)).path("step").asText()) {
            case "read" -> Step.READ;
            case "name" -> Step.NAME;
            default -> Step.OTHER;
        };
    }

    private synchronized void passes(HttpExchange exchange) {
        if (!counts) {
            return;
        }
        if (exchange.getLocalAddress().getPort() == awsPort) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            boolean table = target != null && target.startsWith("DynamoDB");
            aws.merge(
                    target == null ? exchange.getRequestMethod() + " S3" : target, 1, Integer::sum);
            timeline.spend(table ? DYNAMODB : OTHER_AWS);
        } else {
            vendors++;
            timeline.spend(VENDOR);
        }
        process.setClock(timeline.now());
    }

    int count(Step step) {
        return (int) all.stream().filter(one -> one.step() == step).count();
    }

    Duration longest(Step step) {
        return most(step, One::took);
    }

    Duration longestProcessor(Step step) {
        return most(step, One::processor);
    }

    private Duration most(Step step, Function<One, Duration> of) {
        return all.stream()
                .filter(one -> one.step() == step)
                .map(of)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    long mostKilobytes(Step step) {
        return all.stream()
                .filter(one -> one.step() == step)
                .mapToLong(One::peakKilobytes)
                .max()
                .orElse(0);
    }

    int failed() {
        return (int) all.stream().filter(One::failed).count();
    }

    Instant first() {
        return all.getFirst().begun();
    }

    Instant last() {
        return all.getLast().begun().plus(all.getLast().took());
    }

    int vendors() {
        return vendors;
    }

    Map<String, Integer> aws() {
        return aws;
    }

    /** Returns the ten longest, a line each. */
    String table() {
        StringBuilder lines = new StringBuilder();
        all.stream()
                .sorted(Comparator.comparing(One::took).reversed())
                .limit(10)
                .forEach(one -> lines.append(one).append('\n'));
        return lines.toString();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
