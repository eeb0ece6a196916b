package dev.rollcall.domain.account;

import dev.rollcall.domain.access.AccountId;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Accounts that are put into a group by one call, in the order of their ids. */
public record Additions(List<AccountId> accounts) {
    /** What Slack recommends; it refuses more than 15 000 (docs.slack.dev, SCIM groups). */
    public static final int MOST = 5_000;

    public Additions {
        accounts =
                accounts.stream()
                        .distinct()
                        .sorted(Comparator.comparing(AccountId::value))
                        .toList();
        if (accounts.isEmpty() || accounts.size() > MOST) {
            throw new IllegalArgumentException("One call adds 1 to " + MOST + " accounts");
        }
    }

    /** Returns as few calls as it takes; the same accounts always make the same calls. */
    public static List<Additions> of(Collection<AccountId> accounts) {
        List<AccountId> sorted =
                accounts.stream()
                        .distinct()
                        .sorted(Comparator.comparing(AccountId::value))
                        .toList();
        List<Additions> calls = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += MOST) {
            calls.add(new Additions(sorted.subList(from, Math.min(from + MOST, sorted.size()))));
        }
        return calls;
    }

    /** Returns two halves; of one account none. */
    public List<Additions> halves() {
        if (accounts.size() == 1) {
            return List.of();
        }
        int middle = accounts.size() / 2;
        return List.of(
                new Additions(accounts.subList(0, middle)),
                new Additions(accounts.subList(middle, accounts.size())));
    }
}
