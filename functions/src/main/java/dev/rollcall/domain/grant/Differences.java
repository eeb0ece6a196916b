package dev.rollcall.domain.grant;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.campaign.CampaignName;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Writer;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is and what should be of one account, entitlement by entitlement, each by itself. */
final class Differences {
    private final Map<Entitlement, Grant> desired;
    private final Map<Entitlement, Withheld> withheld;
    private final Map<Entitlement, RecordedGrant> recorded;
    private final Set<Entitlement> preExisting;
    private final Map<Entitlement, CampaignName> approved;
    private final Seen seen;
    private final MappingStates mappings;
    private final AccessPolicy policy;
    private final AccountType now;
    private final SlackPlan plan;

    Differences(
            DesiredAccess access,
            Seen seen,
            Collection<RecordedGrant> recorded,
            Set<Entitlement> preExisting,
            Map<Entitlement, CampaignName> approved,
            AccessPolicy policy,
            AccountType now,
            SlackPlan plan) {
        this.desired = by(access.grants(), Grant::entitlement);
        this.withheld = by(access.withheld(), w -> w.grant().entitlement());
        this.recorded = by(recorded, r -> r.grant().entitlement());
        this.preExisting = Set.copyOf(preExisting);
        this.approved = Map.copyOf(approved);
        this.seen = requireNonNull(seen, "seen is null");
        this.mappings = new MappingStates(policy, access.at());
        this.policy = requireNonNull(policy, "policy is null");
        this.now = requireNonNull(now, "now is null");
        this.plan = requireNonNull(plan, "plan is null");
    }

    /** Returns the records that are about this account: a person may have several. */
    static List<RecordedGrant> of(AccountId account, List<RecordedGrant> recorded) {
        return recorded.stream().filter(r -> r.account().orElse(account).equals(account)).toList();
    }

    /** Returns all that there is anything to say about. */
    Set<Entitlement> entitlements() {
        Set<Entitlement> all = new HashSet<>(desired.keySet());
        all.addAll(withheld.keySet());
        all.addAll(recorded.keySet());
        all.addAll(seen.held());
        all.addAll(mappings.authoritative());
        return all;
    }

    /**
     * Returns what to take off the records at once: it was never given and is wanted no more, or it
     * is again what was there before.
     */
    List<RecordChange> outdated() {
        return recorded.values().stream()
                .filter(record ->
                        record.state() == RecordedGrant.State.PENDING || isBeforeAgain(record))
                .map(record -> record.grant().entitlement())
                .filter(entitlement -> !desires(entitlement))
                .sorted(comparing(Entitlement::key))
                .<RecordChange>map(RecordChange.Forget::new)
                .toList();
    }

    Set<Entitlement> preExisting() {
        return preExisting;
    }

    boolean desires(Entitlement entitlement) {
        return desired.containsKey(entitlement);
    }

    Verdict verdict(Entitlement entitlement) {
        Verdict verdict = byRules(entitlement);
        return Capability.over(entitlement).isOn(plan)
                ? verdict
                : withoutCalls(entitlement, verdict);
    }

    /**
     * What the plan has no call for is not changed; of what it cannot read either, only what rules
     * mean.
     */
    private Verdict withoutCalls(Entitlement entitlement, Verdict verdict) {
        boolean ours = desires(entitlement) || recorded.containsKey(entitlement);
        return switch (verdict) {
            case Verdict.Give _, Verdict.Take _ ->
                    new Verdict.Leave(LeftAlone.Why.NOT_ON_THIS_PLAN);
            case Verdict.Leave(LeftAlone.Why why) when why == LeftAlone.Why.UNVERIFIABLE && ours ->
                    new Verdict.Leave(LeftAlone.Why.NOT_ON_THIS_PLAN);
            case Verdict.Leave _, Verdict.Settled _ -> verdict;
        };
    }

    private Verdict byRules(Entitlement entitlement) {
        if (!(policy.writerOf(entitlement) instanceof Writer.Rollcall)) {
            return new Verdict.Leave(LeftAlone.Why.FOREIGN_WRITER);
        }
        Grant grant = desired.get(entitlement);
        if (grant != null) {
            return ofDesired(grant);
        }
        RecordedGrant record = recorded.get(entitlement);
        return record != null && record.state() == RecordedGrant.State.GIVEN
                ? ofGiven(record)
                : ofOthers(entitlement);
    }

    private Verdict ofDesired(Grant grant) {
        return switch (seen.sight(grant.entitlement())) {
            case UNREAD -> new Verdict.Leave(LeftAlone.Why.UNVERIFIABLE);
            case HELD -> new Verdict.Settled(confirmed(grant));
            case ABSENT ->
                    now.canHave(grant.entitlement())
                            ? new Verdict.Give(grant)
                            : new Verdict.Leave(LeftAlone.Why.ACCOUNT_TYPE);
        };
    }

    /** Rules gave it, and no rule that acts does now. */
    private Verdict ofGiven(RecordedGrant record) {
        Entitlement entitlement = record.grant().entitlement();
        if (isWithheld(entitlement, Withheld.Reason.NOT_ACTING)
                || mappings.anyOnlyWatches(record.grant())) {
            return new Verdict.Leave(LeftAlone.Why.NOT_ACTING);
        }
        return isBefore(entitlement) ? hadBefore(record) : gone(record);
    }

    /** What was there before is not looked for and taken because a list does not show it. */
    private Verdict hadBefore(RecordedGrant record) {
        Entitlement entitlement = record.grant().entitlement();
        return switch (seen.sight(entitlement)) {
            case UNREAD -> new Verdict.Leave(LeftAlone.Why.UNVERIFIABLE);
            case HELD -> before(entitlement);
            case ABSENT -> new Verdict.Settled(Optional.of(new RecordChange.Forget(entitlement)));
        };
    }

    private Verdict gone(RecordedGrant record) {
        Entitlement entitlement = record.grant().entitlement();
        return switch (seen.sight(entitlement)) {
            case UNREAD -> new Verdict.Leave(LeftAlone.Why.UNVERIFIABLE);
            // One list without it proves little: Slack shows late what was just written, and no
            // private channel that our tokens cannot see. What we gave is looked at by itself
            // before our record of it goes.
            case HELD, ABSENT -> ended(record);
        };
    }

    /** Neither a rule that acts nor our records know of it. */
    private Verdict ofOthers(Entitlement entitlement) {
        Seen.Sight sight = seen.sight(entitlement);
        SortedSet<MappingName> authoritative = mappings.authoritativeOver(entitlement);
        Optional<LeftAlone.Why> why =
                Optional.ofNullable(withheld.get(entitlement)).flatMap(w -> why(w.reason()));
        if (why.isPresent()) {
            return new Verdict.Leave(why.get());
        }
        if (sight == Seen.Sight.UNREAD && !authoritative.isEmpty()) {
            return new Verdict.Leave(LeftAlone.Why.UNVERIFIABLE);
        }
        if (sight != Seen.Sight.HELD) {
            return new Verdict.Settled(Optional.empty());
        }
        if (isBefore(entitlement)) {
            return before(entitlement);
        }
        if (!authoritative.isEmpty()) {
            return new Verdict.Take(new RemovalReason.Unexplained(authoritative));
        }
        return new Verdict.Leave(
                mappings.list(entitlement) ? LeftAlone.Why.MANUAL : LeftAlone.Why.NOT_LISTED);
    }

    /** Slack tells nobody who is in a group of the organisation: what is there is ours. */
    private boolean isBefore(Entitlement entitlement) {
        return preExisting.contains(entitlement)
                && mappings.list(entitlement)
                && !(entitlement instanceof Entitlement.OrganisationGroup);
    }

    /**
     * A rule that gave for a short time only what was there before takes nothing along when it
     * ends: whoever has it has it as before.
     */
    private boolean isBeforeAgain(RecordedGrant record) {
        Entitlement entitlement = record.grant().entitlement();
        return record.state() == RecordedGrant.State.GIVEN
                && isBefore(entitlement)
                && seen.sight(entitlement) == Seen.Sight.HELD
                && verdict(entitlement) instanceof Verdict.Leave(LeftAlone.Why why)
                && why == LeftAlone.Why.PRE_EXISTING;
    }

    /**
     * Nobody loses what was there before, unless people have decided on just that. With a workspace
     * more would go than they decided on.
     */
    private Verdict before(Entitlement entitlement) {
        CampaignName campaign = approved.get(entitlement);
        return campaign == null || entitlement instanceof Entitlement.Workspace
                ? new Verdict.Leave(LeftAlone.Why.PRE_EXISTING)
                : new Verdict.Take(new RemovalReason.Approved(campaign));
    }

    private Verdict ended(RecordedGrant record) {
        Optional<Ending.Cause> cause =
                Optional.ofNullable(withheld.get(record.grant().entitlement()))
                        .flatMap(held -> cause(held.reason()));
        return new Verdict.Take(
                new RemovalReason.RulesEnded(
                        mappings.endings(record.grant(), cause), record.since()));
    }

    private static Optional<Ending.Cause> cause(Withheld.Reason reason) {
        return switch (reason) {
            case ACCOUNT_TYPE -> Optional.of(Ending.Cause.ACCOUNT_TYPE);
            case PAST_END -> Optional.of(Ending.Cause.STAY_ENDED);
            case FOREIGN_WRITER, NOT_ACTING -> Optional.empty();
        };
    }

    private Optional<RecordChange> confirmed(Grant grant) {
        RecordedGrant record = recorded.get(grant.entitlement());
        return record != null
                        && record.state() == RecordedGrant.State.GIVEN
                        && record.grant().equals(grant)
                ? Optional.empty()
                : Optional.of(new RecordChange.Write(grant, RecordedGrant.State.GIVEN));
    }

    private boolean isWithheld(Entitlement entitlement, Withheld.Reason reason) {
        Withheld held = withheld.get(entitlement);
        return held != null && held.reason() == reason;
    }

    /** After the end of a stay no rule explains anything, so it is as if none gave it. */
    private static Optional<LeftAlone.Why> why(Withheld.Reason reason) {
        return switch (reason) {
            case ACCOUNT_TYPE -> Optional.of(LeftAlone.Why.ACCOUNT_TYPE);
            case FOREIGN_WRITER -> Optional.of(LeftAlone.Why.FOREIGN_WRITER);
            case NOT_ACTING -> Optional.of(LeftAlone.Why.NOT_ACTING);
            case PAST_END -> Optional.empty();
        };
    }

    private static <T> Map<Entitlement, T> by(
            Collection<T> all, Function<T, Entitlement> entitlement) {
        return all.stream().collect(Collectors.toMap(entitlement, Function.identity()));
    }
}
