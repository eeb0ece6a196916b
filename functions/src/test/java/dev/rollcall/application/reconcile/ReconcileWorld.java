package dev.rollcall.application.reconcile;

import static dev.rollcall.testing.slack.InMemorySlackOrganisation.HOME;

import dev.rollcall.application.intake.DispatchHint;
import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.AccountRoster;
import dev.rollcall.application.port.AuditChanges;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.LinkLists;
import dev.rollcall.application.port.MembershipLists;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.Populations;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
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
import dev.rollcall.domain.policy.SourceRules;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.Phase;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryAuditChanges;
import dev.rollcall.testing.InMemoryDirectory;
import dev.rollcall.testing.InMemoryDrifts;
import dev.rollcall.testing.InMemoryLinkLists;
import dev.rollcall.testing.InMemoryPreExistings;
import dev.rollcall.testing.InMemoryReconciliations;
import dev.rollcall.testing.InMemorySnapshots;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.OrganisationAccounts;
import dev.rollcall.testing.slack.InMemorySlackOrganisation;
import dev.rollcall.testing.slack.OrganisationPorts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A small company with two sources, Slack and all that a reconciliation keeps, in memory; each call
 * of a step can be the last.
 */
final class ReconcileWorld {
    static final SourceId OKTA = new SourceId("okta");
    static final SourceId ENTRA = new SourceId("entra");
    static final Entitlement.UserGroup ONCALL = new Entitlement.UserGroup("T01", "S0ONCALL");
    static final Entitlement.Channel ENG = new Entitlement.Channel("C0ENG");
    static final Entitlement.Channel SALES = new Entitlement.Channel("C0SALES");
    static final GroupId ENGINEERS = new GroupId(OKTA, "engineers");
    static final GroupId JUNIORS = new GroupId(OKTA, "juniors");
    static final GroupId SELLERS = new GroupId(ENTRA, "sellers");

    /** One process makes all calls: what it remembers must not mislead it. */
    final SeenPages seen = new SeenPages();

    final LeaverWorld base = new LeaverWorld();
    final InMemoryDirectory okta = new InMemoryDirectory(OKTA);
    final InMemoryDirectory entra = new InMemoryDirectory(ENTRA);
    final InMemorySlackOrganisation slack = new InMemorySlackOrganisation(base.clock);
    final InMemorySnapshots snapshots = new InMemorySnapshots();
    final InMemoryReconciliations reconciliations = new InMemoryReconciliations();
    final InMemoryDrifts drifts = new InMemoryDrifts();
    final InMemoryAuditChanges audit = new InMemoryAuditChanges(2);
    final InMemoryPreExistings preExistings = new InMemoryPreExistings();
    final Interruptions interruptions = new Interruptions();
    final List<String> reads = new ArrayList<>();
    FixedPolicies policies;
    LinkLists linkLists = new InMemoryLinkLists(base.links, 3);
    private int begun;

    ReconcileWorld() {
        base.clock.set(Instant.parse("2026-11-27T06:00:00Z"));
        policies = FixedPolicies.usual().granting(policy("1".repeat(64)));
        okta.put(ENGINEERS, "engineers");
        okta.put(JUNIORS, "juniors", ENGINEERS);
        entra.put(SELLERS, "sellers");
        okta.pagesOf(3);
        entra.pagesOf(2);
        slack.habits().pagesOf(4);
        slack.userGroup(ONCALL.groupId(), List.of());
        slack.channel(ENG.channelId(), HOME, List.of());
        slack.channel(SALES.channelId(), HOME, List.of());
    }

    static AccessPolicy policy(String digest) {
        return new AccessPolicy(
                digest,
                Map.of(
                        OKTA,
                        new SourceRules(OKTA, Set.of("acme.example"), Optional.empty()),
                        ENTRA,
                        new SourceRules(ENTRA, Set.of("bolt.example"), Optional.empty())),
                List.of(population("employees", OKTA), population("bolts", ENTRA)),
                List.of(
                        mapping("eng", ENGINEERS, HOME, ONCALL, ENG),
                        mapping("sales", SELLERS, HOME, SALES)),
                Map.of(),
                new AttributeRules(
                        "email", Optional.empty(), Map.of(Attribute.TITLE, "title"), Map.of()),
                Set.of());
    }

    private static Population population(String name, SourceId source) {
        return new Population(
                new PopulationName(name),
                source,
                Set.of(),
                AccountType.MEMBER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Mapping mapping(String name, GroupId group, Entitlement... grants) {
        return new Mapping(
                new MappingName(name),
                group,
                new Nesting.All(3),
                Set.of(),
                MappingMode.AUTHORITATIVE,
                Provisioning.EAGER,
                "okta:00uOwner",
                Optional.empty(),
                100,
                Set.of(grants));
    }

    InMemoryDirectory directory(SourceId source) {
        return source.equals(OKTA) ? okta : entra;
    }

    static PersonId of(SourceId source, String name) {
        return new PersonId(source, name);
    }

    static AccountId account(String name) {
        return new AccountId("U0" + name.toUpperCase(Locale.ROOT));
    }

    /** Puts somebody into a source: into its list, and to be read by id. */
    PersonId person(SourceId source, String name, Standing standing) {
        return person(source, name, standing, name + "@acme.example");
    }

    PersonId person(SourceId source, String name, Standing standing, String email) {
        PersonReading.Found found =
                new PersonReading.Found(
                        of(source, name),
                        standing,
                        standing.name(),
                        Optional.of(base.clock.instant().minus(Duration.ofDays(3))),
                        Optional.empty(),
                        Map.of("email", email, "title", "Clerk"));
        directory(source).put(found, base.clock.instant().minus(Duration.ofDays(3)));
        base.source.put(found);
        return found.person();
    }

    /** Adds an active account in the home workspace that tells the same as the source. */
    AccountId open(String name) {
        slack.add(
                account(name),
                new AccountProfile(
                        name,
                        List.of(name + "@acme.example"),
                        Map.of(Attribute.TITLE, "Clerk"),
                        Optional.empty()));
        return account(name);
    }

    void link(PersonId person, AccountId account) {
        base.links.record(
                new Link(
                        person,
                        account,
                        base.clock.instant().minus(Duration.ofDays(300)),
                        "adopted"));
    }

    /** Adds somebody with an account that has just what rules give in that source. */
    PersonId employ(SourceId source, String name) {
        PersonId person = person(source, name, Standing.ENTITLED);
        AccountId account = open(name);
        link(person, account);
        if (source.equals(OKTA)) {
            okta.join(ENGINEERS, name);
            slack.put(account, ONCALL);
            slack.put(account, ENG);
        } else {
            entra.join(SELLERS, name);
            slack.put(account, SALES);
        }
        return person;
    }

    /** Adds a company with a difference of several kinds in each source, and some traps. */
    void furnish() {
        Stream.of("amy", "bob", "cat", "dan", "eve", "fay").forEach(name -> employ(OKTA, name));
        Stream.of("xan", "yen", "zoe").forEach(name -> employ(ENTRA, name));
        slack.takeFrom(account("bob"), ENG);
        slack.takeFrom(account("yen"), SALES);
        slack.put(account("zoe"), ENG);
        slack.deactivate(account("fay"));

        link(person(OKTA, "lea", Standing.LEAVER), open("lea"));
        link(person(ENTRA, "lou", Standing.LEAVER), open("lou"));
        link(person(OKTA, "sue", Standing.SUSPENDED), open("sue"));
        person(OKTA, "noa", Standing.NOT_YET);
        person(OKTA, "new", Standing.ENTITLED);
        okta.join(JUNIORS, "new");
        open("orphan");
        slack.add(new AccountId("U0BOT"), Account.Rank.BOT);
    }

    /** Returns the steps as another worker builds them: new objects, the same stores. */
    Reconciling steps() {
        OrganisationPorts ports = slack.ports();
        AccountDirectory directory = ports.directory();
        Inbox inbox = interruptions.around(Inbox.class, base.inbox);
        Runs runs = interruptions.around(Runs.class, base.runs);
        return new Reconciling(
                sides(),
                interruptions.around(Snapshots.class, snapshots),
                interruptions.around(Reconciliations.class, reconciliations),
                interruptions.around(Drifts.class, drifts),
                policies,
                base.belongings,
                base.source,
                new OrganisationAccounts(directory, OrganisationAccounts.Ranks.NONE),
                ports.memberships(),
                base.links,
                base.disputes,
                base.grants,
                base.restores,
                interruptions.around(PreExistings.class, preExistings),
                base.cases,
                runs,
                base.batches,
                interruptions.around(Breaker.class, base.breaker),
                interruptions.around(Populations.class, base.populations),
                interruptions.around(Outbox.class, base.escalations),
                base.ledger,
                interruptions.around(AuditChanges.class, audit),
                new ReceiveHints(
                        inbox,
                        new DispatchHint(runs, base.workflows, inbox, base.clock),
                        base.clock),
                base.clock);
    }

    BothSides sides() {
        OrganisationPorts ports = slack.ports();
        return new BothSides(
                List.of(counted(Directory.class, okta), counted(Directory.class, entra)),
                counted(AccountDirectory.class, ports.directory()),
                counted(AccountRoster.class, ports.roster()),
                counted(MembershipLists.class, ports.membershipLists()),
                counted(LinkLists.class, linkLists));
    }

    /** Counts what is read of lists. */
    private <T> T counted(Class<T> port, T real) {
        return interruptions.around(port, Reads.of(port, real, reads));
    }

    SnapshotId begin() {
        begun++;
        SnapshotId id = new SnapshotId("20261127T060000Z-%08x".formatted(begun));
        reconciliations.replace(
                reconciliations.latest(),
                Reconciliation.begin(
                        id,
                        base.clock.instant(),
                        policies.access().digest(),
                        new WhatToRead(policies.access(), base.belongings.plan()).first(),
                        reconciliations.latest()));
        return id;
    }

    Phase phase() {
        return reconciliations.latest().orElseThrow().phase();
    }

    /** Goes through all steps from the first on, as an execution does, to the end. */
    void execute(SnapshotId id) {
        read(id);
        if (steps().nameDifferences().name(id) instanceof NameDifferences.Outcome.Compared) {
            correct(id);
        }
    }

    void read(SnapshotId id) {
        ReadSnapshot read = steps().readSnapshot(seen);
        while (true) {
            switch (read.read(id, base.clock.instant().plus(Duration.ofMinutes(12)))) {
                case ReadSnapshot.Outcome.Later(Instant time) -> base.clock.set(time);
                case ReadSnapshot.Outcome.Onward() -> base.clock.advance(Duration.ofMinutes(1));
                case ReadSnapshot.Outcome.Whole(), ReadSnapshot.Outcome.Stale() -> {
                    return;
                }
            }
        }
    }

    private void correct(SnapshotId id) {
        SetRight setRight = steps().setRight();
        boolean more = true;
        while (more) {
            switch (setRight.next(id)) {
                case SetRight.Outcome.Later(Instant time) -> base.clock.set(time);
                case SetRight.Outcome.Underway(), SetRight.Outcome.Stale() -> more = false;
            }
        }
        SeeWhatCame see = steps().seeWhatCame();
        while (true) {
            switch (see.see(id, base.clock.instant().plus(Duration.ofMinutes(12)))) {
                case SeeWhatCame.Outcome.Later(Instant time) -> {
                    workAll();
                    base.clock.set(time);
                }
                case SeeWhatCame.Outcome.Onward() -> base.clock.advance(Duration.ofMinutes(1));
                case SeeWhatCame.Outcome.Ended(), SeeWhatCame.Outcome.Stale() -> {
                    return;
                }
            }
        }
    }

    /** Lets everybody's run do what the hints ask for, as far as this company needs it. */
    private void workAll() {
        base.sweep.sweep();
        base.inbox.hints().stream()
                .map(hint -> hint.person())
                .distinct()
                .filter(base.runs::isAtWork)
                .forEach(person -> {
                    put(person);
                    Runs.Ticket ticket = base.ticket(person);
                    base.runs.release(ticket, base.runs.wanted(ticket).orElseThrow(), true);
                });
    }

    private void put(PersonId person) {
        AccountId account = account(person.value());
        switch (person.value()) {
            case "lea", "lou" -> slack.deactivate(account);
            case "bob" -> slack.put(account, ENG);
            case "yen" -> slack.put(account, SALES);
            case "zoe" -> slack.takeFrom(account, ENG);
            case "new" -> {
                if (base.links.of(person).isEmpty()) {
                    link(person, open("new"));
                }
            }
            default -> {}
        }
    }

    /** Returns every drift there is or was. */
    List<DriftRecord> records() {
        return drifts.all();
    }

    /** Returns those that are not gone, as kind, whom and what. */
    List<String> openDrift() {
        return words(records().stream().filter(Predicate.not(DriftRecord::isGone)).toList());
    }

    static List<String> words(Collection<DriftRecord> records) {
        return records.stream().map(DriftRecord::drift).map(ReconcileWorld::word).sorted().toList();
    }

    static String word(Drift drift) {
        return drift.kind().code()
                + drift.person().map(person -> " " + person.value()).orElse("")
                + (drift.person().isEmpty() ? drift.account().map(a -> " " + a).orElse("") : "")
                + drift.entitlement().map(thing -> " " + thing.key()).orElse("");
    }

    String document(SnapshotId id, String name) {
        return snapshots
                .document(id, name)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }
}
