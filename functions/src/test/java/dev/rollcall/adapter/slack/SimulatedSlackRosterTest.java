package dev.rollcall.adapter.slack;

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
import dev.rollcall.domain.listing.SeenIds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.Set;

/** What the roster makes of trouble in the simulated Slack's two lists. */
class SimulatedSlackRosterTest {
    private static final AccountId LEFT = new AccountId("U0LEFT");
    private static final int ACTIVE = 150;

    private final SimulatedSlack simulated = new SimulatedSlack();
    private final AccountRoster roster = simulated.slack().roster();

    @BeforeEach
    void furnish() {
        for (int number = 2; number <= ACTIVE; number++) {
            simulated.add(new AccountId("U0N" + number), Account.Rank.MEMBER, 0);
        }
        simulated.add(LEFT, Account.Rank.GUEST, 0);
        simulated.organisation().deactivate(LEFT.value());
        simulated.settle();
    }

    @AfterEach
    void close() {
        simulated.close();
    }

    @Test
    void rows_that_are_missing_on_the_last_page_are_missed_by_the_directory_s_number() {
        CursorListed<RosterEntry> first = roster.entries(CursorPoint.START);
        simulated.fault(fault("missing-rows", 3));

        CursorListing.Ended ended = readFrom(next(first));

        assertThat(ended.against(ACTIVE + 1))
                .isEqualTo(
                        new Listing.Unproven(
                                ACTIVE - 2, ACTIVE + 1, Set.of(Doubt.FEWER_THAN_PROMISED)));
    }

    @Test
    void a_page_that_shrank_meanwhile_leaves_the_list_unproven() {
        CursorListed<RosterEntry> first = roster.entries(CursorPoint.START);
        simulated.fault(fault("shrunken-page", 2));

        assertThat(readFrom(next(first)).against(ACTIVE + 1)).isInstanceOf(Listing.Unproven.class);
    }

    @Test
    void ends_in_doubt_where_slack_does_not_know_the_cursor_any_more() {
        CursorPoint old =
                new CursorPoint(Optional.of("active:long-gone"), 1, Set.of(), SeenIds.none());

        assertThat(roster.entries(old).listing())
                .isEqualTo(new CursorListing.Ended(0, Set.of(Doubt.STOPPED_EARLY)));
    }

    private static String fault(String name, int rows) {
        return "{\"fault\":\""
                + name
                + "\",\"rows\":"
                + rows
                + ",\"call\":\"POST .*admin.users.list\"}";
    }

    private CursorListing.Ended readFrom(CursorPoint point) {
        CursorListed<RosterEntry> page = roster.entries(point);
        return switch (page.listing()) {
            case CursorListing.Onward(CursorPoint next) -> readFrom(next);
            case CursorListing.Ended ended -> ended;
        };
    }

    private static CursorPoint next(CursorListed<RosterEntry> page) {
        assertThat(page.listing()).isInstanceOf(CursorListing.Onward.class);
        return ((CursorListing.Onward) page.listing()).next();
    }
}
