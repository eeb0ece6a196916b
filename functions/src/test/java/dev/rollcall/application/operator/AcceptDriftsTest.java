package dev.rollcall.application.operator;

import static dev.rollcall.application.operator.DriftDesk.BY_OLE;
import static dev.rollcall.application.operator.DriftDesk.BY_VERA;
import static dev.rollcall.application.operator.DriftDesk.NOON;
import static dev.rollcall.contract.Samples.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.operator.AcceptDrifts.Listed;
import dev.rollcall.application.operator.AcceptDrifts.Outcome;
import dev.rollcall.application.operator.AcceptDrifts.Wish;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftFilter;
import dev.rollcall.domain.reconcile.DriftRecord;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A list is accepted only as it was seen. */
class AcceptDriftsTest {
    private static final LocalDate MARCH = LocalDate.parse("2027-03-31");
    private static final StopReason PILOT = new StopReason("a pilot");
    private static final DriftFilter ORPHANS = ofKind(DriftKind.ORPHAN_ACCOUNT);

    private final DriftDesk desk = new DriftDesk();
    private final AcceptDrifts accept =
            new AcceptDrifts(desk.gate, desk.drifts, desk.record, desk.clock);

    @Test
    void the_first_word_shows_and_the_digest_accepts_just_that_list() {
        orphans(3);
        desk.found(DriftKind.MANUAL_ADD);

        Listed shown = ((Outcome.Shown) said(ORPHANS, "")).list();
        assertThat(shown.drifts()).hasSize(3);
        assertThat(accepted()).isEmpty();

        Outcome outcome = said(ORPHANS, shown.digest());

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(accepted())
                .hasSize(3)
                .extracting(one -> one.drift().kind())
                .containsOnly(DriftKind.ORPHAN_ACCOUNT);
        assertThat(desk.ledger())
                .filteredOn(entry -> entry.facts().containsKey("digest"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts())
                                .containsEntry("items", "3")
                                .containsEntry("digest", shown.digest())
                                .containsEntry("by", "ole")
                                .containsEntry("note", "a pilot"));
        assertThat(desk.ledger())
                .filteredOn(entry -> entry.facts().containsKey("drift"))
                .extracting(LedgerEntry::kind)
                .hasSize(3)
                .containsOnly(LedgerEntry.Kind.DECIDED);
    }

    @Test
    void a_list_that_has_changed_is_not_accepted() {
        orphans(3);
        String digest = ((Outcome.Shown) said(ORPHANS, "")).list().digest();
        orphans(4);

        assertThat(said(ORPHANS, digest)).isInstanceOf(Outcome.Changed.class);
        assertThat(accepted()).isEmpty();
    }

    @Test
    void another_end_or_another_reason_is_another_list() {
        orphans(2);
        String digest = ((Outcome.Shown) said(ORPHANS, "")).list().digest();

        assertThat(
                        passed(
                                accept.accept(
                                        BY_OLE,
                                        new Wish(ORPHANS, MARCH.minusDays(1), PILOT, digest))))
                .isInstanceOf(Outcome.Changed.class);
        assertThat(
                        passed(
                                accept.accept(
                                        BY_OLE,
                                        new Wish(
                                                ORPHANS,
                                                MARCH,
                                                new StopReason("for good"),
                                                digest))))
                .isInstanceOf(Outcome.Changed.class);
        assertThat(accepted()).isEmpty();
    }

    @Test
    void repeating_it_after_a_death_goes_on_with_the_same_list() {
        orphans(3);
        Listed shown = ((Outcome.Shown) said(ORPHANS, "")).list();
        DriftRecord first = shown.drifts().getFirst();
        desk.kept(
                first.accepted(
                        new DriftRecord.State.Accepted(
                                "ole", "a pilot", NOON, Instant.parse("2027-04-01T00:00:00Z"))));

        assertThat(said(ORPHANS, shown.digest())).isInstanceOf(Outcome.Accepted.class);
        assertThat(accepted()).hasSize(3);
    }

    @Test
    void of_leavers_nothing_is_accepted_and_not_everything_at_once() {
        desk.found(DriftKind.MISSED_DEPROVISION);
        desk.found(DriftKind.HELD_LEAVER);

        assertThat(said(ofKind(DriftKind.MISSED_DEPROVISION), "")).isEqualTo(new Outcome.Nothing());
        assertThat(said(DriftFilter.ALL, "")).isEqualTo(new Outcome.NotNarrowed());
        orphans(AcceptDrifts.MOST + 1);
        assertThat(said(ORPHANS, "")).isEqualTo(new Outcome.TooMany());
    }

    @Test
    void a_day_that_is_over_and_a_viewer_are_refused() {
        orphans(1);

        assertThat(
                        passed(
                                accept.accept(
                                        BY_OLE,
                                        new Wish(
                                                ORPHANS,
                                                LocalDate.parse("2026-11-26"),
                                                PILOT,
                                                ""))))
                .isEqualTo(new Outcome.NotThen());
        assertThat(accept.accept(BY_VERA, new Wish(ORPHANS, MARCH, PILOT, "")))
                .isInstanceOf(Gated.NotAllowed.class);
    }

    private Outcome said(DriftFilter filter, String digest) {
        return passed(accept.accept(BY_OLE, new Wish(filter, MARCH, PILOT, digest)));
    }

    private static Outcome passed(Gated<Outcome> gated) {
        assertThat(gated).isInstanceOf(Gated.Passed.class);
        return ((Gated.Passed<Outcome>) gated).outcome();
    }

    private List<DriftRecord> accepted() {
        return desk.drifts.notGone("", 1_000).records().stream()
                .filter(one -> one.state() instanceof DriftRecord.State.Accepted)
                .toList();
    }

    private void orphans(int many) {
        for (int i = 0; i < many; i++) {
            DriftRecord orphan =
                    DriftRecord.first(
                            new Drift(
                                    DriftKind.ORPHAN_ACCOUNT,
                                    Optional.empty(),
                                    Optional.of(account(i)),
                                    Optional.empty(),
                                    new TreeMap<>(),
                                    new TreeMap<>()),
                            NOON);
            if (desk.drifts.find(orphan.id()).isEmpty()) {
                desk.kept(orphan);
            }
        }
    }

    private static DriftFilter ofKind(DriftKind kind) {
        return new DriftFilter(
                Optional.of(kind),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
