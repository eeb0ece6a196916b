package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Assignments;
import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.application.reconcile.JudgeSources.Judged;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.Writer;
import dev.rollcall.domain.reconcile.AccessFindings;
import dev.rollcall.domain.reconcile.AccountFindings;
import dev.rollcall.domain.reconcile.AccountSight;
import dev.rollcall.domain.reconcile.AssignmentFindings;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.Finding;
import dev.rollcall.domain.reconcile.FormerRules;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.PersonFindings;
import dev.rollcall.domain.reconcile.PersonSight;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Names every difference of a company between its snapshot and what the policy says. */
final class CompareCompany {
    /** A run that began so long before the reading may have changed something during it. */
    private static final Duration BEFORE = Duration.ofMinutes(15);

    /** Of so many people our records are read at once. */
    private static final int A_PAGE = 500;

    private final Function<SourceId, Assignments> assignments;
    private final Snapshots snapshots;
    private final Supplier<Optional<GoodReading>> lastGood;
    private final PersonSource source;
    private final Supplier<AccountId> installer;
    private final SlackCapabilities capabilities;
    private final Policies policies;
    private final OurRecords records;

    /** With a company's own records. */
    CompareCompany(
            BothSides sides,
            Snapshots snapshots,
            Reconciliations reconciliations,
            PersonSource source,
            Accounts accounts,
            SlackCapabilities capabilities,
            Policies policies,
            Grants grants,
            PreExistings preExistings,
            LinkDisputes disputes,
            Runs runs,
            SeeLeaver leavers) {
        this(
                sides::assignments,
                snapshots,
                reconciliations::lastGood,
                source,
                accounts::installer,
                capabilities,
                policies,
                OurRecords.kept(grants, preExistings, disputes, runs, leavers));
    }

    /**
     * @param assignments whom a source lets sign in to Slack, by id
     * @param lastGood what sources are measured by
     * @param installer the account that installed our tokens
     */
    CompareCompany(
            Function<SourceId, Assignments> assignments,
            Snapshots snapshots,
            Supplier<Optional<GoodReading>> lastGood,
            PersonSource source,
            Supplier<AccountId> installer,
            SlackCapabilities capabilities,
            Policies policies,
            OurRecords records) {
        this.assignments = requireNonNull(assignments, "assignments is null");
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
        this.lastGood = requireNonNull(lastGood, "lastGood is null");
        this.source = requireNonNull(source, "source is null");
        this.installer = requireNonNull(installer, "installer is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.records = requireNonNull(records, "records is null");
    }

    Compared compare(Reconciliation reconciliation, AccessPolicy policy, Instant time) {
        Company company = new LoadCompany(snapshots).load(reconciliation);
        return new Comparison(company, policy, time).all();
    }

    private final class Comparison {
        private final Company company;
        private final AccessPolicy policy;
        private final FormerRules former;
        private final Sights sights;
        private final OpenBefore before;
        private final RecordedAhead recorded;
        private final AccessFindings access;
        private final TakeCensus census;
        private final ProposeLinks links;
        private final SlackPlan plan;
        private final boolean patient;
        private final List<Finding> found = new ArrayList<>();
        private final Set<PersonId> moving = new HashSet<>();

        Comparison(Company company, AccessPolicy policy, Instant time) {
            this.company = company;
            this.policy = policy;
            this.former =
                    new FormerRulesDocument(snapshots)
                            .formerly(lastGood.get(), policy, company.reconciliation().begun());
            this.sights =
                    new Sights(company, policy, policies.leavers(), installer.get(), former, time);
            this.patient = !company.reconciliation().waitedEnough(time);
            this.plan = capabilities.plan();
            this.before = records.before().get();
            this.recorded =
                    new RecordedAhead(
                            records.grants(),
                            account -> before.things(account.id()),
                            policy,
                            former);
            this.access = new AccessFindings(policy, plan, recorded::of, before::things, former);
            this.links = new ProposeLinks(company);
            this.census = new TakeCensus(company, sights, policy, before, recorded::of);
        }

        Compared all() {
            JudgeSources judge =
                    new JudgeSources(source, policies.plans().shrink(), lastGood.get(), patient);
            List<Judged> judged =
                    policy.sources().keySet().stream()
                            .sorted(Comparator.comparing(SourceId::value))
                            .map(id -> judge.judge(company, policy, id))
                            .toList();
            judged.forEach(this::people);
            accounts(FormerOwners.of(company, judged));
            disputed();
            found.addAll(new UnreadThings(company, policy, plan).findings());
            return new Compared(
                    judged.stream().map(Judged::verdict).toList(),
                    found,
                    moving,
                    company.accounts().activePeople(),
                    census.taken(
                            judged.stream()
                                    .flatMap(one -> one.verdict().open().stream())
                                    .collect(Collectors.toSet())),
                    before.all(),
                    Optional.of(links).filter(ProposeLinks::isWhole).map(ProposeLinks::proposed),
                    lastGood.get()
                            .map(last ->
                                    new FindLost(new FormerHoldings(snapshots), records.moved())
                                            .since(last, company))
                            .orElse(List.of()),
                    former);
        }

        private void people(Judged judged) {
            Predicate<PersonId> unassigned =
                    new Unassigned(assignments, policies.plans().shrink(), lastGood.get())
                            .of(company, judged.verdict().source());
            PersonFindings findings =
                    new PersonFindings(access, judged.verdict().trust(), records.leavers());
            SnapshotPart part = SnapshotPart.people(judged.verdict().source());
            int pages = company.result(part).map(PartResult::pages).orElse(0);
            try (Stream<SnapshotRow> rows =
                    snapshots.rows(company.reconciliation().id(), part, pages)) {
                rows.map(SnapshotRow.Person.class::cast)
                        .map(row -> new Seen(row, sights.of(row)))
                        .gather(Gatherers.windowFixed(A_PAGE))
                        .forEach(page -> people(page, findings, unassigned));
            }
            judged.gone().forEach(this::gone);
        }

        private record Seen(SnapshotRow.Person row, PersonSight sight) {}

        /** What our records say of them is read for all of a page at once. */
        private void people(
                List<Seen> page, PersonFindings findings, Predicate<PersonId> unassigned) {
            recorded.read(page.stream().map(Seen::sight).toList());
            Map<PersonId, List<Finding>> named = new LinkedHashMap<>();
            for (Seen seen : page) {
                census.look(seen.sight(), () -> sights.meant(seen.row()));
                links.look(seen.row(), seen.sight());
                List<Finding> all = new ArrayList<>(of(findings, seen.sight()));
                if (unassigned.test(seen.row().person())) {
                    all.addAll(AssignmentFindings.ofUnassigned(seen.sight()));
                }
                named.put(seen.row().person(), all);
            }
            keep(named);
        }

        private List<Finding> of(PersonFindings findings, PersonSight sight) {
            return findings.of(sight).stream()
                    .filter(finding -> isSeen(finding, sight))
                    .map(finding -> sight.desired().population().map(finding::in).orElse(finding))
                    .toList();
        }

        /**
         * Without whole lists nobody can be said to have no account, and of somebody who may have
         * more than those seen nobody can say which one counts. A leaver's is seen by itself.
         */
        private boolean isSeen(Finding finding, PersonSight sight) {
            int links = company.linksOf(sight.desired().person()).size();
            return switch (finding.drift().kind()) {
                case MISSING_ACCOUNT ->
                        company.isProven(SnapshotPart.ACCOUNTS)
                                && company.isProven(SnapshotPart.LINKS)
                                && links == 0;
                case WRONGLY_INACTIVE,
                        DISPUTED_LINK,
                        MANUAL_ADD,
                        PRE_EXISTING,
                        OUTLIVED_GRANT,
                        MISSING_GRANT,
                        ATTRIBUTE_DRIFT ->
                        company.isProven(SnapshotPart.LINKS)
                                && (company.isProven(SnapshotPart.ACCOUNTS)
                                        || links == sight.accounts().size());
                case MISSED_DEPROVISION,
                        HELD_LEAVER,
                        REACTIVATED_LEAVER,
                        FOREIGN_WRITE,
                        ORPHAN_ACCOUNT,
                        NO_SPONSOR,
                        SPONSOR_LEFT,
                        PAST_END_DATE,
                        GHOST_MEMBERSHIP,
                        NOT_ASSIGNED,
                        UNVERIFIABLE ->
                        true;
            };
        }

        /** Whoever is worked on meanwhile is another one by now than the snapshot shows. */
        private void keep(Map<PersonId, List<Finding>> named) {
            named.values().removeIf(List::isEmpty);
            Set<PersonId> moved =
                    named.isEmpty()
                            ? Set.of()
                            : records.moved()
                                    .apply(
                                            named.keySet(),
                                            company.reconciliation().begun().minus(BEFORE));
            moving.addAll(moved);
            named.forEach((person, findings) -> {
                if (!moved.contains(person)) {
                    found.addAll(findings);
                }
            });
        }

        /** Nobody leaves because the source has forgotten them (rule 2). */
        private void gone(PersonId person) {
            company.linksOf(person).stream()
                    .map(SnapshotRow.Linked::account)
                    .flatMap(account -> company.accounts().numbers().find(account).stream().boxed())
                    .map(sights::of)
                    .filter(AccountSight::active)
                    .map(account ->
                            reported(
                                    DriftKind.ORPHAN_ACCOUNT,
                                    Optional.of(person),
                                    Optional.of(account),
                                    Map.of("person", "not known to the source any more")))
                    .forEach(found::add);
        }

        private void accounts(FormerOwners owners) {
            Map<PersonId, List<Finding>> ofLeavers = new LinkedHashMap<>();
            for (int number = 0; number < company.accounts().numbers().size(); number++) {
                // Who has it is known by the whole list of links only.
                boolean linked = company.isLinked(number) || !company.isProven(SnapshotPart.LINKS);
                AccountSight account = sights.of(number);
                Optional<PersonId> leaver =
                        account.active() ? Optional.empty() : owners.of(account.id());
                List<Finding> findings =
                        AccountFindings.of(account, linked, leaver, this::isNotOurs);
                leaver.map(person -> ofLeavers.computeIfAbsent(person, _ -> new ArrayList<>()))
                        .orElse(found)
                        .addAll(findings);
            }
            keep(ofLeavers);
        }

        /** Roles count whoever lists them. */
        private boolean isNotOurs(Entitlement thing) {
            return !(policy.writerOf(thing) instanceof Writer.Rollcall) || isOnlyObserved(thing);
        }

        private boolean isOnlyObserved(Entitlement thing) {
            return !(thing instanceof Entitlement.AdminRole)
                    && policy.mappings().stream()
                            .filter(mapping -> mapping.grants().contains(thing))
                            .allMatch(mapping -> mapping.mode() == MappingMode.OBSERVE);
        }

        private void disputed() {
            Set<PersonId> seen =
                    found.stream()
                            .map(Finding::drift)
                            .filter(drift -> drift.kind() == DriftKind.DISPUTED_LINK)
                            .flatMap(drift -> drift.person().stream())
                            .collect(Collectors.toSet());
            records.disputes().get().stream()
                    .filter(dispute -> seen.add(dispute.person()))
                    .map(dispute ->
                            reported(
                                    DriftKind.DISPUTED_LINK,
                                    Optional.of(dispute.person()),
                                    Optional.empty(),
                                    Map.of("reason", dispute.reason().name())))
                    .forEach(found::add);
        }

        private static Finding reported(
                DriftKind kind,
                Optional<PersonId> person,
                Optional<AccountSight> account,
                Map<String, String> facts) {
            return new Finding(
                    new Drift(
                            kind,
                            person,
                            account.map(AccountSight::id),
                            Optional.empty(),
                            new TreeMap<>(),
                            new TreeMap<>(facts)),
                    false,
                    Optional.empty());
        }
    }
}
