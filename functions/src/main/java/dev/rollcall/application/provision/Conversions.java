package dev.rollcall.application.provision;

import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.policy.AccountType;

/** What kind of account somebody has and is to have. */
final class Conversions {
    static final String NOTHING = "nothing";
    static final String GUEST = "guest";
    static final String MEMBER = "member";
    static final String TERMS = "terms";

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
            // One of a single channel is made and changed by hand.
            case UNMANAGED, SINGLE_CHANNEL_GUEST -> NOTHING;
            case MEMBER -> account.kind() instanceof ListedAccount.Kind.Guest ? MEMBER : NOTHING;
            case MULTI_CHANNEL_GUEST ->
                    account.kind() instanceof ListedAccount.Kind.Guest(GuestTerms terms)
                            ? ofGuest(situation, terms)
                            : GUEST;
        };
    }

    /** An end that the source does not tell is left as it is: nobody stays longer by a gap. */
    private static String ofGuest(Situation situation, GuestTerms terms) {
        GuestTerms wanted = situation.terms();
        return wanted.expires().isEmpty() || wanted.equals(terms) ? NOTHING : TERMS;
    }
}
