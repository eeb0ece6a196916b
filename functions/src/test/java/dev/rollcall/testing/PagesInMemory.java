package dev.rollcall.testing;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPage;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Cuts lists into pages, and lets a page go wrong where a test wants it to. */
final class PagesInMemory {

    /** What can be wrong with a page without its saying so. */
    enum Lie {
        /** It is the last one, though there is more. */
        ENDS_EARLY,
        /** The next page that it names is the one after. */
        SKIPS_A_PAGE,
        /** A row before it has gone, so one of its own stands on the page before by now. */
        SHIFTED,
        /** There is nothing on it, and it is the last one. */
        EMPTY
    }

    private final Deque<PortFailure> failures = new ArrayDeque<>();
    private final Deque<Lie> lies = new ArrayDeque<>();
    private int size = 200;

    void size(int rows) {
        size = rows;
    }

    int size() {
        return size;
    }

    void fail(List<PortFailure> next) {
        failures.addAll(next);
    }

    void lie(Lie next) {
        lies.add(next);
    }

    /** Returns the page at that point; its cursor is the number of its first row. */
    <T> CursorListed<T> read(List<Page.Row<T>> all, CursorPoint point) {
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
        Optional<Lie> lie = Optional.ofNullable(lies.poll());
        int begin = point.cursor().map(Integer::parseInt).orElse(0);
        if (lie.filter(Lie.SHIFTED::equals).isPresent() && begin > 0) {
            begin++;
        }
        int from = Math.min(begin, all.size());
        int to = Math.min(from + size, all.size());
        boolean ends = lie.filter(what -> what == Lie.ENDS_EARLY || what == Lie.EMPTY).isPresent();
        int next = lie.filter(Lie.SKIPS_A_PAGE::equals).isPresent() ? to + size : to;
        List<Page.Row<T>> rows =
                lie.filter(Lie.EMPTY::equals).isPresent() ? List.of() : all.subList(from, to);
        return point.take(
                new CursorPage<>(
                        rows,
                        ends || to == all.size()
                                ? Optional.empty()
                                : Optional.of(Integer.toString(next))),
                rows.size());
    }
}
