package dev.rollcall.domain.link;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.link.LinkDecision.Reason;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A question for a human: which of these accounts is the person's, if any. Until it is answered
 * nothing is done to them for this person; what is certain of the person is not delayed by it.
 *
 * @param accounts in the order of their ids; none if nothing was found, but the source may not
 *     claim the address, or Slack may have made one and never told its id
 * @param human HR's key, which the link will keep
 */
public record LinkDispute(
        PersonId person,
        Reason reason,
        List<AccountId> accounts,
        Optional<HumanKey> human,
        Instant since,
        Optional<Settlement> settlement) {

    /**
     * @param theirs empty: none of them is
     * @param by the operator's id in the policy
     * @param reason in a sentence without names
     */
    public record Settlement(Optional<AccountId> theirs, String by, Instant at, String reason) {
        public Settlement {
            requireNonNull(theirs, "theirs is null");
            requireNonNull(by, "by is null");
            requireNonNull(at, "at is null");
            requireNonNull(reason, "reason is null");
        }
    }

    public LinkDispute {
        requireNonNull(person, "person is null");
        requireNonNull(reason, "reason is null");
        accounts =
                accounts.stream()
                        .distinct()
                        .sorted((a, b) -> a.value().compareTo(b.value()))
                        .toList();
        requireNonNull(human, "human is null");
        requireNonNull(since, "since is null");
        requireNonNull(settlement, "settlement is null");
    }

    /** An open question. */
    public LinkDispute(
            PersonId person,
            LinkDecision.Dispute dispute,
            Optional<HumanKey> human,
            Instant since) {
        this(person, dispute.reason(), dispute.accounts(), human, since, Optional.empty());
    }

    public DisputeId id() {
        return DisputeId.of(person);
    }

    public boolean isOpen() {
        return settlement.isEmpty();
    }

    /** Returns whether it asks the same as the other, so that an answer to one answers both. */
    public boolean asksTheSame(LinkDispute other) {
        return person.equals(other.person)
                && reason == other.reason
                && accounts.equals(other.accounts);
    }

    public LinkDispute settled(Settlement by) {
        return new LinkDispute(person, reason, accounts, human, since, Optional.of(by));
    }

    /**
     * Returns the accounts that a human said are not the person's; none where only a return was in
     * question.
     */
    public List<AccountId> notTheirs() {
        return settlement.stream()
                .filter(_ -> reason != Reason.CUT_ELSEWHERE)
                .flatMap(s -> accounts.stream().filter(a -> s.theirs().filter(a::equals).isEmpty()))
                .toList();
    }
}
