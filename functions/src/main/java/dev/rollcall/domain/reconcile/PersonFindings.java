package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.Provisioning;
import dev.rollcall.domain.stay.StayFinding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Names every difference of one person. */
public final class PersonFindings {
    private static final String STATUS = "status";

    private final AccessFindings access;
    private final Trust trust;
    private final BiFunction<PersonId, AccountId, LeaverSight> leavers;

    /**
     * @param leavers tells how it stands with an active account of somebody who has left
     */
    public PersonFindings(
            AccessFindings access,
            Trust trust,
            BiFunction<PersonId, AccountId, LeaverSight> leavers) {
        this.access = requireNonNull(access, "access is null");
        this.trust = requireNonNull(trust, "trust is null");
        this.leavers = requireNonNull(leavers, "leavers is null");
    }

    public List<Finding> of(PersonSight sight) {
        return switch (sight.desired().standing()) {
            case LEAVER -> ofLeaver(sight);
            case ENTITLED -> ofEntitled(sight);
            // Paused, not begun, or a status that a human is told of: nothing is due here.
            case SUSPENDED, NOT_YET, UNKNOWN -> List.of();
        };
    }

    private List<Finding> ofLeaver(PersonSight sight) {
        return sight.accounts().stream()
                .filter(AccountSight::active)
                .filter(account -> account.type() != AccountType.UNMANAGED)
                .map(account -> ofLeaver(sight, account))
                .toList();
    }

    private Finding ofLeaver(PersonSight sight, AccountSight account) {
        PersonId person = sight.desired().person();
        DriftKind kind =
                switch (leavers.apply(person, account.id())) {
                    case MISSED -> DriftKind.MISSED_DEPROVISION;
                    case HELD -> DriftKind.HELD_LEAVER;
                    case WAS_OUT -> DriftKind.REACTIVATED_LEAVER;
                };
        SortedMap<String, String> found = new TreeMap<>(Map.of("active", "true"));
        account.protection().ifPresent(why -> found.put("protected", why));
        Drift drift =
                new Drift(
                        kind,
                        Optional.of(person),
                        Optional.of(account.id()),
                        Optional.empty(),
                        new TreeMap<>(Map.of(STATUS, sight.status())),
                        found);
        return kind == DriftKind.HELD_LEAVER
                ? Finding.reported(drift)
                : Finding.deactivating(
                        drift, account.id(), trust.whole() && account.protection().isEmpty());
    }

    private List<Finding> ofEntitled(PersonSight sight) {
        if (sight.desired().population().isEmpty()
                || sight.desired().account() == AccountType.UNMANAGED) {
            return List.of();
        }
        return Stream.concat(
                        sight.stay().stream().flatMap(finding -> ofStay(sight, finding).stream()),
                        ofAccounts(sight).stream())
                .toList();
    }

    private static Optional<Finding> ofStay(PersonSight sight, StayFinding finding) {
        Optional<DriftKind> kind =
                switch (finding) {
                    case NO_SPONSOR -> Optional.of(DriftKind.NO_SPONSOR);
                    case SPONSOR_LEFT -> Optional.of(DriftKind.SPONSOR_LEFT);
                    case PAST_END_DATE, HELD_AT_END -> Optional.of(DriftKind.PAST_END_DATE);
                    case NO_END, UNREADABLE_END -> Optional.of(DriftKind.UNVERIFIABLE);
                };
        return kind.map(found ->
                Finding.reported(
                        about(sight, found, Optional.empty(), Map.of("stay", finding.code()))));
    }

    private List<Finding> ofAccounts(PersonSight sight) {
        if (sight.accounts().isEmpty()) {
            return withoutAccount(sight).stream().toList();
        }
        if (sight.accounts().stream().noneMatch(AccountSight::active)) {
            return inactive(sight).stream().toList();
        }
        Optional<AccountSight> own = sight.own();
        if (own.isEmpty()) {
            return List.of(
                    Finding.reported(
                            about(
                                    sight,
                                    DriftKind.DISPUTED_LINK,
                                    Optional.empty(),
                                    Map.of("accounts", ids(sight.accounts())))));
        }
        List<Finding> all = new ArrayList<>(access.of(sight.desired(), own.get(), trust));
        unlike(sight, own.get()).ifPresent(all::add);
        return all;
    }

    /** An account that the first sign-in makes is not missing before. */
    private static Optional<Finding> withoutAccount(PersonSight sight) {
        if (sight.desired().grants().isEmpty()
                || sight.desired().provisioning() == Provisioning.JIT) {
            return Optional.empty();
        }
        Drift drift =
                about(
                        sight,
                        DriftKind.MISSING_ACCOUNT,
                        Optional.empty(),
                        Map.of("sameAddress", Integer.toString(sight.namesakes())));
        return Optional.of(Finding.making(drift, sight.desired().person()));
    }

    private static Optional<Finding> inactive(PersonSight sight) {
        if (sight.desired().grants().isEmpty()) {
            return Optional.empty();
        }
        AccountSight account = sight.accounts().getFirst();
        SortedMap<String, String> found = new TreeMap<>(Map.of("active", "false"));
        account.deactivatedAt().ifPresent(at -> found.put("deactivatedAt", at.toString()));
        return Optional.of(
                Finding.harmless(
                        about(
                                sight,
                                DriftKind.WRONGLY_INACTIVE,
                                Optional.of(account.id()),
                                found)));
    }

    private static Optional<Finding> unlike(PersonSight sight, AccountSight account) {
        if (account.unlike().isEmpty()
                || account.protection().isPresent()
                || account.type() == AccountType.UNMANAGED) {
            return Optional.empty();
        }
        String attributes =
                String.join(" ", account.unlike().stream().map(Enum::name).sorted().toList());
        Drift drift =
                about(
                        sight,
                        DriftKind.ATTRIBUTE_DRIFT,
                        Optional.of(account.id()),
                        Map.of(Drift.ATTRIBUTES, attributes));
        // A name that people changed in Slack stays, and one that is new in the source comes with
        // its event: which of both it is a digest does not tell.
        return Optional.of(
                account.unlike().stream().allMatch(Attribute::isName)
                        ? Finding.reported(drift)
                        : Finding.harmless(drift));
    }

    private static Drift about(
            PersonSight sight,
            DriftKind kind,
            Optional<AccountId> account,
            Map<String, String> found) {
        return new Drift(
                kind,
                Optional.of(sight.desired().person()),
                account,
                Optional.<Entitlement>empty(),
                new TreeMap<>(Map.of(STATUS, sight.status())),
                new TreeMap<>(found));
    }

    private static String ids(List<AccountSight> accounts) {
        return String.join(" ", accounts.stream().map(a -> a.id().value()).sorted().toList());
    }
}
