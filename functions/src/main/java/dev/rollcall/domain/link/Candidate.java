package dev.rollcall.domain.link;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.account.ListedAccount;

import java.util.List;

/**
 * An account that may be the person's, read afresh.
 *
 * @param others everybody else it is or ever was linked to
 * @param wasTheirs whether it was linked to the person, and is no more: a human has ended that, or
 *     a newer identity has the account
 */
public record Candidate(
        ListedAccount account, Rank rank, List<OtherIdentity> others, boolean wasTheirs) {
    public Candidate {
        requireNonNull(account, "account is null");
        requireNonNull(rank, "rank is null");
        others = List.copyOf(others);
    }

    AccountId id() {
        return account.id();
    }

    boolean neverLinked() {
        return others.isEmpty() && !wasTheirs;
    }

    /** Returns whether somebody who is still there has it now. */
    boolean isAnothers() {
        return others.stream().anyMatch(other -> other.link().holds() && !other.gone());
    }

    boolean everybodyElseIsGone() {
        return others.stream().allMatch(OtherIdentity::gone);
    }

    boolean wasOf(HumanKey human) {
        return others.stream().anyMatch(o -> o.link().human().filter(human::equals).isPresent());
    }

    boolean hasAdminRole() {
        return switch (rank) {
            case ADMIN, OWNER, PRIMARY_OWNER -> true;
            case GUEST, MEMBER, BOT -> false;
        };
    }
}
