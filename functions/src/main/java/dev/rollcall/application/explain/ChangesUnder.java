package dev.rollcall.application.explain;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.explain.LookAtPerson.Known;
import dev.rollcall.application.explain.PlannedChange.Kind;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.grant.AccessChange;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.AccessRules;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.LeftAlone;
import dev.rollcall.domain.grant.RecordChange;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.grant.RemovalReason;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Provisioning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What would be changed for people if a policy were in force, and what of it Slack's plan would not
 * let us change. Pure.
 */
final class ChangesUnder {
    private static final Set<AccountType> CONVERTIBLE =
            Set.of(AccountType.MEMBER, AccountType.MULTI_CHANNEL_GUEST);

    private final AccessPolicy policy;
    private final SlackPlan plan;
    private final AccessRules rules;

    ChangesUnder(AccessPolicy policy, SlackPlan plan) {
        this.policy = requireNonNull(policy, "policy is null");
        this.plan = requireNonNull(plan, "plan is null");
        this.rules = new AccessRules(policy);
    }

    AccessPolicy policy() {
        return policy;
    }

    DesiredAccess desired(Known known, Instant at) {
        return rules.of(known.person(), known.since(), at);
    }

    /**
     * Returns the changes of an account, as it was read.
     *
     * @param views all accounts of the person
     */
    List<PlannedChange> of(Known known, AccountView view, List<AccountView> views, Instant at) {
        DesiredAccess access = known.on(view.id(), views, policy.attributes(), desired(known, at));
        List<RecordedGrant> recorded = known.recordedFor(view.id());
        AccessChanges changes =
                AccessChanges.between(access, view.holdings(), recorded, policy, view.type(), plan);
        List<PlannedChange> planned = new ArrayList<>();
        Optional<AccountId> account = Optional.of(view.id());
        if (converts(access, view)) {
            planned.add(
                    change(
                            known,
                            account,
                            Kind.CONVERT,
                            Optional.empty(),
                            Explainer.code(access.account())));
        }
        changes.changes().forEach(change -> planned.add(planned(known, account, change)));
        notOnThisPlan(changes)
                .forEach(left -> planned.add(impossible(known, account, access, recorded, left)));
        planned.addAll(recorded(known, account, recorded, changes.records()));
        return planned;
    }

    /** Returns the changes of somebody without an account. */
    List<PlannedChange> withoutAccount(Known known, Instant at) {
        DesiredAccess access = desired(known, at);
        AccessChanges changes = AccessChanges.beforeAccount(access, known.recorded(), plan);
        Set<Entitlement> never = notOnThisPlan(changes).collect(Collectors.toSet());
        List<PlannedChange> planned = new ArrayList<>();
        boolean made =
                access.standing() == Standing.ENTITLED
                        && access.provisioning() == Provisioning.EAGER
                        && access.account() != AccountType.UNMANAGED
                        && !access.grants().isEmpty();
        if (made) {
            planned.add(
                    change(
                            known,
                            Optional.empty(),
                            Kind.MAKE_ACCOUNT,
                            Optional.empty(),
                            Explainer.code(access.account())));
            access.grants()
                    .forEach(
                            grant -> planned.add(gives(known, Optional.empty(), Kind.GIVE, grant)));
        }
        planned.addAll(recorded(known, Optional.empty(), known.recorded(), changes.records()));
        return planned.stream()
                .map(change ->
                        change.entitlement().filter(never::contains).isPresent()
                                ? change.as(Kind.CANNOT_GIVE)
                                : change)
                .toList();
    }

    private static Stream<Entitlement> notOnThisPlan(AccessChanges changes) {
        return changes.leftAlone().stream()
                .filter(left -> left.why() == LeftAlone.Why.NOT_ON_THIS_PLAN)
                .map(LeftAlone::entitlement);
    }

    private static PlannedChange impossible(
            Known known,
            Optional<AccountId> account,
            DesiredAccess access,
            List<RecordedGrant> recorded,
            Entitlement entitlement) {
        Optional<Grant> desired =
                access.grants().stream()
                        .filter(g -> g.entitlement().equals(entitlement))
                        .findFirst();
        Kind kind = desired.isPresent() ? Kind.CANNOT_GIVE : Kind.CANNOT_TAKE;
        return desired.or(() ->
                        recorded.stream()
                                .map(RecordedGrant::grant)
                                .filter(g -> g.entitlement().equals(entitlement))
                                .findFirst())
                .map(grant -> gives(known, account, kind, grant))
                .orElseGet(() -> change(known, account, kind, Optional.of(entitlement), ""));
    }

    private boolean converts(DesiredAccess access, AccountView view) {
        return access.standing() == Standing.ENTITLED
                && access.population().isPresent()
                && CONVERTIBLE.contains(access.account())
                && CONVERTIBLE.contains(view.type())
                && access.account() != view.type()
                && !policy.protectedAccounts().contains(view.id());
    }

    /** What is on the records only: what was there by hand, and what waits for a sign-in. */
    private static List<PlannedChange> recorded(
            Known known,
            Optional<AccountId> account,
            List<RecordedGrant> before,
            List<RecordChange> records) {
        Set<Entitlement> given = in(before, RecordedGrant.State.GIVEN);
        Set<Entitlement> pending = in(before, RecordedGrant.State.PENDING);
        List<PlannedChange> planned = new ArrayList<>();
        for (RecordChange record : records) {
            switch (record) {
                case RecordChange.Write(Grant grant, RecordedGrant.State state)
                        when state == RecordedGrant.State.PENDING ->
                        planned.add(gives(known, account, Kind.AWAIT, grant));
                case RecordChange.Write(Grant grant, _) -> {
                    if (!given.contains(grant.entitlement())) {
                        planned.add(gives(known, account, Kind.ADOPT, grant));
                    }
                }
                case RecordChange.Forget(Entitlement entitlement) -> {
                    if (pending.contains(entitlement)) {
                        planned.add(
                                change(
                                        known,
                                        account,
                                        Kind.AWAIT_NO_MORE,
                                        Optional.of(entitlement),
                                        ""));
                    }
                }
            }
        }
        return planned;
    }

    private static Set<Entitlement> in(List<RecordedGrant> before, RecordedGrant.State state) {
        return before.stream()
                .filter(record -> record.state() == state)
                .map(record -> record.grant().entitlement())
                .collect(Collectors.toSet());
    }

    private static PlannedChange planned(
            Known known, Optional<AccountId> account, AccessChange change) {
        return switch (change) {
            case AccessChange.Add(Grant grant) -> gives(known, account, Kind.GIVE, grant);
            case AccessChange.Remove remove ->
                    new PlannedChange(
                            known.person().person(),
                            account,
                            Kind.TAKE,
                            Optional.of(remove.entitlement()),
                            endings(remove.reason()),
                            false,
                            remove.takesAlong());
        };
    }

    private static PlannedChange gives(
            Known known, Optional<AccountId> account, Kind kind, Grant grant) {
        SortedMap<String, String> because = new TreeMap<>();
        grant.rules().forEach((rule, path) -> because.put(rule.value(), path.toString()));
        return new PlannedChange(
                known.person().person(),
                account,
                kind,
                Optional.of(grant.entitlement()),
                because,
                false,
                List.of());
    }

    private static SortedMap<String, String> endings(RemovalReason reason) {
        SortedMap<String, String> because = new TreeMap<>();
        switch (reason) {
            case RemovalReason.RulesEnded ended ->
                    ended.rules()
                            .forEach((rule, ending) ->
                                    because.put(rule.value(), Explainer.code(ending.cause())));
            case RemovalReason.Unexplained unexplained ->
                    unexplained.mappings().stream()
                            .map(MappingName::value)
                            .forEach(name -> because.put(name, "unexplained"));
        }
        return because;
    }

    private static PlannedChange change(
            Known known,
            Optional<AccountId> account,
            Kind kind,
            Optional<Entitlement> entitlement,
            String detail) {
        SortedMap<String, String> because = new TreeMap<>();
        if (!detail.isEmpty()) {
            because.put("account", detail);
        }
        return new PlannedChange(
                known.person().person(), account, kind, entitlement, because, false, List.of());
    }
}
