package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.faults.CrashPoint;
import dev.rollcall.local.faults.CrashPoint.When;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Kills the invocation at one request after the other of a leaver's whole way out, each time with
 * another leaver.
 *
 * <p>What an invocation leaves behind when it dies are the effects of the requests it has sent. So
 * there is one death for each request that changes something, after its effect and before its
 * answer; death at any other place leaves the same behind as one of these, or nothing. A seeded few
 * of those are tried all the same.
 */
class DyingInvocationsTest {
    private static final Pattern CHANGES =
            Pattern.compile(
                    ".*\\.(PutItem|UpdateItem|DeleteItem|TransactWriteItems|StartExecution)"
                            + "|(PUT|PATCH) .*|POST /|.*(reset|update|disable)");

    /** What comes before it is the claim of its slot; one that is never used is lost, no more. */
    private static final Pattern TO_SLACK = Pattern.compile("[A-Z]+ /(api|scim|audit)/.*");

    private static final int FIRST_LEAVER = 20;
    private static final int SAMPLES = 5;
    private static final boolean FULL = Long.getLong("storm.seeds") != null;

    /** How we hear of a leaver. */
    private enum Way {
        BY_HOOK,
        /** The poll finds the event, cannot start the run, and the sweep does. */
        BY_POLL_AND_SWEEP
    }

    private record Point(Way way, int request, String sent, When when) {
        @Override
        public String toString() {
            return way + ", " + when + " of request " + request + ", " + sent;
        }
    }

    private record Life(
            Point point, boolean died, boolean verified, boolean out, List<String> writes) {}

    @TestFactory
    Stream<DynamicTest> a_leaver_gets_out_by_one_write_each_wherever_an_invocation_dies()
            throws Exception {
        try (LocalCompany one = company();
                LocalCompany other = company()) {
            List<Point> points = points(one);
            assertThat(points).hasSizeGreaterThan(70);
            points = tried(points);
            points(other);
            List<Life> lives = lived(one, other, points);
            assertThat(one.records().pending()).as("what is left to see to").isEmpty();
            assertThat(other.records().pending()).as("what is left to see to").isEmpty();
            return lives.stream().map(DyingInvocationsTest::test);
        }
    }

    /** Every second one, to save minutes; {@code -Pfull} tries them all. */
    private static List<Point> tried(List<Point> points) {
        return FULL
                ? points
                : IntStream.range(0, points.size())
                        .filter(place -> place % 2 == 0)
                        .mapToObj(points::get)
                        .toList();
    }

    private static DynamicTest test(Life life) {
        return DynamicTest.dynamicTest(
                life.point().toString(),
                () -> {
                    assertThat(life.died()).as("died").isTrue();
                    assertThat(life.verified()).as("verified").isTrue();
                    assertThat(life.out()).as("out of Slack").isTrue();
                    assertThat(life.writes()).doesNotHaveDuplicates().hasSize(4);
                });
    }

    /**
     * Nobody is held, and watches look after days: neither adds requests to somebody else's run.
     */
    private static LocalCompany company() {
        return LocalCompany.of(
                        150,
                        policy -> WithoutLimits.policy(policy).replaceAll("PT(5M|1H|4H)", "P9D"))
                .alike();
    }

    /** Runs cleanly, once to make all functions warm, and once more to learn the requests. */
    private static List<Point> points(LocalCompany company) {
        requests(company, FIRST_LEAVER - 3, Way.BY_HOOK);
        List<String> byHook = requests(company, FIRST_LEAVER - 2, Way.BY_HOOK);
        List<String> byPoll = requests(company, FIRST_LEAVER - 1, Way.BY_POLL_AND_SWEEP);
        List<Point> points = new ArrayList<>(points(Way.BY_HOOK, byHook));
        List<String> untilRead =
                byPoll.stream().takeWhile(sent -> !sent.contains("/users/")).toList();
        points.addAll(points(Way.BY_POLL_AND_SWEEP, untilRead));
        return points;
    }

    private static List<String> requests(LocalCompany company, int leaver, Way way) {
        company.quiet();
        company.runtime().crashPoint().disarm();
        leaves(company, leaver, way);
        assertThat(company.settles(leaver, Duration.ofMinutes(5))).isTrue();
        return company.runtime().crashPoint().requests();
    }

    private static List<Point> points(Way way, List<String> requests) {
        List<Point> points = new ArrayList<>();
        List<Point> others = new ArrayList<>();
        for (int number = 1; number <= requests.size(); number++) {
            String sent = requests.get(number - 1);
            boolean claim =
                    sent.endsWith(".TransactWriteItems")
                            && number < requests.size()
                            && TO_SLACK.matcher(requests.get(number)).matches();
            if (CHANGES.matcher(sent).matches() && !claim) {
                points.add(new Point(way, number, sent, When.AFTER_EFFECT));
            }
            others.add(new Point(way, number, sent, When.BEFORE_EFFECT));
        }
        Collections.shuffle(others, new Random(5));
        points.addAll(others.subList(0, SAMPLES));
        return points;
    }

    private static void leaves(LocalCompany company, int leaver, Way way) {
        switch (way) {
            case BY_HOOK -> company.leaves(leaver);
            case BY_POLL_AND_SWEEP -> {
                AwsError refusal = AwsError.badRequest("AccessDeniedException", "Refused");
                company.runtime().aws().stepFunctions().refuseNextStarts(1, refusal);
                company.runtime()
                        .okta()
                        .organisation()
                        .changeStatus(company.person(leaver), "DEPROVISIONED", false);
            }
        }
    }

    private static List<Life> lived(LocalCompany one, LocalCompany other, List<Point> points)
            throws InterruptedException, ExecutionException {
        List<Life> lives = new ArrayList<>();
        int half = points.size() / 2;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<List<Life>> first = threads.submit(() -> die(one, points.subList(0, half)));
            Future<List<Life>> second =
                    threads.submit(() -> die(other, points.subList(half, points.size())));
            lives.addAll(first.get());
            lives.addAll(second.get());
        }
        return lives;
    }

    private static List<Life> die(LocalCompany company, List<Point> points) {
        List<Life> lives = new ArrayList<>();
        int leaver = FIRST_LEAVER;
        for (Point point : points) {
            lives.add(die(company, leaver++, point));
        }
        company.timeline().advance(Duration.ofMinutes(3));
        return lives;
    }

    private static Life die(LocalCompany company, int leaver, Point point) {
        CrashPoint crash = company.runtime().crashPoint();
        company.quiet();
        int from = company.calls();
        crash.arm(point.request(), point.when());
        leaves(company, leaver, point.way());
        boolean verified = company.settles(leaver, Duration.ofMinutes(30));
        company.runtime()
                .aws()
                .stepFunctions()
                .refuseNextStarts(0, AwsError.badRequest("None", "None"));
        return new Life(point, crash.fired(), verified, company.out(leaver), company.writes(from));
    }
}
