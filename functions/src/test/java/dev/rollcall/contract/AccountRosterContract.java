package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.AccountRoster;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.RosterEntry;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.listing.Listing;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What {@link AccountRoster} does. */
public abstract class AccountRosterContract extends OrganisationContract {
    /** More than Slack shows on a page, with the four that there are. */
    private static final int ACTIVE = 150;

    private static final int ALL = ACTIVE + 1;

    private final List<RosterEntry> entries = new ArrayList<>();

    @BeforeEach
    void fill() {
        for (int number = 4; number < ALL; number++) {
            slack.add(new AccountId("U0N" + number), Account.Rank.MEMBER);
        }
        slack.deactivate(GUEST);
    }

    @Test
    void tells_of_active_accounts_and_then_of_deactivated_ones() {
        CursorListing.Ended ended = readFrom(CursorPoint.START);

        assertThat(ended.against(ALL)).isEqualTo(new Listing.Proven(ALL));
        assertThat(entries).extracting(RosterEntry::id).doesNotHaveDuplicates().hasSize(ALL);
        assertThat(entries.subList(0, ACTIVE)).allMatch(RosterEntry::active);
        RosterEntry left = entries.getLast();
        assertThat(left.id()).isEqualTo(GUEST);
        assertThat(left.active()).isFalse();
        assertThat(left.rank()).isEqualTo(Account.Rank.GUEST);
        assertThat(left.deactivatedAt()).isPresent();
        assertThat(left.workspaces()).containsExactly(HOME.workspaceId());
    }

    @Test
    void tells_rank_and_last_use_of_an_active_account() {
        readFrom(CursorPoint.START);

        RosterEntry installer =
                entries.stream()
                        .filter(entry -> entry.id().equals(OrganisationFixture.INSTALLER))
                        .findFirst()
                        .orElseThrow();
        assertThat(installer.rank()).isEqualTo(Account.Rank.OWNER);
        assertThat(installer.deactivatedAt()).isEmpty();
        assertThat(installer.lastActiveAt()).isPresent();
    }

    @Test
    void its_end_proves_nothing_unless_the_directory_counts_as_many() {
        assertThat(readFrom(CursorPoint.START).against(ALL + 1))
                .isEqualTo(new Listing.Unproven(ALL, ALL + 1, Set.of(Doubt.FEWER_THAN_PROMISED)));
        assertThat(readAll(slack.directory()::accounts, _ -> {}))
                .isEqualTo(new Listing.Proven(ALL));
    }

    @Test
    void a_page_that_lacks_somebody_raises_a_doubt() {
        slack.keepRowBack();

        CursorListing.Ended ended = readFrom(CursorPoint.START);

        assertThat(ended.doubts()).containsExactly(Doubt.SHORT_PAGE);
        assertThat(ended.against(ALL)).isInstanceOf(Listing.Unproven.class);
    }

    @Test
    void whoever_is_deactivated_between_two_pages_comes_once_and_raises_a_doubt() {
        CursorListed<RosterEntry> first = slack.roster().entries(CursorPoint.START);
        assertThat(first.items()).extracting(RosterEntry::id).contains(OTHER);
        slack.deactivate(OTHER);

        assertThat(first.listing()).isInstanceOf(CursorListing.Onward.class);
        CursorPoint next = ((CursorListing.Onward) first.listing()).next();
        assertThat(readFrom(next).doubts()).contains(Doubt.REPEATED);
        assertThat(entries).extracting(RosterEntry::id).doesNotContain(OTHER);
    }

    private CursorListing.Ended readFrom(CursorPoint point) {
        CursorListed<RosterEntry> page = slack.roster().entries(point);
        entries.addAll(page.items());
        return switch (page.listing()) {
            case CursorListing.Onward(CursorPoint next) -> readFrom(next);
            case CursorListing.Ended ended -> ended;
        };
    }
}
