package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.GroupShare;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.Plan;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.breaker.Windows;
import dev.rollcall.domain.campaign.Campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The brake that every destructive change must pass, on every path. */
public interface Breaker {

    /** How long a confirmed change that was not admitted counts along. */
    Duration EXPECTED_FOR = Duration.ofHours(1);

    /**
     * An admission is remembered for so long: asking again for the same departure, or for the same
     * batch, is not counted again. Whoever leaves anew is.
     */
    Duration REMEMBERED_FOR = Duration.ofHours(24);

    /**
     * A change that is confirmed, and not admitted yet.
     *
     * @param since when it was first heard of; stays the same when it is confirmed again
     */
    record Expected(ChangeKind kind, Target target, Instant since) {
        public Expected {
            requireNonNull(kind, "kind is null");
            requireNonNull(target, "target is null");
            requireNonNull(since, "since is null");
        }

        public Expected(ChangeKind kind, AccountId account, Instant since) {
            this(kind, Target.of(account), since);
        }

        public AccountId account() {
            return target.account();
        }
    }

    /** How much the change can wait. */
    enum Urgency {
        /** Counts what is confirmed and unadmitted along. */
        ORDINARY,
        /** A human attests it singly: only what was admitted counts. */
        URGENT
    }

    /** What was admitted lately, for the page that asks a human. */
    record AdmittedLately(Target target, Instant at) {
        public AdmittedLately {
            requireNonNull(target, "target is null");
            requireNonNull(at, "at is null");
        }

        public AdmittedLately(AccountId account, Instant at) {
            this(Target.of(account), at);
        }

        public AccountId account() {
            return target.account();
        }
    }

    /**
     * Notes that a change is confirmed, so that it counts along until it is admitted or withdrawn:
     * a storm is then seen before its first change is admitted. Idempotent.
     *
     * @param planned how many changes of the kind one plan has, this one included; a plan that is
     *     larger than one may be is held however much room the windows have
     */
    void expect(Expected expected, int planned);

    /** The same of a single event. */
    default void expect(Expected expected) {
        expect(expected, 1);
    }

    /** Withdraws what was expected: it is not wanted any more, or a human has decided on it. */
    void withdraw(Expected expected);

    /**
     * Counts the change and admits it, or holds it. Idempotent per expected change for {@link
     * #REMEMBERED_FOR}: what was admitted before stays admitted and is not counted again.
     *
     * <p>Of the stop switch only {@code ALL} holds a single change.
     *
     * <p>Held if any window's admitted changes, plus all that is expected since {@link
     * #EXPECTED_FOR}, this one included, exceed its limit. Percentages are of the last proven
     * number of active accounts; without one the floors apply.
     *
     * <p>Held too if it is expected as part of a plan that has more changes of its kind than a plan
     * may have.
     *
     * <p>Held too if what was admitted of the same group within 24 hours, plus what is expected of
     * it, this one included, exceeds the group's share.
     *
     * <p>Fails closed: where its own state cannot be read it holds. Contention is not a reason to
     * hold: after bounded tries it throws {@link PortFailure.Unavailable}.
     *
     * @param share of the group that the change takes from; empty: none of its own
     */
    Admission admit(
            Expected change,
            Urgency urgency,
            Limits limits,
            Optional<GroupShare> share,
            Instant now);

    /** The same for what is not taken from a group, or from one that has no limit of its own. */
    default Admission admit(Expected change, Urgency urgency, Limits limits, Instant now) {
        return admit(change, urgency, limits, Optional.empty(), now);
    }

    /**
     * Admits a change that a human has released, counted apart. Holds if the stop switch is thrown
     * to any position, or the batch is no longer being released. Idempotent per target and batch
     * for {@link #REMEMBERED_FOR}.
     */
    Admission admitReleased(Change change, BatchId batch, Instant now);

    /**
     * Admits a change of an approved campaign, counted apart. Holds if the stop switch is thrown to
     * any position, or the campaign, this very list of it, is not under way. Idempotent per target
     * and campaign for {@link #REMEMBERED_FOR}.
     */
    Admission admitApproved(Change change, Campaign campaign, Instant now);

    /**
     * Counts a plan's changes and admits it whole, or holds it whole. Idempotent by the plan's
     * digest for {@link #REMEMBERED_FOR}. What is expected counts along, but for the plan's own
     * changes. Both positions of the stop switch hold it.
     *
     * @param groupSizes members of each entitlement by its key, as last proven
     */
    PlanAdmission admit(
            Plan plan,
            String digest,
            PlanRules rules,
            Map<String, Integer> groupSizes,
            Instant now);

    /** The word on a plan. */
    sealed interface PlanAdmission {
        /** Each change, with the admission that its write takes. */
        record Admitted(List<Admission.Admitted> changes) implements PlanAdmission {
            public Admitted {
                changes = List.copyOf(changes);
            }
        }

        record Held(Admission.Held why) implements PlanAdmission {
            public Held {
                requireNonNull(why, "why is null");
            }
        }
    }

    /**
     * Takes back the admission of this very change, which ended unwritten. Refunding twice, or what
     * was admitted for another departure or in a batch, changes nothing.
     */
    void refund(Expected change);

    /**
     * What somebody else has done to an account.
     *
     * @param episode when that was found first: whoever undoes it and does it again counts anew
     */
    record Foreign(ChangeKind kind, AccountId account, Instant episode) {
        public Foreign {
            requireNonNull(kind, "kind is null");
            requireNonNull(account, "account is null");
            requireNonNull(episode, "episode is null");
        }
    }

    /**
     * Counts what somebody else has done: it is never refused, and leaves that much less room for
     * our own changes in the windows that reach back to it. Idempotent by kind, account and
     * episode, for as long as any window counts it.
     *
     * @param happened empty: it is kept as known and not counted
     * @return whether it was not known before
     */
    boolean countForeign(Foreign change, Optional<Instant> happened, Instant now);

    /** Returns whether that was counted before, or kept as not to be counted. */
    boolean knowsForeign(Foreign change);

    /** Forgets it, and counts it no more. Of what is not known nothing happens. */
    void refundForeign(Foreign change);

    /** Returns how many changes of the kind were admitted lately, as they count. */
    Windows admitted(ChangeKind kind);

    /** Returns what was admitted since then, the newest first, at most so many. */
    List<AdmittedLately> admittedSince(ChangeKind kind, Instant since, int limit);
}
