package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.grant.AccessChange;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.LeftAlone;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.grant.RemovalReason;
import dev.rollcall.domain.grant.Withheld;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;

import java.util.List;
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
    private final AccessPolicy policy;
    private final SlackPlan plan;
    private final Function<PersonId, List<RecordedGrant>> recorded;

    /** What some mapping does not only observe, and some list tells of. */
    private final Set<Entitlement> compared;

    /**
     * @param recorded all that rules have given somebody by our records; asked only where something
     *     differs
     */
    public AccessFindings(
            AccessPolicy policy, SlackPlan plan, Function<PersonId, List<RecordedGrant>> recorded) {
        this.policy = requireNonNull(policy, "policy is null");
        this.plan = requireNonNull(plan, "plan is null");
        this.recorded = requireNonNull(recorded, "recorded is null");
        this.compared =
                policy.mappings().stream()
                        .filter(mapping -> mapping.mode() != MappingMode.OBSERVE)
                        .flatMap(mapping -> mapping.grants().stream())
                        .filter(thing -> SnapshotPart.telling(thing).isPresent())
                        .collect(Collectors.toUnmodifiableSet());
    }

    List<Finding> of(DesiredAccess desired, AccountSight account, Trust trust) {
        if (account.protection().isPresent()) {
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
            case AccessChange.Remove(var _, RemovalReason.Unexplained reason, var _) -> {
                SortedMap<String, String> because = new TreeMap<>();
                reason.mappings().forEach(name -> because.put(name.value(), "lists it"));
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
                yield Optional.of(
                        Finding.taking(
                                drift(
                                        DriftKind.OUTLIVED_GRANT,
                                        person,
                                        account,
                                        thing,
                                        because,
                                        "yes"),
                                account.id(),
                                thing));
            }
        };
    }

    /** What a mapping only adds to, and somebody put there by hand. */
    private Optional<Finding> left(
            PersonId person, AccountSight account, LeftAlone left, Trust trust) {
        if (left.why() != LeftAlone.Why.MANUAL || !trust.mayTake(left.entitlement())) {
            return Optional.empty();
        }
        SortedMap<String, String> because = new TreeMap<>();
        policy.mappings().stream()
                .filter(mapping -> mapping.grants().contains(left.entitlement()))
                .filter(mapping -> mapping.mode() != MappingMode.OBSERVE)
                .forEach(mapping -> because.put(mapping.name().value(), DriftOutlook.ONLY_ADDS));
        return because.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.reported(
                                drift(
                                        DriftKind.MANUAL_ADD,
                                        person,
                                        account,
                                        left.entitlement(),
                                        because,
                                        "yes")));
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
