package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.trace.Touched;
import dev.rollcall.domain.trace.TracedChange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who changed accounts, groups, channels and roles, by Slack's own audit log. Only reads, and never
 * load-bearing: Slack says that its list of actions is not complete, and the log may be some
 * seconds behind. On the Enterprise plan only; elsewhere every reading ends with {@link
 * PortFailure.NeedsHuman}, so ask for {@link dev.rollcall.domain.capability.Capability#AUDIT_LOGS}
 * first.
 */
public interface AuditChanges {

    /**
     * What is looked for.
     *
     * @param since from this second on, itself included
     * @param thing in which thing; empty: of accounts, groups, workspaces and roles, but not who
     *     came into channels and left them, which people do all day
     */
    record Wanted(Instant since, Optional<Touched> thing) {
        public Wanted {
            requireNonNull(since, "since is null");
            requireNonNull(thing, "thing is null");
        }

        /** Returns all but comings and goings in channels. */
        public static Wanted since(Instant since) {
            return new Wanted(since, Optional.empty());
        }

        /** Returns who came into one thing and left it; of a workspace only who came. */
        public static Wanted of(Touched thing, Instant since) {
            return new Wanted(since, Optional.of(thing));
        }
    }

    /**
     * Some changes, the newest first.
     *
     * @param next by which the next page is asked for; empty: there is no more
     */
    record Page(List<TracedChange> changes, Optional<String> next) {
        public Page {
            changes = List.copyOf(changes);
            requireNonNull(next, "next is null");
        }
    }

    /**
     * Reads a page; it may be asked for again.
     *
     * @param cursor {@link Page#next} of the page before; empty: the first one
     * @throws PortFailure if the log cannot be read
     */
    Page read(Wanted wanted, Optional<String> cursor);
}
