package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.EntraDeliveries.Content;
import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes hints of what Graph says has changed: whoever is named is looked at. Of a group's members
 * those whom we know; the others may be devices, and who joins is told by the person's own
 * notification and by the delta query.
 */
public final class EntraHints {
    /** What is stored within the three seconds that Graph waits; for the rest all is read. */
    static final int MOST = 300;

    /** So many members are looked up in that time. */
    static final int MOST_MEMBERS = 100;

    private static final String CHANGED = "entra.user.updated";
    private static final String DELETED = "entra.user.deleted.deactivate";
    private static final String MEMBERS = "entra.group.members.updated";

    private final SourceId source;
    private final Links links;
    private final Grants grants;
    private final Reconciliations reconciliations;
    private final UntoldTouches untold;
    private final ReceiveHints receive;
    private final Clock clock;

    public EntraHints(
            SourceId source,
            Links links,
            Grants grants,
            Reconciliations reconciliations,
            UntoldTouches untold,
            ReceiveHints receive,
            Clock clock) {
        this.source = requireNonNull(source, "source is null");
        this.links = requireNonNull(links, "links is null");
        this.grants = requireNonNull(grants, "grants is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.untold = requireNonNull(untold, "untold is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What was stored.
     *
     * @param unusable items whose id is nobody's
     * @param leftOut whether it was more than can be stored in time
     */
    record Heard(ReceiveHints.Received received, int unusable, boolean leftOut) {}

    /** Stores hints of all that has changed, those of people before those of groups. */
    Heard hear(List<Content> changes) {
        Set<Hint> hints = new LinkedHashSet<>();
        int unusable = 0;
        for (Content change : changes) {
            if (change instanceof Content.Person person) {
                Optional<Hint> hint = of(person);
                hint.ifPresent(hints::add);
                unusable += hint.isEmpty() ? 1 : 0;
            }
        }
        boolean leftOut = hints.size() > MOST;
        Set<String> asked = new LinkedHashSet<>();
        for (Content change : changes) {
            if (change instanceof Content.Group group) {
                unusable += PersonId.ifOne(source, group.id()).isEmpty() ? 1 : 0;
                for (String member : group.members()) {
                    if (hints.size() >= MOST || asked.size() >= MOST_MEMBERS) {
                        leftOut = true;
                        break;
                    }
                    asked.add(member);
                    PersonId.ifOne(source, member)
                            .filter(this::isKnown)
                            .ifPresent(who -> hints.add(member(who, group.fingerprint())));
                }
                tellIfGone(group);
            }
        }
        List<Hint> stored = new ArrayList<>(hints).subList(0, Math.min(MOST, hints.size()));
        return new Heard(receive.receive(stored), unusable, leftOut);
    }

    private Optional<Hint> of(Content.Person person) {
        return PersonId.ifOne(source, person.id())
                .map(who -> hint(who, person.fingerprint(), person.forGood() ? DELETED : CHANGED));
    }

    private Hint member(PersonId who, String fingerprint) {
        return hint(who, fingerprint, MEMBERS);
    }

    /** Where nothing tells one notification from the next, those of a minute count as one. */
    private Hint hint(PersonId who, String fingerprint, String type) {
        Instant now = clock.instant();
        String event =
                fingerprint.isEmpty() ? now.truncatedTo(ChronoUnit.MINUTES) + type : fingerprint;
        return new Hint(who, "entra-" + Hashes.sha256(event + "#" + who), type, now, Hint.Way.HOOK);
    }

    private boolean isKnown(PersonId person) {
        return !links.of(person).isEmpty() || !grants.of(person).isEmpty();
    }

    /** Nobody is named whom a group had that is gone: if it gave something, both sides are read. */
    private void tellIfGone(Content.Group group) {
        if (group.forGood()
                && PersonId.ifOne(source, group.id()).isPresent()
                && reconciliations.latest().filter(one -> hasRead(one, group.id())).isPresent()) {
            untold.mark();
        }
    }

    private boolean hasRead(Reconciliation one, String group) {
        SnapshotPart members = SnapshotPart.membersOf(new GroupId(source, group));
        return one.left().contains(members) || one.result(members).isPresent();
    }
}
