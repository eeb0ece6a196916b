package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.Lookup;

import java.util.Optional;

/**
 * All accounts there are, with what they tell: active ones, deactivated ones, guests, and bots,
 * which are marked. Throws {@link PortFailure}; the same point can then be read again.
 *
 * <p>It is what {@link AccountProvisioning} is looked at and read back by.
 */
public interface AccountDirectory {

    /**
     * Reads one page from there on; from {@link ListingPoint#START} at first. Nobody may be taken
     * for absent before the reading has ended as proven.
     */
    ListedPage<ListedAccount> accounts(ListingPoint from);

    /** Reads one account afresh; empty if Slack does not know the id. */
    Optional<ListedAccount> read(AccountId account);

    /** Looks for whoever has the e-mail address, in whatever case, as the first or the second. */
    Lookup<ListedAccount> byEmail(String email);

    /** Looks for whoever has the user name. */
    Lookup<ListedAccount> byUserName(UserName userName);
}
