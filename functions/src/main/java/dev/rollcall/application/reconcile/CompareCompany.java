package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.application.reconcile.JudgeSources.Judged;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.Writer;
import dev.rollcall.domain.reconcile.AccessFindings;
import dev.rollcall.domain.reconcile.AccountFindings;
import dev.rollcall.domain.reconcile.AccountSight;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.Finding;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Names every difference of a company between its snapshot and what the policy says. */
final class CompareCompany {
    /** A run that began so long before the reading may have changed something during it. */
    private static final Duration BEFORE = Duration.ofMinutes(15);

    /** More disputes than that are a matter for the list of disputes. */
    private static final int MOST_DISPUTES = 1_000;

    private final Snapshots snapshots;
    private final Reconciliations reconciliations;
    private final PersonSource source;
    private final Accounts accounts;
    private final SlackCapabilities capabilities;
    private final Policies policies;
    private final Grants grants;
    private final LinkDisputes disputes;
    private final Runs runs;
    private final SeeLeaver leavers;

    CompareCompany(
            Snapshots snapshots,
            Reconciliations reconciliations,
            PersonSource source,
            Accounts accounts,
            SlackCapabilities capabilities,
            Policies policies,
            Grants grants,
            LinkDisputes disputes,
            Runs runs,
            SeeLeaver leavers) {
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.source = requireNonNull(source, "source is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.grants = requireNonNull(grants, "grants is null");
        this.disputes = requireNonNull(disputes, "disputes is null");
        this.runs = requireNonNull(runs, "runs is null");
        this.leavers = requireNonNull(leavers, "leavers is null");
    }

    Compared compare(Reconciliation reconciliation, AccessPolicy policy, Instant time) {
        Company company = new LoadCompany(snapshots).load(reconciliation);
        return new Comparison(company, policy, time).all();
    }

    private final class Comparison {
        private final Company company;
        private final AccessPolicy policy;
        private final Sights sights;
        private final AccessFindings access;
        private final List<Finding> found = new ArrayList<>();
        private final Set<PersonId> moving = new HashSet<>();

        Comparison(Company company, AccessPolicy policy, Instant time) {
            this.company = company;
            this.policy = policy;
            this.sights =
                    new Sights(company, policy, policies.leavers(), accounts.installer(), time);
            this.access = new AccessFindings(policy, capabilities.plan(), grants::of);
        }

        Compared all() {
            JudgeSources judge =
                    new JudgeSources(source, policies.plans().shrink(), reconciliations.lastGood());
            List<Judged> judged =
                    policy.sources().keySet().stream()
                            .sorted(Comparator.comparing(SourceId::value))
                            .map(id -> judge.judge(company, policy, id))
                            .toList();
            judged.forEach(this::people);
            accounts();
            disputed();
            unread();
            return new Compared(
                    judged.stream().map(Judged::verdict).toList(),
                    found,
                    moving,
                    company.accounts().activePeople());
        }

        private void people(Judged judged) {
            PersonFindings findings =
                    new PersonFindings(access, judged.verdict().trust(), leavers::of);
            SnapshotPart part = SnapshotPart.people(judged.verdict().source());
            int pages = company.result(part).map(PartResult::pages).orElse(0);
            try (Stream<SnapshotRow> rows =
                    snapshots.rows(company.reconciliation().id(), part, pages)) {
                rows.map(SnapshotRow.Person.class::cast)
                        .forEach(row -> keep(row.person(), of(findings, sights.of(row))));
            }
            judged.gone().forEach(this::gone);
        }

        /** Without the whole list of accounts nobody can be said to have none. */
        private List<Finding> of(PersonFindings findings, PersonSight sight) {
            return findings.of(sight).stream()
                    .filter(finding ->
                            finding.drift().kind() != DriftKind.MISSING_ACCOUNT
                                    || company.isProven(SnapshotPart.ACCOUNTS)
                                            && company.isProven(SnapshotPart.LINKS)
                                            && company.linksOf(sight.desired().person()).isEmpty())
                    .toList();
        }

        /** Whoever is worked on meanwhile is another one by now than the snapshot shows. */
        private void keep(PersonId person, List<Finding> findings) {
            if (findings.isEmpty()) {
                return;
            }
            if (runs.movedSince(person, company.reconciliation().begun().minus(BEFORE))) {
                moving.add(person);
            } else {
                found.addAll(findings);
            }
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

        private void accounts() {
            for (int number = 0; number < company.accounts().numbers().size(); number++) {
                // Who has it is known by the whole list of links only.
                boolean linked = company.isLinked(number) || !company.isProven(SnapshotPart.LINKS);
                found.addAll(AccountFindings.of(sights.of(number), linked, this::isForeign));
            }
        }

        private boolean isForeign(Entitlement thing) {
            return !(policy.writerOf(thing) instanceof Writer.Rollcall);
        }

        private void disputed() {
            disputes.open(MOST_DISPUTES).stream()
                    .map(dispute ->
                            reported(
                                    DriftKind.DISPUTED_LINK,
                                    Optional.of(dispute.person()),
                                    Optional.empty(),
                                    Map.of("reason", dispute.reason().name())))
                    .forEach(found::add);
        }

        /** What could not be read whole is said once for each list, not for each person. */
        private void unread() {
            policy.mappings().stream()
                    .flatMap(mapping -> mapping.grants().stream())
                    .distinct()
                    .forEach(thing ->
                            SnapshotPart.telling(thing)
                                    .filter(part -> !company.isProven(part))
                                    .map(part -> unread(thing, part))
                                    .ifPresent(found::add));
        }

        private Finding unread(Entitlement thing, SnapshotPart part) {
            String why =
                    company.result(part)
                            .map(result ->
                                    result.refused().orElseGet(() -> result.doubts().toString()))
                            .orElse("not-read");
            return new Finding(
                    new Drift(
                            DriftKind.UNVERIFIABLE,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(thing),
                            new TreeMap<>(),
                            new TreeMap<>(Map.of("list", part.key(), "why", why))),
                    false,
                    Optional.empty());
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
