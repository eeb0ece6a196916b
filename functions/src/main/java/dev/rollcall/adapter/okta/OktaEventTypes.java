package dev.rollcall.adapter.okta;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The event types that are hints for us (Okta's event catalogue): those by which somebody may
 * leave, and those by which somebody may be back, so that an open case is looked at again. All of
 * them can be sent by hooks.
 */
final class OktaEventTypes {
    static final String APPLICATION_REMOVED = "application.user_membership.remove";

    private static final SortedSet<String> WATCHED =
            new TreeSet<>(
                    Set.of(
                            "user.lifecycle.deactivate",
                            "user.lifecycle.suspend",
                            "user.lifecycle.delete.initiated",
                            APPLICATION_REMOVED,
                            "user.lifecycle.unsuspend",
                            "user.lifecycle.reactivate",
                            "user.lifecycle.activate"));

    private OktaEventTypes() {}

    static boolean watched(String eventType) {
        return WATCHED.contains(eventType);
    }

    /** Returns the System Log filter for exactly these types. */
    static String filter() {
        return String.join(
                " or ", WATCHED.stream().map(type -> "eventType eq \"" + type + "\"").toList());
    }
}
