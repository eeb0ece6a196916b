package dev.rollcall.domain.grant;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.campaign.CampaignName;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.Provisioning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to change for one person, in order: what goes before what comes, channels before the
 * workspace that they are in, and the workspace before the groups that need it.
 *
 * @param changes writes to Slack; each says what to put on the records once it is read back
 * @param leftAlone what differs and is not changed, and what no rule explains
 * @param records what to put on the records at once, since Slack is so already
 */
public record AccessChanges(
        List<AccessChange> changes, List<LeftAlone> leftAlone, List<RecordChange> records) {
    /** The order in which things are taken: what stands on something else goes before it. */
    public static final Comparator<Entitlement> HIGHEST_FIRST =
            comparingInt(Entitlement::height).reversed();

    public AccessChanges {
        changes = List.copyOf(changes);
        leftAlone = List.copyOf(leftAlone);
        records = List.copyOf(records);
    }

    /** Returns whether there is nothing to write anywhere. */
    public boolean none() {
        return changes.isEmpty() && records.isEmpty();
    }

    /** Returns what differs and is not changed for that reason. */
    public List<Entitlement> leftFor(LeftAlone.Why why) {
        return leftAlone.stream()
                .filter(left -> left.why() == why)
                .map(LeftAlone::entitlement)
                .toList();
    }

    /**
     * Returns what to change for an account that is there.
     *
     * @param actual what it has; what was not read is neither taken nor called missing
     * @param recorded all that rules have given to the person by our records
     * @param preExisting what the account had when the company was adopted, and nobody has decided
     *     on; what a rule gave since is had as before once the rule has ended
     * @param policy the one by which the access was computed
     * @param now what kind of account it is at present, whatever it shall become
     * @param plan what of it the company's Slack has calls for at all
     */
    public static AccessChanges between(
            DesiredAccess access,
            Holdings actual,
            List<RecordedGrant> recorded,
            Set<Entitlement> preExisting,
            AccessPolicy policy,
            AccountType now,
            SlackPlan plan) {
        return between(access, actual, recorded, preExisting, Map.of(), policy, now, plan);
    }

    /**
     * The same, where people have decided on some of what was there before.
     *
     * @param approved of {@code preExisting} what goes by now, each with the campaign
     */
    public static AccessChanges between(
            DesiredAccess access,
            Holdings actual,
            List<RecordedGrant> recorded,
            Set<Entitlement> preExisting,
            Map<Entitlement, CampaignName> approved,
            AccessPolicy policy,
            AccountType now,
            SlackPlan plan) {
        List<RecordedGrant> own = Differences.of(actual.account(), recorded);
        Seen seen = new Seen(actual, given(own));
        Differences differences =
                new Differences(access, seen, own, preExisting, approved, policy, now, plan);
        Verdicts verdicts = new Verdicts(differences, seen, policy);
        Optional<LeftAlone.Why> untouched = untouched(access, actual, policy, now);
        return untouched.isPresent()
                ? onlySaid(verdicts, untouched.get())
                : sorted(verdicts, differences.outdated());
    }

    /**
     * Returns what there is to say of somebody without an account: what waits for it, and what the
     * plan will not let us give even then.
     */
    public static AccessChanges beforeAccount(
            DesiredAccess access, List<RecordedGrant> recorded, SlackPlan plan) {
        return new AccessChanges(
                List.of(),
                access.grants().stream()
                        .map(Grant::entitlement)
                        .flatMap(e ->
                                whyNotNow(e, access, plan)
                                        .map(why -> new LeftAlone(e, why))
                                        .stream())
                        .toList(),
                recordsBeforeAccount(access, recorded));
    }

    /**
     * Returns what to record of somebody without an account. Nothing is in Slack, and nothing is
     * written there: nothing at all if an account is wanted at once, which is made first. Of
     * somebody who has left nothing is pending any more.
     */
    public static List<RecordChange> recordsBeforeAccount(
            DesiredAccess access, List<RecordedGrant> recorded) {
        if (access.standing() != Standing.LEAVER && !waits(access)) {
            return List.of();
        }
        Set<Grant> known =
                recorded.stream()
                        .filter(r -> r.state() == RecordedGrant.State.PENDING)
                        .map(RecordedGrant::grant)
                        .collect(Collectors.toSet());
        Set<Entitlement> desired =
                access.grants().stream().map(Grant::entitlement).collect(Collectors.toSet());
        Stream<RecordChange> outdated =
                known.stream()
                        .map(Grant::entitlement)
                        .filter(e -> !desired.contains(e))
                        .sorted(comparing(Entitlement::key))
                        .map(RecordChange.Forget::new);
        Stream<RecordChange> pending =
                access.grants().stream()
                        .filter(grant -> !known.contains(grant))
                        .map(g -> new RecordChange.Write(g, RecordedGrant.State.PENDING));
        return Stream.concat(outdated, pending).toList();
    }

    private static boolean waits(DesiredAccess access) {
        return access.standing() == Standing.ENTITLED
                && access.population().isPresent()
                && (access.provisioning() == Provisioning.JIT || access.grants().isEmpty());
    }

    /** Where the plan puts nobody into workspaces there is one, and every account is in it. */
    private static Optional<LeftAlone.Why> whyNotNow(
            Entitlement entitlement, DesiredAccess access, SlackPlan plan) {
        return Capability.over(entitlement).isOn(plan)
                        || entitlement instanceof Entitlement.Workspace
                ? Optional.of(LeftAlone.Why.UNTIL_FIRST_SIGN_IN).filter(_ -> waits(access))
                : Optional.of(LeftAlone.Why.NOT_ON_THIS_PLAN);
    }

    private static AccessChanges sorted(Verdicts verdicts, List<RecordChange> outdated) {
        List<AccessChange> removals = new ArrayList<>();
        List<AccessChange> additions = new ArrayList<>();
        List<LeftAlone> left = new ArrayList<>();
        List<RecordChange> records = new ArrayList<>(outdated);
        verdicts.all()
                .forEach((entitlement, verdict) -> {
                    switch (verdict) {
                        case Verdict.Give(Grant grant) ->
                                additions.add(new AccessChange.Add(grant));
                        case Verdict.Take(RemovalReason reason) ->
                                removals.add(
                                        new AccessChange.Remove(
                                                entitlement,
                                                reason,
                                                verdicts.goingWith(entitlement)));
                        case Verdict.Leave(LeftAlone.Why why) ->
                                left.add(new LeftAlone(entitlement, why));
                        case Verdict.Settled(Optional<RecordChange> record) ->
                                record.ifPresent(records::add);
                    }
                });
        removals.sort(comparing(AccessChange::entitlement, HIGHEST_FIRST));
        additions.sort(comparingInt(change -> change.entitlement().height()));
        Set<Entitlement> along =
                removals.stream()
                        .flatMap(c -> ((AccessChange.Remove) c).takesAlong().stream())
                        .collect(Collectors.toSet());
        left.removeIf(l -> along.contains(l.entitlement()));
        return new AccessChanges(
                Stream.concat(removals.stream(), additions.stream()).toList(), left, records);
    }

    private static AccessChanges onlySaid(Verdicts verdicts, LeftAlone.Why untouched) {
        List<LeftAlone> left = new ArrayList<>();
        for (Map.Entry<Entitlement, Verdict> entry : verdicts.all().entrySet()) {
            switch (entry.getValue()) {
                case Verdict.Give _, Verdict.Take _ ->
                        left.add(new LeftAlone(entry.getKey(), untouched));
                case Verdict.Leave(LeftAlone.Why why) ->
                        left.add(new LeftAlone(entry.getKey(), why));
                case Verdict.Settled _ -> {}
            }
        }
        return new AccessChanges(List.of(), left, List.of());
    }

    private static Optional<LeftAlone.Why> untouched(
            DesiredAccess access, Holdings actual, AccessPolicy policy, AccountType now) {
        if (policy.protectedAccounts().contains(actual.account())) {
            return Optional.of(LeftAlone.Why.PROTECTED);
        }
        if (access.standing() != Standing.ENTITLED) {
            return Optional.of(LeftAlone.Why.NOT_ENTITLED);
        }
        if (access.population().isEmpty()) {
            return Optional.of(LeftAlone.Why.NO_POPULATION);
        }
        return access.account() == AccountType.UNMANAGED || now == AccountType.UNMANAGED
                ? Optional.of(LeftAlone.Why.UNMANAGED_ACCOUNT)
                : Optional.empty();
    }

    private static Set<Entitlement> given(List<RecordedGrant> recorded) {
        return recorded.stream()
                .filter(r -> r.state() == RecordedGrant.State.GIVEN)
                .map(r -> r.grant().entitlement())
                .collect(Collectors.toSet());
    }
}
