package dev.rollcall.application.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.checkup.Finding;
import dev.rollcall.domain.checkup.Severity;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

class ExaminationTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void one_check_that_fails_takes_no_other_with_it() {
        List<Finding> found =
                examine(
                        LONG,
                        check("good", () -> List.of(Finding.ok("good", "fine"))),
                        failing("token", new PortFailure.NeedsHuman("auth.test", "invalid_auth")),
                        failing("busy", new PortFailure.RateLimited("auth.test", Instant.EPOCH)),
                        failing("down", new PortFailure.Unavailable("auth.test: http-503")));

        assertThat(found)
                .extracting(Finding::check)
                .containsExactly("token", "busy", "down", "good");
        assertThat(found.subList(0, 3))
                .allMatch(finding -> finding.severity() == Severity.WARNING)
                .allMatch(finding -> finding.found().startsWith("Could not be looked at."));
        assertThat(found.getFirst().found()).contains("invalid_auth");
        assertThat(found.get(1).remedy()).isEqualTo("Ask again in a minute.");
    }

    @Test
    void what_does_not_answer_in_time_is_told_and_the_rest_is_there() {
        CountDownLatch never = new CountDownLatch(1);

        List<Finding> found =
                examine(
                        Duration.ofMillis(200),
                        check("good", () -> List.of(Finding.ok("good", "fine"))),
                        check(
                                "slow",
                                () -> {
                                    await(never);
                                    return List.of();
                                }));

        assertThat(found)
                .extracting(Finding::check, Finding::severity)
                .containsExactly(tuple("slow", Severity.WARNING), tuple("good", Severity.OK));
        assertThat(found.getFirst().found()).contains("no answer in time");
    }

    @Test
    void a_defect_of_ours_does_not_pass_for_a_finding() {
        Check defective =
                check(
                        "bad",
                        () -> {
                            throw new IllegalStateException("a defect");
                        });

        assertThatThrownBy(() -> examine(LONG, defective)).hasMessage("The check bad has a defect");
    }

    private static List<Finding> examine(Duration atMost, Check... checks) {
        return new Examination(List.of(checks), atMost).examine();
    }

    private static Check failing(String name, PortFailure failure) {
        return check(
                name,
                () -> {
                    throw failure;
                });
    }

    private static Check check(String name, Supplier<List<Finding>> look) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Finding> look() {
                return look.get();
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
