package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.Profiles;
import dev.rollcall.domain.access.Labels;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldDrift.State;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Profile;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an approver sees of a batch. Looking decides nothing; that somebody looked is recorded. */
public final class ViewBatch {
    /** What was admitted shortly before the first hold belongs to the same storm. */
    private static final Duration STORM = Duration.ofHours(1);

    private static final int ADMITTED_SHOWN = 200;

    private final Batches batches;
    private final Breaker breaker;
    private final Profiles profiles;
    private final Policies policies;
    private final BatchRecord record;
    private final Clock clock;

    public ViewBatch(
            Batches batches,
            Breaker breaker,
            Profiles profiles,
            Policies policies,
            BatchRecord record,
            Clock clock) {
        this.batches = requireNonNull(batches, "batches is null");
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.profiles = requireNonNull(profiles, "profiles is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** How it is known who looks. */
    public enum Shown {
        /** Whoever has the link. */
        LINK,
        /** The approver, signed in. */
        SIGN_IN
    }

    /**
     * A batch as one approver sees it.
     *
     * @param admittedBefore what the same storm did before the breaker held
     * @param onList the approver is on the list, so may look and not decide
     * @param last whether beyond this level nobody else is asked
     * @param staySignedIn whether Slack's plan has no API to sign them out
     * @param policyChanged whether another policy is in force than when the batch was sealed
     * @param labels what the policy's file calls things
     */
    public record View(
            Batch batch,
            List<HeldItem> items,
            Batches.Draft draft,
            List<Breaker.AdmittedLately> admittedBefore,
            boolean onList,
            boolean last,
            boolean staySignedIn,
            boolean policyChanged,
            Labels labels) {
        public View {
            items = List.copyOf(items);
            admittedBefore = List.copyOf(admittedBefore);
        }

        /** Returns what happens to how many people if these are carried out. */
        public List<String> reach(List<HeldItem> some) {
            return Reach.of(batch.kind(), some, labels);
        }

        /** Returns what a vote of that scope would release now. */
        public List<HeldItem> released(Vote.Scope scope) {
            return Verdict.releasedBy(scope, items, draft.choices());
        }

        /** Returns how many the approver has marked as not to be released. */
        public int markedOtherwise() {
            return (int)
                    items.stream()
                            .map(item -> draft.choices().get(item.change().target()))
                            .filter(choice -> choice != null && choice != Choice.RELEASE)
                            .count();
        }

        /** Returns the digest that such a vote is bound to. */
        public String digest(Vote.Scope scope) {
            return Verdict.digest(released(scope), batch);
        }
    }

    /** Empty if there is no such batch, or it is not sealed yet. */
    public Optional<View> view(BatchId id, Approver approver, Shown by) {
        return batches.find(id)
                .filter(batch -> batch.seal().isPresent())
                .map(batch -> view(batch, approver, by));
    }

    /** Records that the approver looked at what became of the batch. */
    public void looked(Batch batch, Approver approver, Shown by) {
        record.ofBatch(
                batch,
                Kind.LOOKED,
                "looked#"
                        + approver.id()
                        + "#"
                        + by
                        + "#"
                        + clock.instant().truncatedTo(ChronoUnit.MINUTES),
                Map.of("approver", approver.id().value(), "by", by.name()));
    }

    private View view(Batch batch, Approver approver, Shown by) {
        looked(batch, approver, by);
        List<HeldItem> items = SealedList.of(batch, batches);
        return new View(
                batch,
                items,
                batches.draft(batch.id(), approver.id()),
                breaker.admittedSince(batch.kind(), batch.firstAt().minus(STORM), ADMITTED_SHOWN),
                approver.isIn(items),
                policies.approvals().isLast(batch.level()),
                record.saysStaySignedIn(batch),
                !batch.seal().orElseThrow().policyDigest().equals(policies.leavers().digest()),
                new Labels(policies.labels()));
    }

    /** Returns the names of these people, where they are known. */
    public Map<PersonId, Profile> profiles(List<HeldItem> rows) {
        return profiles.of(rows.stream().map(HeldItem::person).distinct().toList());
    }

    /**
     * Returns which of these do not wait in the batch any more: they came back, or were decided.
     */
    public Set<Target> gone(BatchId id, List<HeldItem> rows) {
        return rows.stream()
                .map(HeldItem::change)
                .filter(change ->
                        batches.held(change.kind(), change.target())
                                .filter(held -> held.state().equals(new State.Waiting(id)))
                                .isEmpty())
                .map(Change::target)
                .collect(Collectors.toSet());
    }
}
