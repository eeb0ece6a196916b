package dev.rollcall.domain.reconcile;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.DriftKind;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Names what is wrong with an account, whoever has it. */
public final class AccountFindings {
    private AccountFindings() {}

    /**
     * @param linked whether somebody of a source has it
     * @param isNotOurs whether Rollcall only looks on at a thing, or another is its writer
     */
    public static List<Finding> of(
            AccountSight account, boolean linked, Predicate<Entitlement> isNotOurs) {
        if (account.type() == AccountType.UNMANAGED) {
            return List.of();
        }
        if (account.active()) {
            return linked || account.protection().isPresent()
                    ? List.of()
                    : List.of(
                            Finding.reported(
                                    drift(
                                            DriftKind.ORPHAN_ACCOUNT,
                                            account,
                                            Optional.empty(),
                                            Map.of("active", "true"))));
        }
        return account.holdings().entitlements().stream()
                // Slack goes on naming the workspaces that a deactivated account was in last.
                .filter(thing -> !(thing instanceof Entitlement.Workspace))
                .filter(isNotOurs.negate())
                .map(thing ->
                        Finding.reported(
                                drift(
                                        DriftKind.GHOST_MEMBERSHIP,
                                        account,
                                        Optional.of(thing),
                                        Map.of("active", "false"))))
                .toList();
    }

    private static Drift drift(
            DriftKind kind,
            AccountSight account,
            Optional<Entitlement> thing,
            Map<String, String> found) {
        TreeMap<String, String> all = new TreeMap<>(found);
        account.deactivatedAt().ifPresent(at -> all.put("deactivatedAt", at.toString()));
        return new Drift(
                kind, Optional.empty(), Optional.of(account.id()), thing, new TreeMap<>(), all);
    }
}
