package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.reconcile.LeaverSight;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What our own records say beside both sides. Nothing of it writes.
 *
 * @param grants what rules have given of those things to each of those people
 * @param before what accounts had when the company was adopted
 * @param disputes open questions about whose account it is
 * @param moved on whom of those somebody works since then
 * @param leavers how it stands with an active account of somebody who has left
 */
record OurRecords(
        Function<Map<PersonId, Set<Entitlement>>, Map<PersonId, List<RecordedGrant>>> grants,
        Supplier<OpenBefore> before,
        Supplier<List<LinkDispute>> disputes,
        BiFunction<Collection<PersonId>, Instant, Set<PersonId>> moved,
        BiFunction<PersonId, AccountId, LeaverSight> leavers) {
    /** More disputes than that are a matter for the list of disputes. */
    private static final int MOST_DISPUTES = 1_000;

    /** Where nothing was ever recorded. */
    static final OurRecords NONE =
            new OurRecords(
                    _ -> Map.of(),
                    () -> new OpenBefore(Map.of()),
                    List::of,
                    (_, _) -> Set.of(),
                    (_, _) -> LeaverSight.MISSED);

    OurRecords {
        requireNonNull(grants, "grants is null");
        requireNonNull(before, "before is null");
        requireNonNull(disputes, "disputes is null");
        requireNonNull(moved, "moved is null");
        requireNonNull(leavers, "leavers is null");
    }

    static OurRecords kept(
            Grants grants,
            PreExistings preExistings,
            LinkDisputes disputes,
            Runs runs,
            SeeLeaver leavers) {
        return new OurRecords(
                grants::ofThings,
                () -> OpenBefore.read(preExistings),
                () -> disputes.open(MOST_DISPUTES),
                runs::movedSince,
                leavers::of);
    }
}
