package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.IntStream;

/** Puts many items, each if its own condition holds; the others stay as they are. */
record ManyPuts(Table table) {
    ManyPuts {
        requireNonNull(table, "table is null");
    }

    /** Dying in between leaves some of them; the same again puts the rest. */
    void putEach(List<Write.Put> puts) {
        for (int from = 0; from < puts.size(); from += Table.AT_ONCE) {
            some(puts.subList(from, Math.min(puts.size(), from + Table.AT_ONCE)));
        }
    }

    /** A transaction is all or nothing, so it is tried again without those that were refused. */
    private void some(List<Write.Put> puts) {
        List<Write> left = List.copyOf(puts);
        while (!left.isEmpty() && table.transact(left) instanceof Transacted.Refused refused) {
            List<Write> tried = left;
            left =
                    IntStream.range(0, tried.size())
                            .filter(position -> !refused.at(position))
                            .mapToObj(tried::get)
                            .toList();
        }
    }
}
