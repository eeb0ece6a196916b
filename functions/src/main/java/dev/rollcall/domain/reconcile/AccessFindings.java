package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.grant.AccessChange;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.grant.Ending;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.LeftAlone;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.grant.RemovalReason;
import dev.rollcall.domain.grant.Withheld;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names the differences in what one account has. The verdict on each thing is the one of a run that
 * looks at the person alone: what is called wrong here is set right there, and nothing else.
 */
public final class AccessFindings {
    private static final String LISTS = "lists it";

    private final AccessPolicy policy;
    private final SlackPlan plan;
    private final Function<PersonId, List<RecordedGrant>> recorded;
    private final Function<AccountId, Set<Entitlement>> preExisting;
    private final FormerRules former;

    /** What some mapping does not only observe, and some list tells of. */
    private final Set<Entitlement> compared;

    /**
     * @param recorded all that rules have given somebody by our records; asked only where something
     *     differs
     * @param preExisting what an account had when the company was adopted
     * @param former what mappings gave that the policy has no more
     */
    public AccessFindings(
            AccessPolicy policy,
            SlackPlan plan,
            Function<PersonId, List<RecordedGrant>> recorded,
            Function<AccountId, Set<Entitlement>> preExisting,
            FormerRules former) {
        this.policy = requireNonNull(policy, "policy is null");
        this.plan = requireNonNull(plan, "plan is null");
        this.recorded = requireNonNull(recorded, "recorded is null");
        this.preExisting = requireNonNull(preExisting, "preExisting is null");
        this.former = requireNonNull(former, "former is null");
        this.compared =
                Stream.concat(
                                former.things().stream(),
                                policy.mappings().stream()
                                        .filter(mapping -> mapping.mode() != MappingMode.OBSERVE)
                                        .flatMap(mapping -> mapping.grants().stream()))
                        .filter(thing -> SnapshotPart.telling(thing).isPresent())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns what differs of what the account is seen to have, or to lack, by that. */
    public List<Finding> of(DesiredAccess desired, AccountSight account, Trust trust) {
        if (account.protection().isPresent() || account.type() == AccountType.UNMANAGED) {
            return List.of();
        }
        return Stream.concat(
                        differing(desired, account, trust), onlyReported(desired, account).stream())
                .toList();
    }

    private Stream<Finding> differing(DesiredAccess desired, AccountSight account, Trust trust) {
        if (!differs(desired, account)) {
            return Stream.empty();
        }
        PersonId person = desired.person();
        AccessChanges changes =
                AccessChanges.between(
                        desired,
                        account.holdings(),
                        recorded.apply(person).stream()
                                .map(record -> record.mayBeGivenTo(account.id()))
                                .toList(),
                        preExisting.apply(account.id()),
                        policy,
                        account.type(),
                        plan);
        return Stream.concat(
                changes.changes().stream()
                        .filter(change -> compared.contains(change.entitlement()))
                        .flatMap(change -> change(person, account, change, trust).stream()),
                changes.leftAlone().stream()
                        .flatMap(left -> left(person, account, left, trust).stream()));
    }

    /** Most people have just what rules give; of them nothing more is asked. */
    private boolean differs(DesiredAccess desired, AccountSight account) {
        Set<Entitlement> wanted =
                desired.grants().stream()
                        .map(Grant::entitlement)
                        .filter(compared::contains)
                        .collect(Collectors.toSet());
        Set<Entitlement> has =
                account.holdings().entitlements().stream()
                        .filter(compared::contains)
                        .collect(Collectors.toSet());
        return !wanted.containsAll(has)
                || wanted.stream().anyMatch(thing -> isAbsent(account.holdings(), thing));
    }

    private Optional<Finding> change(
            PersonId person, AccountSight account, AccessChange change, Trust trust) {
        Entitlement thing = change.entitlement();
        return switch (change) {
            // A list that is not proven shows nobody that something is missing.
            case AccessChange.Add _ when !isAbsent(account.holdings(), thing) -> Optional.empty();
            case AccessChange.Add(Grant grant) ->
                    Optional.of(
                            Finding.harmless(
                                    drift(
                                            DriftKind.MISSING_GRANT,
                                            person,
                                            account,
                                            thing,
                                            because(grant),
                                            "no")));
            // What rules gave is on our records; a list that lacks it shows that it is gone.
            case AccessChange.Remove _ when !has(account.holdings(), thing) -> Optional.empty();
            case AccessChange.Remove _ when !trust.mayTake(thing) -> Optional.empty();
            // A comparison takes nothing for a campaign: that is the campaign's own business.
            case AccessChange.Remove(var _, RemovalReason.Approved _, var _) -> Optional.empty();
            case AccessChange.Remove(var _, RemovalReason.Unexplained reason, var _) -> {
                SortedMap<String, String> because = new TreeMap<>();
                reason.mappings().forEach(name -> because.put(name.value(), LISTS));
                yield Optional.of(
                        Finding.taking(
                                drift(DriftKind.MANUAL_ADD, person, account, thing, because, "yes"),
                                account.id(),
                                thing));
            }
            case AccessChange.Remove(var _, RemovalReason.RulesEnded reason, var _) -> {
                SortedMap<String, String> because = new TreeMap<>();
                reason.rules()
                        .forEach(
                                (name, ending) -> because.put(name.value(), ending.cause().name()));
                Drift drift =
                        drift(DriftKind.OUTLIVED_GRANT, person, account, thing, because, "yes");
                yield Optional.of(
                        ofFormer(reason, thing)
                                .map(rule -> former(drift, rule, account.id(), thing))
                                .orElseGet(() -> Finding.taking(drift, account.id(), thing)));
            }
        };
    }

    /**
     * Returns the furthest of the rules that gave it, if the policy has none of them any more and
     * it is known how far they went.
     */
    private Optional<FormerRules.Line> ofFormer(
            RemovalReason.RulesEnded reason, Entitlement thing) {
        boolean gone =
                reason.rules().values().stream()
                        .map(Ending::cause)
                        .allMatch(cause ->
                                cause == Ending.Cause.MAPPING_GONE
                                        || cause == Ending.Cause.NO_LONGER_LISTED);
        return reason.rules().keySet().stream()
                .filter(_ -> gone)
                .flatMap(name -> former.of(name, thing).stream())
                .max(Comparator.comparing(FormerRules.Line::mode));
    }

    /**
     * Who took a rule out of the policy may not have known whom it gave what: only where the rule
     * said who is in, and two approvers had agreed to that, is it taken by itself.
     */
    private static Finding former(
            Drift drift, FormerRules.Line rule, AccountId account, Entitlement thing) {
        SortedMap<String, String> found = new TreeMap<>(drift.found());
        found.put(Drift.MODE, rule.mode().name().toLowerCase(Locale.ROOT));
        found.put(Drift.FORMER_POLICY, rule.policyDigest());
        Drift told =
                new Drift(
                        drift.kind(),
                        drift.person(),
                        drift.account(),
                        drift.entitlement(),
                        drift.because(),
                        found);
        return rule.mode() == MappingMode.AUTHORITATIVE
                ? Finding.taking(told, account, thing)
                : Finding.reported(told);
    }

    /** What a mapping only adds to, and somebody put there by hand, or had there before. */
    private Optional<Finding> left(
            PersonId person, AccountSight account, LeftAlone left, Trust trust) {
        Optional<DriftKind> kind =
                switch (left.why()) {
                    case MANUAL -> Optional.of(DriftKind.MANUAL_ADD);
                    case PRE_EXISTING -> Optional.of(DriftKind.PRE_EXISTING);
                    default -> Optional.empty();
                };
        return kind.filter(_ -> trust.mayTake(left.entitlement()))
                .flatMap(one -> left(one, person, account, left.entitlement()));
    }

    private Optional<Finding> left(
            DriftKind kind, PersonId person, AccountSight account, Entitlement thing) {
        SortedMap<String, String> because = new TreeMap<>();
        policy.mappings().stream()
                .filter(mapping -> mapping.grants().contains(thing))
                .filter(mapping -> mapping.mode() != MappingMode.OBSERVE)
                .forEach(mapping ->
                        because.put(
                                mapping.name().value(),
                                mapping.mode() == MappingMode.AUTHORITATIVE
                                        ? LISTS
                                        : DriftOutlook.ONLY_ADDS));
        return because.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.reported(drift(kind, person, account, thing, because, "yes")));
    }

    /** What a mapping would give that only reports. */
    private List<Finding> onlyReported(DesiredAccess desired, AccountSight account) {
        return desired.withheld().stream()
                .filter(withheld -> withheld.reason() == Withheld.Reason.NOT_ACTING)
                .map(Withheld::grant)
                .filter(grant -> grant.rules().keySet().stream().anyMatch(this::reports))
                .filter(grant -> isAbsent(account.holdings(), grant.entitlement()))
                .filter(grant -> account.type().canHave(grant.entitlement()))
                .map(grant ->
                        Finding.reported(
                                drift(
                                        DriftKind.MISSING_GRANT,
                                        desired.person(),
                                        account,
                                        grant.entitlement(),
                                        because(grant),
                                        "no")))
                .toList();
    }

    private boolean reports(MappingName name) {
        return policy.mapping(name)
                .map(Mapping::mode)
                .filter(MappingMode.REPORT::equals)
                .isPresent();
    }

    private static boolean has(Holdings holdings, Entitlement thing) {
        return holdings.entitlements().contains(thing);
    }

    private static boolean isAbsent(Holdings holdings, Entitlement thing) {
        return !has(holdings, thing)
                && SnapshotPart.telling(thing)
                        .flatMap(SnapshotPart::reading)
                        .filter(holdings.read()::contains)
                        .isPresent();
    }

    private static SortedMap<String, String> because(Grant grant) {
        SortedMap<String, String> because = new TreeMap<>();
        grant.rules().forEach((rule, path) -> because.put(rule.value(), path.toString()));
        return because;
    }

    private static Drift drift(
            DriftKind kind,
            PersonId person,
            AccountSight account,
            Entitlement thing,
            SortedMap<String, String> because,
            String has) {
        return new Drift(
                kind,
                Optional.of(person),
                Optional.of(account.id()),
                Optional.of(thing),
                because,
                new TreeMap<>(Map.of("has", has)));
    }
}
