package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Puts many items, each if its own condition holds; the others stay as they are. */
record ManyPuts(Table table) {
    ManyPuts {
        requireNonNull(table, "table is null");
    }

    /**
     * Dying in between leaves some of them; the same again puts the rest.
     *
     * @return by its position, the item that stood against each one that was refused
     */
    Map<Integer, Attributes> putEach(List<Write.Put> puts) {
        Map<Integer, Attributes> against = new HashMap<>();
        for (int from = 0; from < puts.size(); from += Table.AT_ONCE) {
            int first = from;
            some(puts.subList(from, Math.min(puts.size(), from + Table.AT_ONCE)))
                    .forEach((position, item) -> against.put(first + position, item));
        }
        return against;
    }

    /** A transaction is all or nothing, so it is tried again without those that were refused. */
    private Map<Integer, Attributes> some(List<Write.Put> puts) {
        Map<Integer, Attributes> against = new HashMap<>();
        List<Integer> left = IntStream.range(0, puts.size()).boxed().toList();
        while (!left.isEmpty()
                && table.transact(left.stream().<Write>map(puts::get).toList())
                        instanceof Transacted.Refused refused) {
            List<Integer> tried = left;
            refused.present().forEach((at, item) -> against.put(tried.get(at), item));
            left =
                    IntStream.range(0, tried.size())
                            .filter(position -> !refused.at(position))
                            .mapToObj(tried::get)
                            .toList();
        }
        return against;
    }
}
