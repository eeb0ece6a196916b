package dev.rollcall.local.aws.lambda;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.faults.CrashPoint;
import dev.rollcall.local.faults.InvocationFaults;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Invokes functions by name, {@code name:alias} or ARN; handlers are made at their first call. */
public final class LambdaHost {
    /** Lambda quotas: what a synchronous invocation may bring. */
    public static final int LARGEST_REQUEST = 6 * 1024 * 1024;

    private static final int LARGEST_ANSWER = 6_291_556;
    private static final String DIED = "Lambda.Unknown";
    private static final String TIMED_OUT = "Sandbox.Timedout";

    private final Map<String, LambdaFunction> functions;
    private final Clock clock;
    private final CrashPoint crashPoint;
    private final InvocationFaults faults;
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private volatile Around around = (_, _, invocation) -> invocation.get();

    /** What happens around an invocation. */
    @FunctionalInterface
    public interface Around {
        /**
         * @param function its name
         * @param payload the event, as JSON
         * @param invocation runs it, and is to be asked once
         * @return what the caller is answered
         */
        Invocation invoke(String function, byte[] payload, Supplier<Invocation> invocation);
    }

    public LambdaHost(
            Map<String, LambdaFunction> functions,
            Clock clock,
            CrashPoint crashPoint,
            InvocationFaults faults) {
        this.functions = Map.copyOf(functions);
        this.clock = requireNonNull(clock, "clock is null");
        this.crashPoint = requireNonNull(crashPoint, "crashPoint is null");
        this.faults = requireNonNull(faults, "faults is null");
    }

    /** Returns the function of that name, {@code name:alias} or ARN. */
    public Optional<LambdaFunction> find(String nameOrArn) {
        return Optional.ofNullable(functions.get(plainName(nameOrArn)));
    }

    public Map<String, LambdaFunction> functions() {
        return functions;
    }

    /** From now on each invocation runs inside of this, and of nothing else. */
    public void surround(Around with) {
        around = requireNonNull(with, "with is null");
    }

    /** Invokes and waits for the answer; what the handler throws becomes {@code Failed}. */
    public Invocation invoke(String nameOrArn, byte[] payload) {
        LambdaFunction function = functions.get(plainName(nameOrArn));
        if (function == null) {
            return new Invocation.Unknown(nameOrArn);
        }
        return around.invoke(function.name(), payload, () -> delivered(function, payload));
    }

    private Invocation delivered(LambdaFunction function, byte[] payload) {
        Optional<Invocation> injected = faults.before(function.name());
        if (injected.isPresent()) {
            return injected.get();
        }
        return switch (faults.delivery(function.name())) {
            case ONCE -> once(function, payload);
            case TWICE -> later(once(function, payload), once(function, payload));
            case TWICE_AT_ONCE -> atOnce(function, payload);
        };
    }

    private Invocation atOnce(LambdaFunction function, byte[] payload) {
        FutureTask<Invocation> other = new FutureTask<>(() -> once(function, payload));
        Thread.ofVirtual().name(function.name() + " again").start(other);
        Invocation one = once(function, payload);
        try {
            return later(one, other.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return one;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Handlers' failures are answers", e.getCause());
        }
    }

    /** Delivered twice, both do their work, and the answer of the later one counts. */
    private static Invocation later(Invocation first, Invocation second) {
        return second instanceof Invocation.Answered ? second : first;
    }

    private Invocation once(LambdaFunction function, byte[] payload) {
        FutureTask<Invocation> running = new FutureTask<>(() -> handle(function, payload));
        Thread thread = Thread.ofVirtual().name(function.name()).unstarted(running);
        CrashPoint.Life life = crashPoint.begin(thread);
        thread.start();
        Invocation ended = await(function, running);
        if (!life.end()) {
            return ended;
        }
        // A process that died is not used again: the next call is a cold start.
        handlers.remove(function.name());
        return new Invocation.Failed(DIED, "The invocation died", List.of());
    }

    /**
     * Waits for the handler, but no longer than the template allows. This limit is in real time: it
     * ends what hangs, whatever the clock of the timeline says.
     */
    private static Invocation await(LambdaFunction function, FutureTask<Invocation> running) {
        try {
            return running.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            return new Invocation.Failed(
                    TIMED_OUT,
                    "Task timed out after " + function.timeout().toSeconds() + ".00 seconds",
                    List.of());
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return new Invocation.Failed(DIED, "The local runtime stopped", List.of());
        } catch (ExecutionException e) {
            throw new IllegalStateException("Handlers' failures are answers", e.getCause());
        }
    }

    private Invocation handle(LambdaFunction function, byte[] payload) {
        try {
            Handler handler =
                    handlers.computeIfAbsent(
                            function.name(),
                            _ -> Handler.of(function.className(), function.environment(), clock));
            long ends = System.nanoTime() + function.timeout().toNanos();
            String requestId = UUID.randomUUID().toString();
            byte[] answer =
                    handler.handle(payload, new InvocationContext(function, requestId, ends));
            if (answer.length > LARGEST_ANSWER) {
                return new Invocation.Failed(
                        "Function.ResponseSizeTooLarge",
                        "Response payload size exceeded maximum allowed payload size ("
                                + LARGEST_ANSWER
                                + " bytes).",
                        List.of());
            }
            return new Invocation.Answered(answer);
        } catch (RuntimeException | Error e) {
            return failed(e);
        }
    }

    private static Invocation.Failed failed(Throwable thrown) {
        return new Invocation.Failed(
                thrown.getClass().getName(),
                String.valueOf(thrown.getMessage()),
                trace(thrown),
                Optional.ofNullable(thrown.getCause()).map(LambdaHost::failed));
    }

    private static List<String> trace(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .limit(20)
                .map(StackTraceElement::toString)
                .toList();
    }

    private static String plainName(String nameOrArn) {
        List<String> parts = Arrays.asList(nameOrArn.split(":", -1));
        boolean arn = parts.size() > 6 && parts.getFirst().equals("arn");
        return arn ? parts.get(6) : parts.getFirst();
    }
}
