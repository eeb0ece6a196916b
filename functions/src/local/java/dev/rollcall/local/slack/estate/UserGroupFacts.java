package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What is known of user groups. */
public final class UserGroupFacts {
    private final Runnable changed;
    private final Map<String, UserGroupFact> facts = new LinkedHashMap<>();
    private final Map<String, Integer> hidden = new HashMap<>();

    UserGroupFacts(Runnable changed) {
        this.changed = requireNonNull(changed, "changed is null");
    }

    public synchronized void put(UserGroupFact fact) {
        facts.put(fact.id(), fact);
        changed.run();
    }

    /**
     * @param name what the handle is if nothing was said
     */
    public synchronized UserGroupFact of(String id, String name) {
        UserGroupFact known = facts.get(id);
        return known == null ? UserGroupFact.plain(id, name) : known;
    }

    public synchronized void change(String id, String name, UnaryOperator<UserGroupFact> change) {
        put(change.apply(of(id, name)));
    }

    /** From now on lists of groups show so many members of it fewer than they count. */
    public synchronized void hide(String id, int members) {
        hidden.put(id, members);
    }

    /** Returns how many members of the group lists keep to themselves. */
    public synchronized int hidden(String id) {
        return hidden.getOrDefault(id, 0);
    }

    /** Lists show all members again. */
    public synchronized void hideNobody() {
        hidden.clear();
    }
}
