package dev.rollcall.bench;

import dev.rollcall.bench.Invoked.Step;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Phase;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.time.VirtualTimeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether a whole company is read, proven, compared and named by invocations that each end in their
 * quarter of an hour and need no more memory than a function of 512 MB has. The machine and the
 * function are the deployed ones; each call takes time on the virtual clock; the function has a
 * process of its own, whose memory the operating system counts.
 */
public final class ScaleBench {
    /** Lambda's longest (Lambda quotas), which the template gives the function. */
    private static final Duration LONGEST_INVOCATION = Duration.ofMinutes(15);

    private static final int FUNCTION_MB = 512;
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration PATIENCE = Duration.ofMinutes(40);

    private final Figures figures = new Figures("scale");
    private boolean ended = true;

    private ScaleBench() {}

    public static void main(String[] arguments) throws IOException {
        ScaleBench bench = new ScaleBench();
        List<Integer> companies =
                arguments.length == 0
                        ? List.of(100_000)
                        : Stream.of(arguments).map(Integer::valueOf).toList();
        for (int people : companies) {
            bench.measure(people);
        }
        bench.figures.print();
        System.out.println("written: " + bench.figures.write());
        System.exit(bench.ended && bench.figures.allMet() ? 0 : 1);
    }

    private void measure(int people) throws IOException {
        long began = System.nanoTime();
        VirtualTimeline timeline = new VirtualTimeline(START, PATIENCE);
        LocalOptions options = LocalOptions.onFreePorts(Path.of(""), people);
        try (LocalRuntime runtime = LocalRuntime.start(options, timeline, CallsBench.policy());
                Invoked invoked = Invoked.in(runtime, timeline)) {
            Duration seeded = Duration.ofNanos(System.nanoTime() - began);
            System.out.println(people + " people are there after " + seeded);
            Begun begun = new Begun(runtime, timeline.clock());
            Strayed strayed =
                    new Strayed(runtime.okta().organisation(), runtime.slack().organisation());
            strayed.plant(people / 100);
            begun.now();
            reaches(timeline, begun, r -> r.phase() != Phase.READING);
            Reconciliation read = begun.latest();
            reaches(timeline, begun, r -> r.phase() != Phase.COMPARING);
            tell(people, seeded, read, begun.latest(), invoked, strayed);
        }
    }

    private void reaches(VirtualTimeline timeline, Begun begun, Predicate<Reconciliation> point) {
        boolean reached = timeline.runUntil(() -> point.test(begun.latest()), LONGEST);
        ended = ended && reached;
        if (!reached) {
            System.out.println("It did not come to its end: " + begun.latest());
        }
    }

    private void tell(
            int people,
            Duration seeded,
            Reconciliation read,
            Reconciliation named,
            Invoked invoked,
            Strayed strayed) {
        String of = people + " people: ";
        for (Step step : List.of(Step.READ, Step.NAME)) {
            figures.compared(
                    of + "longest invocation, step " + step.word() + ", s",
                    seconds(invoked.longest(step)),
                    seconds(LONGEST_INVOCATION),
                    1);
            figures.compared(
                    of + "most memory, step " + step.word() + ", MB",
                    invoked.mostKilobytes(step) / 1_024.0,
                    FUNCTION_MB,
                    1);
            figures.note(of + "invocations, step " + step.word(), invoked.count(step));
            figures.note(
                    of + "longest processor time at 512 MB, step " + step.word() + ", s",
                    seconds(invoked.longestProcessor(step)));
        }
        Duration all = Duration.between(invoked.first(), invoked.last());
        figures.note(of + "seconds to seed, real", seeded.toSeconds());
        figures.note(of + "minutes from the first step to the last, virtual", all.toMinutes());
        figures.note(of + "calls of AWS by kind", invoked.aws());
        figures.note(of + "calls of Okta and Slack", invoked.vendors());
        figures.note(of + "failed invocations", invoked.failed());
        figures.note(of + "planted", strayed.planted());
        figures.note(of + "planned", named.corrections());
        figures.note(
                of + "lists that are not whole",
                read.done().stream()
                        .filter(result -> !result.proven())
                        .map(PartResult::toString)
                        .toList());
        System.out.println(invoked.table());
        ended =
                ended
                        && invoked.failed() == 0
                        && read.done().stream().allMatch(PartResult::proven)
                        && named.corrections() >= Math.min(1_000, strayed.planted())
                        && named.trouble().isEmpty();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1_000.0;
    }
}
