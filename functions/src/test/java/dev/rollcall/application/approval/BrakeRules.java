package dev.rollcall.application.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.HeldWorld;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.ScriptedWrites.Write;
import dev.rollcall.testing.ScriptedWrites.Written;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What must hold of every destructive write, and of everybody after the storm. */
final class BrakeRules {
    private static final String WITHIN = "within the limits";

    private final HeldWorld held;
    private final LeaverWorld world;
    private final Limits limits;

    BrakeRules(HeldWorld held, Limits limits) {
        this.held = held;
        this.world = held.world;
        this.limits = limits;
    }

    void judge() {
        List<LedgerEntry> admissions = admissions();
        for (Written written : world.slack.writes().all()) {
            if (written.write() == Write.DEACTIVATE) {
                assertThat(admissions)
                        .as("written without admission")
                        .anyMatch(entry -> isOf(entry, written.account()));
            }
        }
        withinEveryWindow(admissions);
        admissions.stream().filter(entry -> !isWithin(entry)).forEach(this::wasReleased);
        held.staff().forEach(this::nobodyIsForgotten);
    }

    /** Counted from the ledger, not from the breaker's own windows. */
    private void withinEveryWindow(List<LedgerEntry> admissions) {
        List<Instant> times =
                admissions.stream().filter(BrakeRules::isWithin).map(LedgerEntry::at).toList();
        for (Window window : Window.values()) {
            int allowed = limits.of(window).allowance(0);
            for (Instant end : times) {
                Instant start = end.minus(window.length());
                assertThat(times.stream().filter(t -> t.isAfter(start) && !t.isAfter(end)).count())
                        .as("admitted within %s", window)
                        .isLessThanOrEqualTo(allowed);
            }
        }
    }

    /** A matching approval: every vote that decided its batch releases this very account. */
    private void wasReleased(LedgerEntry entry) {
        BatchId id = new BatchId(Objects.requireNonNull(entry.facts().get("approvedIn")));
        Batch batch = world.batches.find(id).orElseThrow();
        assertThat(batch.decidedAt()).as("decided").isPresent();
        assertThat(batch.votes()).hasSizeGreaterThanOrEqualTo(batch.seal().orElseThrow().quorum());
        assertThat(Verdict.released(batch, world.batches))
                .as("released by the votes")
                .contains(Target.of(entry.subject().account().orElseThrow()));
    }

    private void nobodyIsForgotten(AccountId account, PersonId person) {
        boolean leaver =
                world.source.now(person) instanceof PersonReading.Found found
                        && found.standing() == Standing.LEAVER;
        boolean waits = world.batches.held(ChangeKind.DEACTIVATE, account).isPresent();
        List<LeaverCase> open =
                world.casesOf(person).stream().filter(c -> !c.state().closed()).toList();
        if (!leaver) {
            assertThat(waits).as("%s belongs here and waits", person).isFalse();
            return;
        }
        if (world.slack.active(account)) {
            assertThat(waits || !open.isEmpty())
                    .as("%s left, is active, and nothing waits", person)
                    .isTrue();
        } else {
            assertThat(open.isEmpty() || world.cases.lastVerified(person).isPresent())
                    .as("%s is out and not verified", person)
                    .isTrue();
        }
    }

    private List<LedgerEntry> admissions() {
        return held.staff().values().stream()
                .flatMap(person -> world.casesOf(person).stream())
                .flatMap(leaver -> world.entries(leaver.id(), Kind.ADMITTED).stream())
                .toList();
    }

    private static boolean isWithin(LedgerEntry entry) {
        return WITHIN.equals(entry.facts().get("approvedIn"));
    }

    private static boolean isOf(LedgerEntry entry, AccountId account) {
        return entry.subject().account().filter(account::equals).isPresent();
    }
}
