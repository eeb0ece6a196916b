package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.AuditCall;
import dev.rollcall.adapter.slack.call.AuditEndpoint;
import dev.rollcall.application.port.AuditChanges;
import dev.rollcall.domain.trace.Deed;
import dev.rollcall.domain.trace.Touched;
import dev.rollcall.domain.trace.TracedChange;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The audit log's entries as changes. At most thirty actions may be asked for at once, and we know
 * of fewer.
 */
final class SlackAuditChanges implements AuditChanges {
    /** A page stays well under the longest answer that we read. */
    private static final String PAGE = "1000";

    private static final Set<Deed> OF_CHANNELS = EnumSet.of(Deed.JOINED_CHANNEL, Deed.LEFT_CHANNEL);

    private final AuditCall audit;

    SlackAuditChanges(AuditCall audit) {
        this.audit = requireNonNull(audit, "audit is null");
    }

    @Override
    public Page read(Wanted wanted, Optional<String> cursor) {
        Arguments query =
                Arguments.of("action", String.join(",", AuditChangeEntry.actions(deeds(wanted))))
                        .and("oldest", Long.toString(wanted.since().getEpochSecond()))
                        .and("limit", PAGE);
        Arguments of =
                wanted.thing()
                        .flatMap(SlackAuditChanges::entity)
                        .map(id -> query.and("entity", id))
                        .orElse(query);
        return audit.page(cursor.map(c -> of.and("cursor", c)).orElse(of), Deadline.distant())
                .find(AuditEndpoint.LOGS.template(), body -> page(body, wanted));
    }

    private static Page page(JsonObject body, Wanted wanted) {
        List<TracedChange> changes =
                body.having(AuditCall.ENTRIES).objects(AuditCall.ENTRIES).stream()
                        .flatMap(entry -> AuditChangeEntry.read(entry).stream())
                        .filter(change ->
                                wanted.thing().isEmpty() || change.thing().equals(wanted.thing()))
                        .toList();
        return new Page(changes, AuditCall.next(body));
    }

    private static Set<Deed> deeds(Wanted wanted) {
        return wanted.thing()
                .map(Touched::kind)
                .map(kind ->
                        switch (kind) {
                            case GROUP ->
                                    EnumSet.of(
                                            Deed.ADDED_TO_GROUP,
                                            Deed.REMOVED_FROM_GROUP,
                                            Deed.GROUP_CHANGED);
                            case CHANNEL -> OF_CHANNELS;
                            case WORKSPACE -> EnumSet.of(Deed.JOINED_WORKSPACE);
                            case ROLE -> EnumSet.of(Deed.ROLE_GIVEN, Deed.ROLE_TAKEN);
                        })
                .orElseGet(() -> EnumSet.complementOf(EnumSet.copyOf(OF_CHANNELS)));
    }

    /** Who came into a workspace is the entry's entity, not the workspace. */
    private static Optional<String> entity(Touched thing) {
        return switch (thing.kind()) {
            case GROUP, CHANNEL -> Optional.of(thing.id());
            case ROLE -> Optional.of(thing.id().split(":", 2)[0]);
            case WORKSPACE -> Optional.empty();
        };
    }
}
