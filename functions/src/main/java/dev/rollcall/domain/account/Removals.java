package dev.rollcall.domain.account;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Accounts that are taken out of an IdP group by one call. Each has the breaker's word for it, and
 * there is one at least, so that no removal can be made that names nobody.
 */
public record Removals(List<Admission.Admitted> admitted) {
    /**
     * More than 1 000 at once fail where the group is on a channel's allow list (Slack's help page
     * on managing users by SCIM). Nothing tells us cheaply where it is, so it holds for all.
     */
    public static final int MOST = 1_000;

    public Removals {
        admitted =
                admitted.stream().sorted(Comparator.comparing(a -> a.account().value())).toList();
        if (admitted.isEmpty() || admitted.size() > MOST) {
            throw new IllegalArgumentException("One call removes 1 to " + MOST + " accounts");
        }
        if (admitted.stream().anyMatch(a -> a.kind() != ChangeKind.REMOVE_FROM_IDP_GROUP)) {
            throw new IllegalArgumentException(
                    "The admission is for another change; ask the breaker for this one");
        }
    }

    /** Returns as few calls as it takes; the same admissions always make the same calls. */
    public static List<Removals> of(Collection<Admission.Admitted> admitted) {
        List<Admission.Admitted> sorted =
                admitted.stream().sorted(Comparator.comparing(a -> a.account().value())).toList();
        List<Removals> calls = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += MOST) {
            calls.add(new Removals(sorted.subList(from, Math.min(from + MOST, sorted.size()))));
        }
        return calls;
    }

    /** Returns whom it takes out. */
    public List<AccountId> accounts() {
        return admitted.stream().map(Admission.Admitted::account).distinct().toList();
    }
}
