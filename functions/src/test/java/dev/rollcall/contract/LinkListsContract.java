package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.ANAS_OTHER;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.OKTA;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.LinkLists;
import dev.rollcall.application.port.Links;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.grant.RecordedGrant.State;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.listing.SeenIds;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.reconcile.PartPoint;
import dev.rollcall.domain.reconcile.SnapshotRow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What {@link LinkLists} do. */
public abstract class LinkListsContract {

    /**
     * @param page how many are read at a time
     */
    protected abstract LinkLists lists(int page);

    protected abstract Links links();

    protected abstract Grants grants();

    @Test
    void without_a_link_the_list_is_whole_and_empty() {
        assertThat(walk(lists(10), () -> {})).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 500})
    void every_link_that_holds_is_listed_once_page_by_page(int page) {
        List<Link> holding = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            PersonId person = new PersonId(OKTA, "00u" + i);
            holding.add(record(person, new AccountId("U0" + i + "A")));
            holding.add(record(person, new AccountId("W0" + i + "A")));
            wait(person, "T0" + i);
            wait(person, "T1 " + i);
        }

        assertThat(walk(lists(page), () -> {})).containsExactlyInAnyOrderElementsOf(holding);
    }

    @Test
    void somebody_with_more_links_than_a_page_has_room_for_is_listed_with_all() {
        List<Link> holding = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            holding.add(record(ANA, new AccountId("U0" + i + "A")));
            wait(ANA, "T0" + i);
        }

        assertThat(walk(lists(7), () -> {})).containsExactlyInAnyOrderElementsOf(holding);
    }

    @Test
    void what_has_ended_is_not_listed_and_what_holds_again_is() {
        record(ANA, ANAS);
        record(ANA, ANAS_OTHER);
        links().end(ANA, ANAS, NOON.plusSeconds(1));
        links().end(ANA, ANAS_OTHER, NOON.plusSeconds(1));
        Link again = new Link(ANA, ANAS, NOON.plusSeconds(2), "adopted");
        links().record(again);

        assertThat(walk(lists(1), () -> {})).containsExactly(again);
    }

    @Test
    void a_link_is_listed_with_all_that_is_known_of_it() {
        Link known =
                new Link(
                        ANA,
                        ANAS,
                        NOON,
                        "made",
                        Optional.of(new HumanKey("0".repeat(64))),
                        Optional.empty());
        links().record(known);

        assertThat(walk(lists(10), () -> {})).containsExactly(known);
    }

    @Test
    void what_only_waits_for_a_first_sign_in_is_no_link() {
        wait(ANA, "T01");

        assertThat(walk(lists(1), () -> {})).isEmpty();
    }

    @Test
    void what_holds_all_the_while_is_listed_whatever_else_changes() {
        List<Link> holding = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            PersonId person = new PersonId(OKTA, "00u" + i);
            record(person, new AccountId("U0" + i + "B"));
            holding.add(record(person, new AccountId("U0" + i + "C")));
        }
        int[] round = {0};

        List<Link> listed =
                walk(
                        lists(3),
                        () -> {
                            int i = round[0]++ % 20;
                            PersonId person = new PersonId(OKTA, "00u" + i);
                            links().end(person, new AccountId("U0" + i + "B"), NOON);
                            record(person, new AccountId("U0" + i + "A"));
                            wait(person, "T0" + i);
                        });

        assertThat(listed).containsAll(holding).doesNotHaveDuplicates();
    }

    @Test
    void a_page_that_is_read_again_brings_nothing_new_to_whoever_knows_its_rows() {
        for (int i = 0; i < 30; i++) {
            record(ANA, new AccountId("U0" + i + "A"));
        }
        CursorListed<Link> first = firstWithLinks(lists(10), CursorPoint.START);

        CursorPoint knowing = new CursorPoint(Optional.empty(), 0, Set.of(), seen(first.items()));
        CursorListed<Link> again = firstWithLinks(lists(10), knowing);

        assertThat(first.items()).isNotEmpty();
        assertThat(again.items()).doesNotContainAnyElementsOf(first.items());
    }

    @Test
    void what_is_no_point_is_refused() {
        for (String cursor : List.of("nonsense", "")) {
            CursorPoint point = new CursorPoint(Optional.of(cursor), 1, Set.of(), SeenIds.none());
            assertThatIllegalArgumentException().isThrownBy(() -> lists(1).links(point));
        }
    }

    /** Reads to the end, each page by another process that knows only what was kept. */
    private static List<Link> walk(LinkLists lists, Runnable between) {
        List<Link> all = new ArrayList<>();
        PartPoint.ByCursor point = PartPoint.ByCursor.START;
        while (true) {
            CursorListed<Link> page = lists.links(point.having(seen(all)).point());
            all.addAll(page.items());
            switch (page.listing()) {
                case CursorListing.Onward(CursorPoint next) ->
                        point = new PartPoint.ByCursor(next).bare();
                case CursorListing.Ended(int read, Set<Doubt> doubts) -> {
                    assertThat(doubts).isEmpty();
                    assertThat(read).isEqualTo(all.size());
                    return all;
                }
            }
            between.run();
        }
    }

    private static CursorListed<Link> firstWithLinks(LinkLists lists, CursorPoint from) {
        CursorListed<Link> page = lists.links(from);
        while (page.items().isEmpty()
                && page.listing() instanceof CursorListing.Onward(CursorPoint next)) {
            page = lists.links(next);
        }
        return page;
    }

    private static SeenIds seen(List<Link> links) {
        return SeenIds.none()
                .with(
                        links.stream()
                                .map(link ->
                                        new SnapshotRow.Linked(
                                                        link.person(),
                                                        link.account(),
                                                        link.madeAt())
                                                .id())
                                .toList());
    }

    private Link record(PersonId person, AccountId account) {
        Link link = new Link(person, account, NOON, "adopted");
        links().record(link);
        return link;
    }

    private void wait(PersonId person, String workspace) {
        GroupPath path = new GroupPath(List.of(new GroupId(OKTA, "00gAll")));
        grants().record(
                        new RecordedGrant(
                                new Grant(
                                        person,
                                        new Entitlement.Workspace(workspace),
                                        new TreeMap<>(Map.of(new MappingName("all"), path))),
                                Optional.empty(),
                                NOON,
                                "event:okta:1",
                                "d1",
                                State.PENDING));
    }
}
