package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Campaigns;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.application.provision.FromBefore.Going;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignItem.Why;
import dev.rollcall.domain.grant.AccessChange;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.LeftAlone;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of an account's inheritance a campaign takes now, and what became of it. Read afresh each
 * time: a campaign that was stopped takes nothing more.
 */
public final class CampaignSlice {
    private final PreExistings preExistings;
    private final Campaigns campaigns;
    private final StopSwitch stop;
    private final Clock clock;

    public CampaignSlice(
            PreExistings preExistings, Campaigns campaigns, StopSwitch stop, Clock clock) {
        this.preExistings = requireNonNull(preExistings, "preExistings is null");
        this.campaigns = requireNonNull(campaigns, "campaigns is null");
        this.stop = requireNonNull(stop, "stop is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    FromBefore of(AccountId account) {
        Set<Entitlement> things = preExistings.things(account);
        List<Going> open = things.isEmpty() ? List.of() : open(account, things);
        boolean stopped = !open.isEmpty() && isStopped();
        Map<Boolean, List<Going>> mayGoOn =
                open.stream()
                        .collect(
                                Collectors.partitioningBy(one ->
                                        !stopped && one.campaign().isUnderWay(clock.instant())));
        return new FromBefore(
                things,
                mayGoOn.getOrDefault(true, List.of()),
                mayGoOn.getOrDefault(false, List.of()).stream()
                        .filter(one -> one.item().state() instanceof CampaignItem.State.Taking)
                        .toList());
    }

    private List<Going> open(AccountId account, Set<Entitlement> things) {
        return campaigns.all().stream()
                .filter(campaign -> campaign.reach() > 0)
                .flatMap(campaign ->
                        campaigns.items(campaign, account).stream()
                                .filter(campaign::reaches)
                                .map(item -> new Going(campaign, item)))
                .filter(one -> things.contains(one.item().thing()))
                .toList();
    }

    private boolean isStopped() {
        return stop.read().filter(thrown -> thrown.position() != StopPosition.OFF).isPresent();
    }

    /** Returns it as begun, on the records before anything is written; empty: it changed since. */
    Optional<Going> begin(Going going) {
        CampaignItem begun = going.item().taking(clock.instant());
        return begun.equals(going.item())
                        || campaigns.replace(going.campaign(), going.item(), begun)
                ? Optional.of(new Going(going.campaign(), begun))
                : Optional.empty();
    }

    /** Puts down that it is taken: in the campaign first, which counts it. */
    void taken(Going going) {
        campaigns.replace(going.campaign(), going.item(), going.item().taken(clock.instant()));
        preExistings.of(going.item().account()).stream()
                .filter(one -> one.thing().equals(going.item().thing()))
                .forEach(one ->
                        preExistings.replace(
                                one, one.ended(clock.instant(), PreExisting.Why.GONE)));
    }

    void drop(Going going, Why why) {
        campaigns.replace(
                going.campaign(), going.item(), going.item().dropped(clock.instant(), why));
    }

    void protectedAre(FromBefore before) {
        before.going().forEach(going -> drop(going, Why.PROTECTED));
    }

    /** Puts down of what was approved and is not to be taken why it is not. */
    void leave(FromBefore before, Situation situation, AccessChanges changes) {
        Set<Entitlement> taken = new HashSet<>();
        changes.changes().stream()
                .filter(AccessChange.Remove.class::isInstance)
                .map(AccessChange.Remove.class::cast)
                .forEach(remove -> {
                    taken.add(remove.entitlement());
                    taken.addAll(remove.takesAlong());
                });
        Map<Entitlement, LeftAlone.Why> left =
                changes.leftAlone().stream()
                        .collect(
                                Collectors.toMap(
                                        LeftAlone::entitlement, LeftAlone::why, (one, _) -> one));
        Stream.concat(before.going().stream(), before.begun().stream())
                .filter(going -> !taken.contains(going.item().thing()))
                .forEach(going ->
                        leave(going, situation, Optional.ofNullable(left.get(thing(going)))));
    }

    private void leave(Going going, Situation situation, Optional<LeftAlone.Why> left) {
        if (left.isPresent() && !going.campaign().isUnderWay(clock.instant())) {
            // It was not taken, and is not to be any more.
            return;
        }
        if (left.isPresent()) {
            why(left.get()).ifPresent(why -> drop(going, why));
        } else if (isGiven(situation, thing(going))) {
            drop(going, Why.EXPLAINED);
        } else {
            campaigns.replace(
                    going.campaign(),
                    going.item(),
                    going.item().notFound(clock.instant(), Why.GONE));
        }
    }

    private static boolean isGiven(Situation situation, Entitlement thing) {
        return situation.desired().grants().stream()
                .anyMatch(grant -> grant.entitlement().equals(thing));
    }

    private static Entitlement thing(Going going) {
        return going.item().thing();
    }

    /** Empty: it stays in the list, and is looked at again. */
    private static Optional<Why> why(LeftAlone.Why left) {
        return switch (left) {
            case PROTECTED -> Optional.of(Why.PROTECTED);
            case FOREIGN_WRITER -> Optional.of(Why.FOREIGN_WRITER);
            case NOT_ACTING, NO_WORKSPACE -> Optional.of(Why.EXPLAINED);
            case NOT_ON_THIS_PLAN -> Optional.of(Why.REFUSED);
            case NOT_LISTED, MANUAL -> Optional.of(Why.NOT_LISTED);
            case NO_POPULATION, UNMANAGED_ACCOUNT, ACCOUNT_TYPE -> Optional.of(Why.UNMANAGED);
            case NOT_ENTITLED, UNVERIFIABLE, PRE_EXISTING, HOLDS_WHAT_STAYS, UNTIL_FIRST_SIGN_IN ->
                    Optional.empty();
        };
    }
}
