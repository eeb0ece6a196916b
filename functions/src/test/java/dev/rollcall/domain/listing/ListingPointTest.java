package dev.rollcall.domain.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

class ListingPointTest {
    private static final int ASKED = 10;

    private final List<String> list = new ArrayList<>();
    private final List<String> read = new ArrayList<>();

    @Test
    void proves_a_list_that_stood_still() {
        fill(95);

        assertThat(readAll(() -> {})).isEqualTo(new Listing.Proven(95));
        assertThat(read).isEqualTo(list);
    }

    @Test
    void proves_an_empty_list_and_one_of_a_single_full_page() {
        assertThat(readAll(() -> {})).isEqualTo(new Listing.Proven(0));
        fill(ASKED);
        assertThat(readAll(() -> {})).isEqualTo(new Listing.Proven(ASKED));
    }

    /** One goes and one comes: the total stays, and only the page's beginning betrays it. */
    @Test
    void notices_who_slips_by_though_the_total_stays() {
        fill(30);
        ListedPage<String> first = ListingPoint.START.take(page(1), ASKED);
        list.removeFirst();
        list.add("new");
        ListingPoint next = ((Listing.Onward) first.listing()).next();

        Listing end = next.take(page(next.startIndex()), ASKED).listing();

        assertThat(((Listing.Onward) end).next().doubts()).contains(Doubt.MOVED);
    }

    @Test
    void doubts_a_page_that_lacks_rows() {
        fill(30);
        Page<String> whole = page(1);
        Page<String> shrunk = new Page<>(30, Optional.of(1), whole.rows().subList(0, 7));

        ListedPage<String> taken = ListingPoint.START.take(shrunk, ASKED);

        assertThat(taken.items()).hasSize(7);
        assertThat(((Listing.Onward) taken.listing()).next().doubts())
                .containsExactly(Doubt.SHORT_PAGE);
    }

    @Test
    void doubts_a_last_page_that_has_less_than_was_promised_and_ends() {
        Page<String> page = new Page<>(3, Optional.of(1), List.of(Page.Row.of("a", "a")));
        ListingPoint next =
                ((Listing.Onward) ListingPoint.START.take(page, ASKED).listing()).next();

        assertThat(next.take(page, ASKED).listing())
                .isEqualTo(
                        new Listing.Unproven(1, 3, Set.of(Doubt.SHORT_PAGE, Doubt.STOPPED_EARLY)));
    }

    @Test
    void doubts_more_than_was_promised_an_item_twice_and_one_it_cannot_read() {
        Page<String> page =
                new Page<>(
                        1,
                        Optional.of(5),
                        List.of(
                                Page.Row.of("a", "a"),
                                Page.Row.of("a", "a"),
                                new Page.Row<>(Optional.of("b"), Optional.empty())));

        ListedPage<String> taken = ListingPoint.START.take(page, ASKED);

        assertThat(taken.items()).containsExactly("a");
        assertThat(taken.listing())
                .isEqualTo(
                        new Listing.Unproven(
                                2,
                                1,
                                Set.of(
                                        Doubt.OTHER_PAGE,
                                        Doubt.REPEATED,
                                        Doubt.UNREADABLE_ITEM,
                                        Doubt.MORE_THAN_PROMISED)));
    }

    @Test
    void doubts_a_list_that_ends_before_the_place_where_the_reading_stands() {
        fill(30);
        ListingPoint next =
                ((Listing.Onward) ListingPoint.START.take(page(1), ASKED).listing()).next();
        list.subList(5, 30).clear();

        assertThat(next.take(page(next.startIndex()), ASKED).listing())
                .isInstanceOfSatisfying(
                        Listing.Unproven.class,
                        end -> assertThat(end.doubts()).contains(Doubt.TOTAL_CHANGED));
    }

    @Test
    void what_was_seen_survives_a_store() {
        SeenIds seen = SeenIds.none().with(List.of("U1", "U2"));

        assertThat(SeenIds.of(seen.bytes())).isEqualTo(seen);
        assertThat(seen.contains("U1")).isTrue();
        assertThat(seen.contains("U3")).isFalse();
    }

    @RepeatedTest(300)
    void what_is_proven_has_everybody_who_was_there_all_the_while(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        fill(random.nextInt(60));
        Set<String> allTheWhile = new HashSet<>(list);
        int[] added = {0};

        Listing end =
                readAll(() -> {
                    if (random.nextInt(3) == 0 && !list.isEmpty()) {
                        allTheWhile.remove(list.remove(random.nextInt(list.size())));
                    }
                    if (random.nextInt(3) == 0) {
                        list.add(random.nextInt(list.size() + 1), "new" + added[0]++);
                    }
                });

        assertThat(read).doesNotHaveDuplicates();
        if (end instanceof Listing.Proven) {
            assertThat(read).containsAll(allTheWhile);
        }
    }

    private Listing readAll(Runnable between) {
        read.clear();
        ListingPoint from = ListingPoint.START;
        while (true) {
            ListedPage<String> page = from.take(page(from.startIndex()), ASKED);
            read.addAll(page.items());
            if (!(page.listing() instanceof Listing.Onward(ListingPoint next))) {
                return page.listing();
            }
            from = next;
            between.run();
        }
    }

    private void fill(int size) {
        for (int i = 0; i < size; i++) {
            list.add("id" + i);
        }
    }

    private Page<String> page(int startIndex) {
        List<Page.Row<String>> rows =
                list.stream()
                        .skip(startIndex - 1L)
                        .limit(ASKED)
                        .map(i -> Page.Row.of(i, i))
                        .toList();
        return new Page<>(list.size(), Optional.of(startIndex), rows);
    }
}
