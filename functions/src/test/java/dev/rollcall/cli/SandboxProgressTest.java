package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class SandboxProgressTest {
    private static final SnapshotPart PEOPLE = SnapshotPart.people(new SourceId("okta"));

    private final StringWriter err = new StringWriter();

    @Test
    void at_a_terminal_a_bar_is_drawn_and_a_list_that_is_not_whole_has_a_line() {
        SandboxProgress progress = progress(Map.of("ROLLCALL_PROGRESS", "1"));

        progress.read(begun());
        progress.waits(Duration.ofMillis(1_200));
        progress.read(begun().with(result(Optional.empty()), List.of()));
        progress.read(
                begun().with(result(Optional.empty()), List.of())
                        .with(
                                new PartResult(
                                        SnapshotPart.ACCOUNTS,
                                        1,
                                        0,
                                        Optional.empty(),
                                        Set.of(),
                                        Optional.of("missing_scope")),
                                List.of()));
        progress.end();

        assertThat(err.toString())
                .contains(
                        "\r[------------------------] 0 of 2 lists; people of okta, page 1",
                        "wait 2 s",
                        "\r[############------------] 1 of 2 lists; accounts, page 1",
                        "accounts: NOT WHOLE, missing_scope",
                        "2 lists read; comparing")
                .doesNotContain("rows, whole");
    }

    @Test
    void elsewhere_each_list_has_a_line_and_there_is_no_bar() {
        SandboxProgress progress = progress(Map.of());

        progress.read(begun());
        progress.waits(Duration.ofSeconds(5));
        progress.read(begun().with(result(Optional.empty()), List.of()));
        progress.end();

        assertThat(err.toString().lines()).containsExactly("people of okta: 7 rows, whole");
    }

    private SandboxProgress progress(Map<String, String> variables) {
        return new SandboxProgress(
                new Surroundings(variables, Path.of(""), Clock.systemUTC(), _ -> {}),
                new PrintWriter(err));
    }

    private static Reconciliation begun() {
        return Reconciliation.begin(
                new SnapshotId("20261127T100000Z-00000001"),
                Instant.parse("2026-11-27T10:00:00Z"),
                "digest",
                List.of(PEOPLE, SnapshotPart.ACCOUNTS),
                Optional.empty());
    }

    private static PartResult result(Optional<String> refused) {
        return new PartResult(PEOPLE, 1, 7, Optional.empty(), Set.of(), refused);
    }
}
