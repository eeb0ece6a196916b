package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What only the Web API tells of accounts, and workspaces' own ranks. */
public final class AccountFacts {
    private final Runnable changed;
    private final Map<String, AccountFact> facts = new LinkedHashMap<>();

    AccountFacts(Runnable changed) {
        this.changed = requireNonNull(changed, "changed is null");
    }

    public synchronized AccountFact of(String account) {
        return facts.getOrDefault(account, AccountFact.PLAIN);
    }

    public synchronized void change(String account, UnaryOperator<AccountFact> change) {
        facts.put(account, change.apply(of(account)));
        changed.run();
    }
}
