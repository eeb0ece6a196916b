package dev.rollcall.application.explain;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.explain.LookAtPerson.Known;
import dev.rollcall.application.explain.PlannedChange.Kind;
import dev.rollcall.application.provision.Foreseen;
import dev.rollcall.application.provision.LookAhead;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.grant.AccessRules;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.RecordChange;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.policy.AccessPolicy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What would be changed for people if a policy were in force, and what of it Slack's plan would not
 * let us change: what a run would do, one line for each thing.
 */
final class ChangesUnder {
    private final AccessPolicy policy;
    private final LeaverPolicy general;
    private final SlackPlan plan;
    private final AccessRules rules;

    ChangesUnder(AccessPolicy policy, LeaverPolicy general, SlackPlan plan) {
        this.policy = requireNonNull(policy, "policy is null");
        this.general = requireNonNull(general, "general is null");
        this.plan = requireNonNull(plan, "plan is null");
        this.rules = new AccessRules(policy);
    }

    AccessPolicy policy() {
        return policy;
    }

    DesiredAccess desired(Known known, Instant at) {
        return rules.of(known.person(), known.since(), at);
    }

    List<PlannedChange> of(Known known, LookAhead look) {
        return new Lines(known, look.by(policy, general, plan)).all();
    }

    /** The lines of one person. */
    private final class Lines {
        private final Known known;
        private final Foreseen foreseen;
        private final List<PlannedChange> lines = new ArrayList<>();

        Lines(Known known, Foreseen foreseen) {
            this.known = known;
            this.foreseen = foreseen;
        }

        List<PlannedChange> all() {
            foreseen.deeds().forEach(this::deed);
            records(Optional.empty(), known.recorded(), foreseen.waiting());
            foreseen.accounts().forEach(this::account);
            foreseen.humans()
                    .forEach(human ->
                            add(
                                    human.account(),
                                    Kind.WITH_HUMANS,
                                    human.entitlement(),
                                    because(human.why(), human.what())));
            return List.copyOf(lines);
        }

        private void deed(Foreseen.Deed deed) {
            switch (deed) {
                case Foreseen.Deed.Link(AccountId account, String rule) ->
                        about(account, Kind.LINK, "account", rule);
                case Foreseen.Deed.Revive(AccountId account) ->
                        add(
                                Optional.of(account),
                                Kind.REACTIVATE,
                                Optional.empty(),
                                new TreeMap<>());
                case Foreseen.Deed.Make(List<Grant> gives) -> {
                    add(
                            Optional.empty(),
                            Kind.MAKE_ACCOUNT,
                            Optional.empty(),
                            because("account", Explainer.code(foreseen.desired().account())));
                    gives.forEach(grant -> gives(Optional.empty(), ofNew(grant), grant));
                }
            }
        }

        /** Where the plan puts nobody into workspaces there is one, and every account is in it. */
        private Kind ofNew(Grant grant) {
            boolean given =
                    Capability.over(grant.entitlement()).isOn(plan)
                            || grant.entitlement() instanceof Entitlement.Workspace;
            return given ? Kind.GIVE : Kind.CANNOT_GIVE;
        }

        private void account(Foreseen.OnAccount changed) {
            AccountId id = changed.account();
            Optional<AccountId> account = Optional.of(id);
            changed.profile()
                    .forEach(name ->
                            about(id, Kind.CHANGE_PROFILE, "attribute", Explainer.code(name)));
            changed.conversion().ifPresent(kind -> about(id, Kind.CONVERT, "account", kind));
            changed.takes()
                    .forEach(take ->
                            lines.add(
                                    new PlannedChange(
                                            known.person().person(),
                                            account,
                                            Kind.TAKE,
                                            Optional.of(take.entitlement()),
                                            take.because(),
                                            false,
                                            take.along())));
            changed.gives().forEach(grant -> gives(account, Kind.GIVE, grant));
            changed.impossible().forEach(thing -> impossible(account, thing));
            records(account, known.recordedFor(id), changed.records());
            changed.forgotten()
                    .forEach(thing ->
                            add(account, Kind.FORGET, Optional.of(thing), new TreeMap<>()));
        }

        private void impossible(Optional<AccountId> account, Entitlement thing) {
            Optional<Grant> desired =
                    foreseen.desired().grants().stream()
                            .filter(grant -> grant.entitlement().equals(thing))
                            .findFirst();
            Kind kind = desired.isPresent() ? Kind.CANNOT_GIVE : Kind.CANNOT_TAKE;
            desired.or(() ->
                            known.recorded().stream()
                                    .map(RecordedGrant::grant)
                                    .filter(grant -> grant.entitlement().equals(thing))
                                    .findFirst())
                    .ifPresentOrElse(
                            grant -> gives(account, kind, grant),
                            () -> add(account, kind, Optional.of(thing), new TreeMap<>()));
        }

        /** What is on the records only: what was there by hand, and what waits for a sign-in. */
        private void records(
                Optional<AccountId> account,
                List<RecordedGrant> before,
                List<RecordChange> changes) {
            Set<Entitlement> given = in(before, RecordedGrant.State.GIVEN);
            Set<Entitlement> pending = in(before, RecordedGrant.State.PENDING);
            for (RecordChange change : changes) {
                switch (change) {
                    case RecordChange.Write(Grant grant, RecordedGrant.State state)
                            when state == RecordedGrant.State.PENDING ->
                            gives(account, awaited(grant), grant);
                    case RecordChange.Write(Grant grant, _) -> {
                        if (!given.contains(grant.entitlement())) {
                            gives(account, Kind.ADOPT, grant);
                        }
                    }
                    case RecordChange.Forget(Entitlement entitlement) -> {
                        if (pending.contains(entitlement)) {
                            add(
                                    account,
                                    Kind.AWAIT_NO_MORE,
                                    Optional.of(entitlement),
                                    new TreeMap<>());
                        }
                    }
                }
            }
        }

        private Kind awaited(Grant grant) {
            return ofNew(grant) == Kind.GIVE ? Kind.AWAIT : Kind.CANNOT_GIVE;
        }

        private void gives(Optional<AccountId> account, Kind kind, Grant grant) {
            SortedMap<String, String> because = new TreeMap<>();
            grant.rules().forEach((rule, path) -> because.put(rule.value(), path.toString()));
            add(account, kind, Optional.of(grant.entitlement()), because);
        }

        private void about(AccountId account, Kind kind, String what, String detail) {
            add(Optional.of(account), kind, Optional.empty(), because(what, detail));
        }

        private void add(
                Optional<AccountId> account,
                Kind kind,
                Optional<Entitlement> entitlement,
                SortedMap<String, String> because) {
            lines.add(
                    new PlannedChange(
                            known.person().person(),
                            account,
                            kind,
                            entitlement,
                            because,
                            false,
                            List.of()));
        }
    }

    private static SortedMap<String, String> because(String what, String detail) {
        SortedMap<String, String> because = new TreeMap<>();
        because.put(what, detail);
        return because;
    }

    private static Set<Entitlement> in(List<RecordedGrant> before, RecordedGrant.State state) {
        return before.stream()
                .filter(record -> record.state() == state)
                .map(record -> record.grant().entitlement())
                .collect(Collectors.toSet());
    }
}
