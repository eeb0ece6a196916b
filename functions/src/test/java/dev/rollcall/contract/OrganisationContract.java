package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Evictions;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.Listing;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.Lookup;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the contracts of an organisation's ports have in common: some accounts. */
abstract class OrganisationContract {
    static final AccountId MEMBER = new AccountId("U0MEMBER");
    static final AccountId OTHER = new AccountId("U0OTHER");
    static final AccountId GUEST = new AccountId("U0GUEST");
    static final AccountId NOBODY = new AccountId("U0NOBODY");
    static final Entitlement.Workspace HOME = OrganisationFixture.HOME;

    OrganisationFixture slack;

    protected abstract OrganisationFixture organisation();

    @BeforeEach
    void furnish() {
        slack = organisation();
        slack.add(MEMBER, Account.Rank.MEMBER);
        slack.add(OTHER, Account.Rank.MEMBER);
        slack.add(GUEST, Account.Rank.GUEST);
    }

    @AfterEach
    void tearDown() {
        slack.close();
    }

    final ListedAccount read(AccountId account) {
        return slack.directory().read(account).orElseThrow();
    }

    final boolean isIn(AccountId account, Entitlement entitlement) {
        return slack.memberships().isIn(account, entitlement);
    }

    /** Reads a list to its end, and returns whether it was proven to be whole. */
    static <T> Listing readAll(
            Function<ListingPoint, ListedPage<T>> list, Consumer<ListedPage<T>> reader) {
        Listing listing = new Listing.Onward(ListingPoint.START);
        while (listing instanceof Listing.Onward(ListingPoint from)) {
            ListedPage<T> page = list.apply(from);
            reader.accept(page);
            listing = page.listing();
        }
        return listing;
    }

    static <T> T found(Lookup<T> lookup) {
        assertThat(lookup).isInstanceOf(Lookup.One.class);
        return ((Lookup.One<T>) lookup).found();
    }

    static Admission.Admitted admitted(ChangeKind kind, AccountId account) {
        return new Admission.Admitted(kind, account, Instant.parse("2026-11-01T12:00:00Z"));
    }

    static Evictions leaving(ChangeKind kind, AccountId... accounts) {
        return new Evictions(kind, List.of(accounts).stream().map(a -> admitted(kind, a)).toList());
    }
}
