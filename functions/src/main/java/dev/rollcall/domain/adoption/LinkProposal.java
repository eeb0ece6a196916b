package dev.rollcall.domain.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.link.LinkDecision;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.reconcile.SnapshotId;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which accounts are whose, by one reading of both sides, as far as the rules can tell; and what is
 * left to humans.
 *
 * @param begun nothing in it is older
 * @param linked how many people have an account by our records already
 * @param pairs how many links can be made
 * @param questions how many are left to humans, by why
 * @param withoutAccount how many people have no account with their address
 * @param withoutAddress of how many people the source tells no address
 * @param nobodys how many active accounts are nobody's even then; no bots
 * @param pages how many pages the list has
 * @param digest of the list
 */
public record LinkProposal(
        SnapshotId snapshot,
        Instant begun,
        String policyDigest,
        int linked,
        int pairs,
        SortedMap<LinkDecision.Reason, Integer> questions,
        int withoutAccount,
        int withoutAddress,
        int nobodys,
        int pages,
        String digest) {
    public LinkProposal {
        requireNonNull(snapshot, "snapshot is null");
        requireNonNull(begun, "begun is null");
        requireNonNull(policyDigest, "policyDigest is null");
        questions = Collections.unmodifiableSortedMap(new TreeMap<>(questions));
        requireNonNull(digest, "digest is null");
    }

    /** One line of the list. */
    public sealed interface Item {
        PersonId person();

        Optional<HumanKey> human();
    }

    /** It is the person's. */
    public record Pair(PersonId person, AccountId account, Optional<HumanKey> human)
            implements Item {
        public Pair {
            requireNonNull(person, "person is null");
            requireNonNull(account, "account is null");
            requireNonNull(human, "human is null");
        }
    }

    /** A human says whose it is. */
    public record Question(
            PersonId person,
            LinkDecision.Reason reason,
            List<AccountId> accounts,
            Optional<HumanKey> human)
            implements Item {
        public Question {
            requireNonNull(person, "person is null");
            requireNonNull(reason, "reason is null");
            accounts = List.copyOf(accounts);
            requireNonNull(human, "human is null");
        }
    }
}
