package dev.rollcall.adapter.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The lists of a reconciliation, in pages beside its item: an item has 400 KB, and is written after
 * each page that was read. What is done only grows at its end. What is left is kept from its last
 * to its first, so that it shrinks and grows at its end too. So a page is written only when one of
 * its lists changes; what lies behind the item's numbers counts no more.
 *
 * <p>A page says which reconciliation it is of and which change made it, so that a reading between
 * two changes is seen to be none.
 */
final class ReconciliationPages {
    /** One is written again whenever a list has ended. */
    private static final int DONE_A_PAGE = 250;

    /** Hardly ever written. A name has 150 bytes at most. */
    private static final int LEFT_A_PAGE = 1_500;

    /** A transaction takes 100 items and 4 MB (DynamoDB's service quotas). */
    private static final int MOST_BYTES = 3_800_000;

    private static final String ID = "id";
    private static final String LISTS = "lists";

    private ReconciliationPages() {}

    /**
     * Returns what is to be written so that the lists are there.
     *
     * @param seen what is there
     * @throws PortFailure.NeedsHuman if that is more than a transaction takes
     */
    static List<Write.Put> changed(Optional<Reconciliation> seen, Reconciliation next) {
        Optional<Reconciliation> same = seen.filter(one -> one.id().equals(next.id()));
        List<Attributes> pages =
                Stream.concat(
                                pages(
                                        same.map(Reconciliation::done).orElse(List.of()),
                                        next.done(),
                                        DONE_A_PAGE,
                                        (number, lists) ->
                                                page(
                                                        Keys.reconciliationDone(number),
                                                        next,
                                                        ReconciliationJson.done(lists))),
                                pages(
                                        same.map(one -> one.left().reversed()).orElse(List.of()),
                                        next.left().reversed(),
                                        LEFT_A_PAGE,
                                        (number, lists) ->
                                                page(
                                                        Keys.reconciliationLeft(number),
                                                        next,
                                                        ReconciliationJson.left(lists))))
                        .toList();
        long bytes =
                pages.stream().mapToLong(page -> page.text(LISTS).getBytes(UTF_8).length).sum();
        if (pages.size() >= Table.AT_ONCE || bytes > MOST_BYTES) {
            throw ReconciliationItem.tooLarge();
        }
        return pages.stream().map(Write.Put::always).toList();
    }

    /** Makes the item of a page. */
    @FunctionalInterface
    private interface Paging<T> {
        Attributes page(int number, List<T> lists);
    }

    private static <T> Stream<Attributes> pages(
            List<T> before, List<T> after, int size, Paging<T> paging) {
        int first = same(before, after);
        return first == after.size()
                ? Stream.empty()
                : IntStream.rangeClosed(first / size, (after.size() - 1) / size)
                        .mapToObj(number ->
                                paging.page(
                                        number,
                                        after.subList(
                                                number * size,
                                                Math.min(after.size(), (number + 1) * size))));
    }

    /** Returns with how many equal ones both begin. */
    private static <T> int same(List<T> one, List<T> other) {
        int many = 0;
        while (many < one.size() && many < other.size() && one.get(many).equals(other.get(many))) {
            many++;
        }
        return many;
    }

    private static Attributes page(Key key, Reconciliation of, String lists) {
        return ReconciliationItem.fitting(
                Attributes.at(key)
                        .with(ID, of.id().value())
                        .with(ReconciliationItem.VERSION, of.version())
                        .with(LISTS, lists));
    }

    /**
     * Puts together what lies in the partition.
     *
     * @return empty if it was changed while it was read
     */
    static Optional<Reconciliation> read(Attributes item, List<Attributes> partition) {
        Map<String, Attributes> pages = new HashMap<>();
        partition.forEach(page -> pages.put(page.text(Attributes.SK), page));
        Optional<List<PartResult>> done =
                lists(
                        item,
                        pages,
                        ReconciliationItem.done(item),
                        number -> Keys.reconciliationDone(number).sk(),
                        ReconciliationJson::done,
                        DONE_A_PAGE);
        Optional<List<SnapshotPart>> left =
                lists(
                        item,
                        pages,
                        ReconciliationItem.left(item),
                        number -> Keys.reconciliationLeft(number).sk(),
                        ReconciliationJson::left,
                        LEFT_A_PAGE);
        return done.flatMap(results ->
                left.map(parts -> ReconciliationItem.read(item, parts.reversed(), results)));
    }

    private static <T> Optional<List<T>> lists(
            Attributes item,
            Map<String, Attributes> pages,
            int many,
            Function<Integer, String> named,
            Function<String, List<T>> parsed,
            int size) {
        List<T> all = new ArrayList<>(many);
        for (int number = 0; number < Math.ceilDiv(many, size); number++) {
            Attributes page = pages.get(named.apply(number));
            if (page == null || !isOf(item, page)) {
                return Optional.empty();
            }
            all.addAll(parsed.apply(page.text(LISTS)));
        }
        return all.size() < many ? Optional.empty() : Optional.of(all.subList(0, many));
    }

    private static boolean isOf(Attributes item, Attributes page) {
        return new SnapshotId(page.text(ID)).equals(new SnapshotId(item.text(ID)))
                && page.number(ReconciliationItem.VERSION)
                        <= item.number(ReconciliationItem.VERSION);
    }
}
