package dev.rollcall.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.bench.StepCounts.Part;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Phase;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.time.VirtualTimeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How many calls of Okta and Slack a whole reconciliation makes, as the simulators count them, over
 * the fewest that could do. Reading and correcting are judged apart: of each hundredth person
 * something differs. Companies of more than {@value #READ_ONLY_FROM} people are only read.
 */
public final class CallsBench {
    private static final double TARGET = 1.05;
    private static final int READ_ONLY_FROM = 20_000;
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration LONGEST = Duration.ofHours(12);

    /**
     * A function may take a quarter of an hour by the clock on the wall, and here it is its own.
     */
    private static final Duration PATIENCE = Duration.ofMinutes(16);

    /** Whoever was worked on a quarter of an hour before is passed over. */
    private static final Duration SETTLED = Duration.ofMinutes(20);

    /**
     * Whoever has a stay is looked at once in the first hours, twenty a minute. They are fewer than
     * a tenth of the company, so all of them have been before the reconciliation begins.
     */
    private static final Duration STAYS_LOOKED_AT = Duration.ofMillis(600);

    private final Figures figures = new Figures("calls");
    private boolean ended = true;

    private CallsBench() {}

    public static void main(String[] arguments) throws IOException {
        CallsBench bench = new CallsBench();
        List<Integer> companies =
                arguments.length == 0
                        ? List.of(1_000, 10_000)
                        : Stream.of(arguments).map(Integer::valueOf).toList();
        for (int people : companies) {
            bench.measure(people);
        }
        bench.figures.print();
        System.out.println("written: " + bench.figures.write());
        System.exit(bench.ended && bench.figures.allMet() ? 0 : 1);
    }

    private void measure(int people) throws IOException {
        VirtualTimeline timeline = new VirtualTimeline(START, PATIENCE);
        LocalOptions options = LocalOptions.onFreePorts(Path.of(""), people);
        try (LocalRuntime runtime = LocalRuntime.start(options, timeline, policy())) {
            StepCounts counts = StepCounts.in(runtime, timeline.clock());
            Begun begun = new Begun(runtime, timeline.clock());
            boolean corrects = people <= READ_ONLY_FROM;
            Strayed strayed =
                    new Strayed(runtime.okta().organisation(), runtime.slack().organisation());
            if (corrects) {
                strayed.plant(people / 100);
            }
            timeline.advance(SETTLED.plus(STAYS_LOOKED_AT.multipliedBy(people)));
            begun.now();
            reaches(timeline, begun, r -> r.phase() != Phase.READING);
            reading(people, begun.latest(), counts);
            if (corrects) {
                reaches(timeline, begun, Reconciliation::isOver);
                correcting(people, strayed, counts, begun.latest());
            }
        }
    }

    private void reaches(VirtualTimeline timeline, Begun begun, Predicate<Reconciliation> point) {
        boolean reached = timeline.runUntil(() -> point.test(begun.latest()), LONGEST);
        ended = ended && reached;
        if (!reached) {
            System.out.println("It did not come to its end: " + begun.latest());
        }
    }

    private void reading(int people, Reconciliation read, StepCounts counts) {
        String of = people + " people: ";
        figures.compared(
                of + "calls that read",
                counts.sum(Part.READING),
                PageBound.of(read.done()),
                TARGET);
        figures.note(of + "calls that read", counts.of(Part.READING));
        figures.note(of + "answered 429", counts.refused());
        figures.note(of + "invocations that read", counts.readings());
        figures.note(of + "minutes of reading", counts.readFor().toSeconds() / 60.0);
        figures.note(
                of + "lists that are not whole",
                read.done().stream()
                        .filter(result -> !result.proven())
                        .map(PartResult::toString)
                        .toList());
        System.out.println(
                of
                        + counts.of(Part.READING)
                        + ", "
                        + counts.readings()
                        + " invocations, "
                        + counts.readFor()
                        + ", 429: "
                        + counts.refused());
        read.done().forEach(part -> System.out.println("  " + part));
    }

    private void correcting(int people, Strayed strayed, StepCounts counts, Reconciliation over) {
        String of = people + " people: ";
        int calls = counts.sum(Part.NAMING) + counts.sum(Part.CORRECTING);
        figures.compared(
                of + strayed.planted() + " corrections, calls", calls, strayed.bound(), TARGET);
        figures.known(of + "the same, each by itself", calls, strayed.boundAlone());
        figures.compared(
                of + "all calls",
                calls + counts.sum(Part.READING),
                PageBound.of(over.done()) + strayed.bound(),
                TARGET);
        figures.note(of + "planted", strayed.planted());
        figures.note(of + "planned corrections", over.corrections());
        figures.note(of + "writes", counts.writes());
        figures.note(of + "calls that name", counts.of(Part.NAMING));
        figures.note(of + "calls that correct", counts.of(Part.CORRECTING));
        figures.note(of + "calls by step", counts.steps());
        counts.steps().forEach((step, made) -> System.out.println("  " + step + " " + made));
        System.out.println(
                of
                        + over.corrections()
                        + " corrections of "
                        + strayed.planted()
                        + " planted, "
                        + counts.writes()
                        + " writes: "
                        + counts.of(Part.CORRECTING));
        ended = ended && over.corrections() == strayed.planted() && over.trouble().isEmpty();
    }

    /** The sample company's, with limits that nothing reaches, and a title that is kept. */
    static String policy() throws IOException {
        try (InputStream in = CallsBench.class.getResourceAsStream("/policy.yaml")) {
            return new String(requireNonNull(in, "policy.yaml is missing").readAllBytes(), UTF_8)
                    .replaceAll(
                            "(plan|hour|day|week|month):\\s+\\{[^}]*}",
                            "$1: { percent: 100, atLeast: 100000, atMost: 100000 }")
                    .replaceAll("most: \\d+", "most: 100000")
                    .replace(
                            "  once: { givenName: firstName, familyName: lastName }",
                            "  once: { givenName: firstName, familyName: lastName }\n"
                                    + "  kept: { title: title }");
        }
    }
}
