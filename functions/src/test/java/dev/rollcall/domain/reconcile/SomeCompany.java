package dev.rollcall.domain.reconcile;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.grant.AccessRules;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.AttributeRules;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Nesting;
import dev.rollcall.domain.policy.Population;
import dev.rollcall.domain.policy.PopulationName;
import dev.rollcall.domain.policy.Provisioning;
import dev.rollcall.domain.policy.Writer;
import dev.rollcall.domain.stay.StayFinding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A policy with a mapping of each mode, and people as a snapshot shows them. */
final class SomeCompany {
    static final Instant NOW = Instant.parse("2026-11-27T06:00:00Z");
    static final SourceId OKTA = new SourceId("okta");
    static final PersonId ANA = new PersonId(OKTA, "00uAna");
    static final AccountId ANAS = new AccountId("U0ANA");
    static final AccountId OTHER = new AccountId("U0ANAOTHER");

    static final Entitlement HOME = new Entitlement.Workspace("T1");
    static final Entitlement ONCALL = new Entitlement.UserGroup("T1", "S1");

    /** Of a mapping that decides alone who is in it. */
    static final Entitlement DECIDED = new Entitlement.Channel("C1");

    /** Of a mapping that only adds. */
    static final Entitlement ADDED = new Entitlement.Channel("C2");

    static final Entitlement REPORTED = new Entitlement.Channel("C3");
    static final Entitlement OBSERVED = new Entitlement.Channel("C4");

    /** Another writes it. */
    static final Entitlement FOREIGN = new Entitlement.Channel("C5");

    /** Slack tells nobody who is in it. */
    static final Entitlement WIDE = new Entitlement.OrganisationGroup("S6");

    static final List<String> ALL_READ =
            List.of(
                    "workspaces",
                    "idp-groups",
                    "user-groups:T1",
                    "channel:C1",
                    "channel:C2",
                    "channel:C3",
                    "channel:C4",
                    "channel:C5",
                    "admin-roles");

    static final Trust TRUSTED = new Trust(true, Set.of());

    private SomeCompany() {}

    static AccessPolicy policy() {
        return new AccessPolicy(
                "d1",
                Map.of(),
                List.of(
                        population("bots", "bots", AccountType.UNMANAGED),
                        population("contractors", "contractors", AccountType.MULTI_CHANNEL_GUEST),
                        new Population(
                                new PopulationName("employees"),
                                OKTA,
                                Set.of(),
                                AccountType.MEMBER,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                List.of(
                        mapping("eng", MappingMode.AUTHORITATIVE, HOME, ONCALL, DECIDED),
                        mapping("sales", MappingMode.ADDITIVE, ADDED),
                        mapping("report", MappingMode.REPORT, REPORTED),
                        mapping("observe", MappingMode.OBSERVE, OBSERVED),
                        mapping("foreign", MappingMode.AUTHORITATIVE, FOREIGN),
                        mapping("wide", MappingMode.ADDITIVE, WIDE),
                        mapping("jit", MappingMode.ADDITIVE, ADDED)),
                Map.of(FOREIGN, new Writer.Foreign("okta-slack-app")),
                AttributeRules.DEFAULT,
                Set.of());
    }

    private static Population population(String name, String group, AccountType type) {
        return new Population(
                new PopulationName(name),
                OKTA,
                Set.of(new GroupId(OKTA, group)),
                type,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Mapping mapping(String name, MappingMode mode, Entitlement... grants) {
        return new Mapping(
                new MappingName(name),
                new GroupId(OKTA, name),
                new Nesting.Direct(),
                Set.of(),
                mode,
                name.equals("jit") ? Provisioning.JIT : Provisioning.EAGER,
                "okta:00uOwner",
                Optional.empty(),
                100,
                Set.of(grants));
    }

    /** Returns a record that rules gave it to Ana once. */
    static RecordedGrant given(Entitlement thing) {
        return new RecordedGrant(
                new Grant(
                        ANA,
                        thing,
                        new TreeMap<>(
                                Map.of(
                                        new MappingName("sales"),
                                        new GroupPath(List.of(new GroupId(OKTA, "sales")))))),
                Optional.of(ANAS),
                NOW.minusSeconds(9_999),
                "event:okta:e1",
                "d0",
                RecordedGrant.State.GIVEN);
    }

    /** Returns what is named of somebody, where rules have given that by our records. */
    static List<Finding> named(PersonSight sight, Trust trust, RecordedGrant... recorded) {
        return named(sight, trust, LeaverSight.MISSED, recorded);
    }

    static List<Finding> named(PersonSight sight, RecordedGrant... recorded) {
        return named(sight, TRUSTED, recorded);
    }

    static List<Finding> named(
            PersonSight sight, Trust trust, LeaverSight leaver, RecordedGrant... recorded) {
        return new PersonFindings(
                        new AccessFindings(
                                policy(),
                                SlackPlan.ENTERPRISE,
                                _ -> List.of(recorded),
                                _ -> Set.of(),
                                FormerRules.NONE),
                        trust,
                        (_, _) -> leaver)
                .of(sight);
    }

    /** Returns what is named where the account had these before. */
    static List<Finding> namedAfterAdoption(PersonSight sight, Trust trust, Entitlement... before) {
        return new PersonFindings(
                        new AccessFindings(
                                policy(),
                                SlackPlan.ENTERPRISE,
                                _ -> List.of(),
                                _ -> Set.of(before),
                                FormerRules.NONE),
                        trust,
                        (_, _) -> LeaverSight.MISSED)
                .of(sight);
    }

    /** Returns each as kind, place, and whether it can be set right. */
    static List<String> words(List<Finding> findings) {
        return findings.stream()
                .map(finding ->
                        finding.drift().kind().code()
                                + finding.drift().entitlement().map(e -> " " + e.key()).orElse("")
                                + (finding.correctable() ? "" : " (reported)"))
                .sorted()
                .toList();
    }

    static PersonSight person(Standing standing, String groups, AccountSight... accounts) {
        return person(standing, groups, 0, Set.of(), accounts);
    }

    static PersonSight entitled(String groups, AccountSight... accounts) {
        return person(Standing.ENTITLED, groups, accounts);
    }

    static PersonSight person(
            Standing standing,
            String groups,
            int namesakes,
            Set<StayFinding> stay,
            AccountSight... accounts) {
        PersonRecord record =
                new PersonRecord(
                        ANA,
                        standing,
                        standing.name(),
                        Map.of(),
                        new PersonGroups(
                                Arrays.stream(groups.split(" ", -1))
                                        .filter(name -> !name.isEmpty())
                                        .map(name -> new GroupId(OKTA, name))
                                        .collect(Collectors.toSet()),
                                Map.of()),
                        NOW);
        return new PersonSight(
                new AccessRules(policy()).of(record, NOW),
                standing.name(),
                List.of(accounts),
                namesakes,
                stay);
    }

    /** Returns an active member that has these, all of it read. */
    static AccountSight having(Entitlement... things) {
        return account(ANAS, true, AccountType.MEMBER, Optional.empty(), ALL_READ, true, things);
    }

    static AccountSight account(
            AccountId id,
            boolean active,
            AccountType type,
            Optional<String> protection,
            List<String> read,
            boolean hasAddress,
            Entitlement... things) {
        return new AccountSight(
                id,
                active,
                type,
                protection,
                Optional.empty(),
                new Holdings(id, List.of(things), read, List.of(), NOW, NOW),
                hasAddress,
                Set.of());
    }

    static AccountSight unlike(AccountSight account, Attribute... attributes) {
        return new AccountSight(
                account.id(),
                account.active(),
                account.type(),
                account.protection(),
                account.deactivatedAt(),
                account.holdings(),
                account.hasAddress(),
                Set.of(attributes));
    }

    static List<String> without(String... names) {
        List<String> rest = new ArrayList<>(ALL_READ);
        rest.removeAll(List.of(names));
        return rest;
    }
}
