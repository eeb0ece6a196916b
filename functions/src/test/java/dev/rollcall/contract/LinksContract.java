package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.ANAS_OTHER;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.PersonId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What {@link Links} do. */
public abstract class LinksContract {
    private Links links;

    protected abstract Links links();

    @BeforeEach
    void take_the_links() {
        links = links();
    }

    @Test
    void a_person_may_have_several_accounts_and_an_account_several_persons() {
        Link one = new Link(ANA, ANAS, NOON, "adopted");
        Link other = new Link(ANA, ANAS_OTHER, NOON, "by-email");
        Link shared = new Link(BEN, ANAS, NOON, "by-hand");
        links.record(one);
        links.record(other);
        links.record(shared);

        assertThat(links.of(ANA)).containsExactlyInAnyOrder(one, other);
        assertThat(links.of(BEN)).containsExactly(shared);
        assertThat(links.to(ANAS)).containsExactlyInAnyOrder(one, shared);
        assertThat(links.to(ANAS_OTHER)).containsExactly(other);
    }

    @Test
    void recording_again_changes_nothing() {
        Link first = new Link(ANA, ANAS, NOON, "adopted");
        links.record(first);
        links.record(new Link(ANA, ANAS, NOON.plusSeconds(1), "by-hand"));

        assertThat(links.of(ANA)).containsExactly(first);
        assertThat(links.to(ANAS)).containsExactly(first);
    }

    @Test
    void an_account_has_one_first_link_and_whoever_comes_later_is_refused() {
        Link first = new Link(ANA, ANAS, NOON, "adopted");

        assertThat(links.recordFirst(first)).isTrue();
        assertThat(links.recordFirst(first)).as("once more").isTrue();
        assertThat(links.recordFirst(new Link(BEN, ANAS, NOON, "adopted"))).isFalse();

        assertThat(links.everTo(ANAS)).containsExactly(first);
        assertThat(links.of(BEN)).isEmpty();
        assertThat(links.recordFirst(new Link(BEN, ANAS_OTHER, NOON, "adopted"))).isTrue();
    }

    @Test
    void what_was_linked_once_has_had_its_first_link() {
        links.record(new Link(ANA, ANAS, NOON, "by-hand"));
        links.end(ANA, ANAS, NOON.plusSeconds(5));

        assertThat(links.recordFirst(new Link(BEN, ANAS, NOON, "adopted"))).isFalse();
        assertThat(links.recordFirst(new Link(ANA, ANAS, NOON, "adopted"))).isFalse();
        assertThat(links.to(ANAS)).isEmpty();
    }

    @Test
    void of_many_who_link_an_account_at_one_moment_one_does() throws Exception {
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Link link = new Link(new PersonId(ANA.source(), "p" + i), ANAS, NOON, "adopted");
            all.add(() -> links.recordFirst(link));
        }

        int made = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> one : threads.invokeAll(all)) {
                made += one.get() ? 1 : 0;
            }
        }

        assertThat(made).isEqualTo(1);
        assertThat(links.everTo(ANAS)).hasSize(1);
    }

    @Test
    void a_link_that_ended_is_kept_as_one_that_was() {
        Link link = new Link(ANA, ANAS, NOON, "adopted");
        links.record(link);
        links.end(ANA, ANAS, NOON.plusSeconds(5));

        assertThat(links.of(ANA)).isEmpty();
        assertThat(links.to(ANAS)).isEmpty();
        assertThat(links.everTo(ANAS)).containsExactly(link.ended(NOON.plusSeconds(5)));
    }

    @Test
    void it_ends_once_and_only_for_its_person() {
        links.record(new Link(ANA, ANAS, NOON, "adopted"));
        links.record(new Link(BEN, ANAS, NOON, "by-hand"));
        links.end(ANA, ANAS, NOON.plusSeconds(5));
        links.end(ANA, ANAS, NOON.plusSeconds(9));
        links.end(ANA, ANAS_OTHER, NOON.plusSeconds(9));

        assertThat(links.to(ANAS)).containsExactly(new Link(BEN, ANAS, NOON, "by-hand"));
        assertThat(links.everTo(ANAS))
                .filteredOn(link -> !link.holds())
                .singleElement()
                .satisfies(link -> assertThat(link.endedAt()).contains(NOON.plusSeconds(5)));
        assertThat(links.everTo(ANAS_OTHER)).isEmpty();
    }

    @Test
    void what_has_ended_can_hold_anew() {
        links.record(new Link(ANA, ANAS, NOON, "adopted"));
        links.end(ANA, ANAS, NOON.plusSeconds(5));
        Link anew = new Link(ANA, ANAS, NOON.plusSeconds(9), "by-hand");
        links.record(anew);

        assertThat(links.of(ANA)).containsExactly(anew);
        assertThat(links.everTo(ANAS)).containsExactly(anew);
    }

    @Test
    void links_of_one_human_are_found_by_the_key_whether_they_hold_or_not() {
        HumanKey human = HumanKey.of("4711");
        Link before = new Link(ANA, ANAS, NOON, "adopted", Optional.of(human), Optional.empty());
        Link now = new Link(BEN, ANAS, NOON, "by-hr-key", Optional.of(human), Optional.empty());
        links.record(before);
        links.end(ANA, ANAS, NOON.plusSeconds(5));
        links.record(now);

        assertThat(links.everOf(human))
                .containsExactlyInAnyOrder(before.ended(NOON.plusSeconds(5)), now);
        assertThat(links.everOf(HumanKey.of("4712"))).isEmpty();
    }

    @Test
    void hrs_key_can_be_added_to_a_link_that_holds_and_has_none() {
        HumanKey human = HumanKey.of("4711");
        links.record(new Link(ANA, ANAS, NOON, "adopted"));
        links.identify(ANA, ANAS, human);
        links.identify(ANA, ANAS, HumanKey.of("4712"));
        links.identify(BEN, ANAS, human);

        Link known = new Link(ANA, ANAS, NOON, "adopted", Optional.of(human), Optional.empty());
        assertThat(links.of(ANA)).containsExactly(known);
        assertThat(links.to(ANAS)).containsExactly(known);
        assertThat(links.everOf(human)).containsExactly(known);

        links.end(ANA, ANAS, NOON.plusSeconds(5));
        assertThat(links.everOf(human)).containsExactly(known.ended(NOON.plusSeconds(5)));
    }

    @Test
    void a_link_that_has_ended_gets_no_key() {
        Link link = new Link(ANA, ANAS, NOON, "adopted");
        links.record(link);
        links.end(ANA, ANAS, NOON.plusSeconds(5));
        links.identify(ANA, ANAS, HumanKey.of("4711"));

        assertThat(links.everTo(ANAS)).containsExactly(link.ended(NOON.plusSeconds(5)));
        assertThat(links.everOf(HumanKey.of("4711"))).isEmpty();
    }

    @Test
    void whom_an_account_is_being_made_for_may_have_one_that_is_not_known() {
        links.awaitCreation(ANA, NOON);

        assertThat(links.mayHaveUnknown(ANA)).isTrue();
        assertThat(links.mayHaveUnknown(BEN)).isFalse();
        assertThat(links.of(ANA)).isEmpty();
    }

    @Test
    void an_account_is_known_with_the_next_link_and_stays_known_when_that_ends() {
        links.awaitCreation(ANA, NOON);
        links.record(new Link(ANA, ANAS, NOON, "created"));

        assertThat(links.mayHaveUnknown(ANA)).isFalse();
        links.end(ANA, ANAS, NOON.plusSeconds(5));
        assertThat(links.mayHaveUnknown(ANA)).isFalse();
    }

    @Test
    void a_former_link_says_nothing_of_an_account_that_is_being_made() {
        links.record(new Link(ANA, ANAS, NOON, "adopted"));
        links.awaitCreation(ANA, NOON.plusSeconds(5));

        assertThat(links.mayHaveUnknown(ANA)).isTrue();
    }

    @Test
    void nothing_is_unknown_once_nothing_was_made_until_it_is_tried_again() {
        links.nothingMade(ANA);
        links.awaitCreation(ANA, NOON);
        links.nothingMade(ANA);
        assertThat(links.mayHaveUnknown(ANA)).isFalse();

        links.awaitCreation(ANA, NOON.plusSeconds(5));
        assertThat(links.mayHaveUnknown(ANA)).isTrue();
    }

    @Test
    void an_unknown_person_has_none() {
        assertThat(links.mayHaveUnknown(ANA)).isFalse();
        assertThat(links.of(ANA)).isEmpty();
        assertThat(links.to(ANAS)).isEmpty();
    }
}
