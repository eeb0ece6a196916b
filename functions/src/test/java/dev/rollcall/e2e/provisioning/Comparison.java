package dev.rollcall.e2e.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what was written to what a row says, call by call. */
final class Comparison {
    private final List<Received> writes;
    private final Map<String, String> named;
    private int at;

    /**
     * @param named what placeholders of the row stand for
     */
    Comparison(List<Received> writes, Map<String, String> named) {
        this.writes = List.copyOf(writes);
        this.named = Map.copyOf(named);
    }

    /** Returns what differs, in words; empty if every write is told and everything told came. */
    Optional<String> difference(List<Step> told) {
        at = 0;
        for (Step step : told) {
            boolean came =
                    switch (step) {
                        case Step.Call call -> next(call);
                        case Step.Attributes() -> attributes();
                        case Step.Removals() -> some(downwards(), " taken");
                        case Step.Additions() -> some(ProvisioningPage.changes(), " given");
                    };
            if (!came) {
                return Optional.of("Not received at " + at + ": " + step);
            }
        }
        return at == writes.size()
                ? Optional.empty()
                : Optional.of("The row does not tell of " + writes.get(at));
    }

    private static List<ProvisioningPage.Told> downwards() {
        return ProvisioningPage.changes().reversed();
    }

    /** One PATCH with some of the operations that the row for attributes tells. */
    private boolean attributes() {
        Step.Call all =
                (Step.Call) ProvisioningPage.row("new name, title or address").writes().getFirst();
        boolean is = at < writes.size() && all.isWithFewerOperations(writes.get(at), named);
        at += is ? 1 : 0;
        return is;
    }

    private boolean next(Step.Call call) {
        boolean is = at < writes.size() && call.is(writes.get(at), named);
        at += is ? 1 : 0;
        return is;
    }

    /** Things go one after the other, by rows that come one after the other. */
    private boolean some(List<ProvisioningPage.Told> rows, String which) {
        int begin = at;
        for (ProvisioningPage.Told row : rows) {
            while (row.who().contains(which) && all(row.writes())) {
                continue;
            }
        }
        return at > begin;
    }

    private boolean all(List<Step> steps) {
        int begin = at;
        for (Step step : new ArrayList<>(steps)) {
            if (!(step instanceof Step.Call call) || !next(call)) {
                at = begin;
                return false;
            }
        }
        return !steps.isEmpty();
    }
}
