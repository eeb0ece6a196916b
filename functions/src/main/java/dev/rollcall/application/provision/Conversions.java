package dev.rollcall.application.provision;

import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.policy.AccountType;

import java.time.Instant;
import java.util.Optional;

/** What kind of account somebody has and is to have. */
final class Conversions {
    static final String NOTHING = "nothing";
    static final String GUEST = "guest";
    static final String MEMBER = "member";

    /** An earlier end than Slack has now takes something away. */
    static final String TERMS = "terms";

    /** A later end than Slack has now: nobody loses anything by it. */
    static final String RENEWAL = "renewal";

    private Conversions() {}

    static AccountType typeOf(ListedAccount account) {
        return AccountType.of(account.kind());
    }

    /** Returns how the account must change to be what the person's population has. */
    static String wanted(Situation situation, ListedAccount account) {
        if (situation.population().isEmpty() || account.isBot()) {
            return NOTHING;
        }
        return switch (situation.desired().account()) {
            // One of a single channel is made and changed by hand: people are told.
            case UNMANAGED, SINGLE_CHANNEL_GUEST -> NOTHING;
            case MEMBER -> account.kind() instanceof ListedAccount.Kind.Guest ? MEMBER : NOTHING;
            case MULTI_CHANNEL_GUEST ->
                    account.kind() instanceof ListedAccount.Kind.Guest guest
                            ? ofGuest(situation.terms(), guest)
                            : GUEST;
        };
    }

    /** Returns whether a member is to be what Slack's API makes of nobody. */
    static boolean isByHand(Situation situation, ListedAccount account) {
        return situation.population().isPresent()
                && situation.desired().account() == AccountType.SINGLE_CHANNEL_GUEST
                && account.kind() instanceof ListedAccount.Kind.Member;
    }

    /** An end that the source does not tell is left as it is: nobody stays longer by a gap. */
    private static String ofGuest(GuestTerms wanted, ListedAccount.Kind.Guest guest) {
        if (wanted.expires().isEmpty() || wanted.equals(guest.terms())) {
            return NOTHING;
        }
        return wanted.isLaterThan(guest) ? RENEWAL : TERMS;
    }

    /** Returns what the breaker is asked about; empty where nothing is taken away. */
    static Optional<Change> change(Situation situation, ListedAccount account) {
        return switch (wanted(situation, account)) {
            case GUEST -> Optional.of(change(account, "type=member", "type=guest"));
            case MEMBER -> Optional.of(change(account, "type=guest", "type=member"));
            case TERMS ->
                    Optional.of(change(account, ends(account), "ends=" + end(situation.terms())));
            default -> Optional.empty();
        };
    }

    private static String ends(ListedAccount account) {
        return account.kind() instanceof ListedAccount.Kind.Guest(GuestTerms terms)
                ? "ends=" + end(terms)
                : "ends=never";
    }

    private static String end(GuestTerms terms) {
        return terms.expires().map(Instant::toString).orElse("never");
    }

    private static Change change(ListedAccount account, String before, String after) {
        return new Change(ChangeKind.CHANGE_ROLE, account.id(), Optional.empty(), before, after);
    }
}
