package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Cases;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.person.Standing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says whether what a fresh read shows was dealt with already. */
final class SettledBefore {
    private final Cases cases;
    private final Accounts accounts;

    SettledBefore(Cases cases, Accounts accounts) {
        this.cases = requireNonNull(cases, "cases is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
    }

    /**
     * Returns whether a verified case saw this very change, and its accounts are still inactive: a
     * late event must not deactivate twice. Where the source tells no time, nothing says that it is
     * another change: whoever is out stays out, and counts in no limit again each time they are
     * listed.
     *
     * @param told the source's own time of the change
     */
    boolean verified(LeaverCase leaver, Optional<Instant> told, List<AccountId> known) {
        Optional<LeaverCase> last = cases.lastVerified(leaver.person());
        return last.isPresent()
                && told.filter(time -> !saw(last.get(), time)).isEmpty()
                && known.stream().allMatch(id -> last.get().account(id).isPresent())
                && known.stream().noneMatch(this::active);
    }

    /** What was found after the person had left saw them out, too. */
    private static boolean saw(LeaverCase last, Instant changedAt) {
        return last.changedAt().equals(changedAt)
                || (last.isOfGhost() && !changedAt.isAfter(last.changedAt()));
    }

    /**
     * Returns whether a verified case saw the person off, and all of its accounts are still
     * inactive: then it is no news that the source has deleted the record since.
     */
    boolean verifiedAndGone(LeaverCase leaver, List<AccountId> known) {
        Optional<LeaverCase> last = cases.lastVerified(leaver.person());
        return last.isPresent()
                && known.stream().allMatch(id -> last.get().account(id).isPresent())
                && last.get().accounts().stream().noneMatch(a -> active(a.account()));
    }

    /** Returns whether any of them is active. */
    boolean anyActive(List<AccountId> accounts) {
        return accounts.stream().anyMatch(this::active);
    }

    /** Returns whether every account of the case is there and active. */
    boolean allActive(LeaverCase leaver) {
        return leaver.accounts().stream().allMatch(a -> active(a.account()));
    }

    private boolean active(AccountId id) {
        return accounts.isActive(id).orElse(false);
    }

    private static boolean asAssessed(LeaverCase leaver, Standing standing, Instant changedAt) {
        return leaver.standing().equals(Optional.of(standing))
                && leaver.changedAt().equals(changedAt);
    }

    /**
     * Returns whether the case was closed by what the read shows again. If not, the person has
     * changed since, and what is to be done belongs to another case.
     */
    boolean closedBy(
            LeaverCase leaver,
            Standing standing,
            Instant changedAt,
            Optional<Instant> told,
            List<AccountId> known) {
        return switch (leaver.state()) {
            case NOT_A_LEAVER -> standing == Standing.ENTITLED || standing == Standing.NOT_YET;
            case SESSIONS_ENDED -> standing == Standing.SUSPENDED;
            case VERIFIED, CLOSED, ALREADY_VERIFIED ->
                    standing == Standing.LEAVER && verified(leaver, told, known);
            case RETURNED -> standing == Standing.ENTITLED || standing == Standing.NOT_YET;
            case NO_ACCOUNT -> asAssessed(leaver, standing, changedAt) && known.isEmpty();
            case OBSERVED -> asAssessed(leaver, standing, changedAt);
            case ASSESSING, ACTING, HELD, REFUSED, UNRESOLVED -> false;
        };
    }
}
