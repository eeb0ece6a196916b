package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.AccountRoster;
import dev.rollcall.application.port.AuditChanges;
import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.MembershipLists;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.application.reconcile.UnrecordedPlan.Foreseen;
import dev.rollcall.application.reconcile.UnrecordedPlan.Held;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.adoption.LinkProposal.Question;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.Reaction;
import dev.rollcall.domain.reconcile.Correction;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.DriftOutlook;
import dev.rollcall.domain.reconcile.DriftOutlook.Prospect;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.Finding;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares both sides of a company of which nothing is recorded: the lists are read, proven and
 * compared by the very steps of a reconciliation, and links are proposed as adoption does. It needs
 * no port by which anything could be written to Slack or to a source.
 */
public final class CompareUnrecorded {
    private final BothLists lists;
    private final Snapshots snapshots;
    private final Reconciliations reconciliations;
    private final Policies policies;
    private final SlackCapabilities capabilities;
    private final List<Link> given;
    private final SeenPages seen = new SeenPages();
    private final Clock clock;
    private final CompareCompany compare;
    private final TraceFindings trace;
    private final ProposedLinks links;

    /**
     * All that is read.
     *
     * @param source says what it knows of single people
     * @param installer the account that installed our tokens
     */
    public record BothLists(
            List<Directory> directories,
            PersonSource source,
            AccountDirectory accounts,
            AccountRoster roster,
            MembershipLists memberships,
            AuditChanges auditChanges,
            Supplier<AccountId> installer) {
        public BothLists {
            directories = List.copyOf(directories);
            requireNonNull(source, "source is null");
            requireNonNull(accounts, "accounts is null");
            requireNonNull(roster, "roster is null");
            requireNonNull(memberships, "memberships is null");
            requireNonNull(auditChanges, "auditChanges is null");
            requireNonNull(installer, "installer is null");
        }
    }

    /**
     * @param snapshots keep what was read, for this one comparison
     * @param reconciliations know how far it is
     * @param given links that are known from elsewhere
     */
    public CompareUnrecorded(
            BothLists lists,
            Snapshots snapshots,
            Reconciliations reconciliations,
            Policies policies,
            SlackCapabilities capabilities,
            List<Link> given,
            Clock clock) {
        this.lists = requireNonNull(lists, "lists is null");
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.given = List.copyOf(given);
        this.clock = requireNonNull(clock, "clock is null");
        this.compare =
                new CompareCompany(
                        source -> sides().assignments(source),
                        snapshots,
                        Optional::empty,
                        lists.source(),
                        lists.installer(),
                        capabilities,
                        policies,
                        OurRecords.NONE);
        this.trace =
                new TraceFindings(
                        lists.auditChanges(),
                        capabilities,
                        Optional::empty,
                        lists.installer(),
                        _ -> Optional.empty());
        this.links =
                new ProposedLinks(compare, snapshots, reconciliations, policies, this.given, clock);
    }

    /**
     * Begins one.
     *
     * @throws PortFailure if Slack does not say of which plan it is
     */
    public void begin(SnapshotId id) {
        AccessPolicy policy = policies.access();
        reconciliations.replace(
                reconciliations.latest(),
                Reconciliation.begin(
                        id,
                        clock.instant(),
                        policy.digest(),
                        new WhatToRead(policy, capabilities.plan()).first(),
                        Optional.empty()));
    }

    /** Reads on, as {@link ReadSnapshot#read} does. */
    public ReadSnapshot.Outcome read(SnapshotId id, Instant until) {
        return new ReadSnapshot(
                        sides(),
                        snapshots,
                        reconciliations,
                        policies,
                        capabilities,
                        _ -> {},
                        seen,
                        clock)
                .read(id, until);
    }

    private BothSides sides() {
        return new BothSides(
                lists.directories(), lists.accounts(), lists.roster(), lists.memberships(), links);
    }

    /**
     * Names what differs, once all lists are done with.
     *
     * @throws PortFailure if somebody whom a source does not list could not be asked for
     */
    public UnrecordedPlan plan() {
        Reconciliation read =
                reconciliations
                        .latest()
                        .orElseThrow(() -> new IllegalStateException("Nothing was read"));
        AccessPolicy policy = policies.access();
        Instant now = clock.instant();
        Compared bare = compare.compare(read, policy, now);
        Traces traces = trace.of(read, bare, policy, now);
        Compared compared = bare.with(traces.foreign());
        List<Finding> findings = withQuestions(compared.findings());
        List<Correction> planned = planned(findings);
        Company company = new LoadCompany(snapshots).load(read);
        List<Held> held =
                new WeighCorrections(
                                policies.plans(),
                                compared.active(),
                                thing -> company.holdersOf(thing).size())
                        .of(planned, now);
        return new UnrecordedPlan(
                now,
                read.done(),
                compared.sources(),
                compared.active(),
                links(),
                new AccountsOfLeavers(company, snapshots).of(policy),
                foreseen(findings, traces, held(planned, held), now),
                planned,
                held,
                traces.untold());
    }

    private UnrecordedPlan.Links links() {
        return new UnrecordedPlan.Links(
                given.size(),
                links.proposed()
                        .map(proposed -> proposed.items().size() - proposed.questions().size()),
                links.proposed().map(proposed -> proposed.questions().size()).orElse(0),
                links.proposed().map(ProposeLinks.Proposed::withoutAddress).orElse(0));
    }

    /** Of whom only a human can tell whose account it is, neither is said to be without one. */
    private List<Finding> withQuestions(List<Finding> findings) {
        List<Question> questions =
                links.proposed().map(ProposeLinks.Proposed::questions).orElseGet(List::of);
        Set<PersonId> people =
                questions.stream().map(Question::person).collect(Collectors.toUnmodifiableSet());
        Set<AccountId> accounts =
                questions.stream()
                        .flatMap(question -> question.accounts().stream())
                        .collect(Collectors.toUnmodifiableSet());
        return Stream.concat(
                        findings.stream()
                                .filter(finding -> !isAsked(finding.drift(), people, accounts)),
                        questions.stream().map(CompareUnrecorded::question))
                .sorted(Finding.FIRST_THINGS_FIRST)
                .toList();
    }

    private static boolean isAsked(Drift drift, Set<PersonId> people, Set<AccountId> accounts) {
        return switch (drift.kind()) {
            case MISSING_ACCOUNT -> drift.person().filter(people::contains).isPresent();
            case ORPHAN_ACCOUNT ->
                    drift.person().isEmpty()
                            && drift.account().filter(accounts::contains).isPresent();
            default -> false;
        };
    }

    private static Finding question(Question question) {
        TreeMap<String, String> found = new TreeMap<>();
        found.put("reason", question.reason().name());
        found.put(
                "accounts",
                question.accounts().stream()
                        .map(AccountId::value)
                        .sorted()
                        .collect(Collectors.joining(" ")));
        return new Finding(
                new Drift(
                        DriftKind.DISPUTED_LINK,
                        Optional.of(question.person()),
                        Optional.empty(),
                        Optional.empty(),
                        new TreeMap<>(),
                        found),
                false,
                Optional.empty());
    }

    private List<Correction> planned(List<Finding> findings) {
        return NameDifferences.inOrder(
                findings.stream()
                        .filter(finding ->
                                policies.reactions().to(finding.drift().kind())
                                        == Reaction.CORRECT));
    }

    private static Set<DriftId> held(List<Correction> planned, List<Held> held) {
        return planned.stream()
                .filter(correction -> held.stream().anyMatch(one -> one.holds(correction)))
                .map(Correction::drift)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Foreseen> foreseen(
            List<Finding> findings, Traces traces, Set<DriftId> held, Instant now) {
        DriftOutlook outlook =
                new DriftOutlook(
                        policies.reactions(), policies.leavers().observesOnly(), policies.access());
        return findings.stream()
                .map(finding -> {
                    DriftRecord first = DriftRecord.first(finding.drift(), now);
                    DriftRecord record =
                            Optional.ofNullable(traces.by().get(first.id()))
                                    .map(first::traced)
                                    .orElse(first);
                    return new Foreseen(record, prospect(finding, record, outlook, held));
                })
                .toList();
    }

    /** Without its snapshot an outlook says a little more than is true; here it is at hand. */
    private static Prospect prospect(
            Finding finding, DriftRecord record, DriftOutlook outlook, Set<DriftId> held) {
        Prospect prospect = outlook.of(record);
        return switch (prospect) {
            case BY_ITSELF ->
                    !finding.correctable()
                            ? Prospect.REPORTED
                            : held.contains(record.id()) ? Prospect.HELD : prospect;
            case OBSERVED, WAITS -> finding.correctable() ? prospect : Prospect.REPORTED;
            case UNDER_WAY, TRIED, HELD, CONTESTED, ACCEPTED, REPORTED, GONE -> prospect;
        };
    }
}
