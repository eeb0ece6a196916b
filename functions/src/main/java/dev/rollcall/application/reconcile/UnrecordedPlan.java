package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.reconcile.Correction;
import dev.rollcall.domain.reconcile.DriftOutlook.Prospect;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.SourceVerdict;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What differs in a company of which nothing is recorded, and what would come of it.
 *
 * @param at when it was compared
 * @param lists how each list was read
 * @param active how many active accounts there are that are no bots
 * @param drift leavers first, each with what would come of it
 * @param planned what would be set right, whether the policy observes only or acts
 * @param held what of the plan the breaker would hold
 * @param untold why Slack's audit log did not tell all of who made it so; empty: it did
 */
public record UnrecordedPlan(
        Instant at,
        List<PartResult> lists,
        List<SourceVerdict> sources,
        int active,
        Links links,
        List<FormerOwner> formerOwners,
        List<Foreseen> drift,
        List<Correction> planned,
        List<Held> held,
        Optional<String> untold) {
    public UnrecordedPlan {
        requireNonNull(at, "at is null");
        lists = List.copyOf(lists);
        sources = List.copyOf(sources);
        requireNonNull(links, "links is null");
        formerOwners = List.copyOf(formerOwners);
        drift = List.copyOf(drift);
        planned = List.copyOf(planned);
        held = List.copyOf(held);
        requireNonNull(untold, "untold is null");
    }

    /**
     * Whose account it is, in memory only.
     *
     * @param given how many links were told
     * @param proposed how many were found by the rules of adoption; empty: a list that it takes is
     *     not whole, or the plan has none
     * @param questions how many people have an account of which only a human can tell whose it is
     * @param withoutAddress of how many people the source tells no address
     */
    public record Links(int given, Optional<Integer> proposed, int questions, int withoutAddress) {
        public Links {
            requireNonNull(proposed, "proposed is null");
        }
    }

    /**
     * An active account that is nobody's, with the address of somebody who has left. It may be
     * somebody else's by now, so it is proposed to nobody.
     */
    public record FormerOwner(PersonId person, AccountId account) {
        public FormerOwner {
            requireNonNull(person, "person is null");
            requireNonNull(account, "account is null");
        }
    }

    /** A drift, and what would come of it. */
    public record Foreseen(DriftRecord record, Prospect prospect) {
        public Foreseen {
            requireNonNull(record, "record is null");
            requireNonNull(prospect, "prospect is null");
        }
    }

    /**
     * What is over a limit.
     *
     * @param group empty: all changes of the kind together
     * @param limit what is allowed
     */
    public record Held(
            ChangeKind kind,
            Optional<Entitlement> group,
            int changes,
            HoldReason reason,
            int limit) {
        public Held {
            requireNonNull(kind, "kind is null");
            requireNonNull(group, "group is null");
            requireNonNull(reason, "reason is null");
        }

        boolean holds(Correction correction) {
            return correction.counts().filter(counted -> counted.kind() == kind).isPresent()
                    && (group.isEmpty() || correction.entitlement().equals(group));
        }
    }

    /** Returns whether all that was asked for was read whole, and links could be proposed. */
    public boolean whole() {
        return lists.stream().allMatch(PartResult::proven)
                && sources.stream().allMatch(source -> source.reasons().isEmpty())
                && links.proposed().isPresent();
    }
}
