package dev.rollcall.domain.reconcile;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
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
     * @param leaver who had it, if everybody who is linked to it has left by a source that was read
     *     whole: only their run takes anything of it
     * @param isNotOurs whether Rollcall only looks on at a thing, or another is its writer
     */
    public static List<Finding> of(
            AccountSight account,
            boolean linked,
            Optional<PersonId> leaver,
            Predicate<Entitlement> isNotOurs) {
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
                                            Optional.empty(),
                                            Map.of("active", "true"))));
        }
        return account.holdings().entitlements().stream()
                // Slack goes on naming the workspaces that a deactivated account was in last.
                .filter(thing -> !(thing instanceof Entitlement.Workspace))
                .filter(isNotOurs.negate())
                .map(thing -> ghost(account, leaver, thing))
                .toList();
    }

    /**
     * Without a person nobody has said that its human has left: whoever deactivated it may let it
     * back, and it would come back to nothing.
     */
    private static Finding ghost(
            AccountSight account, Optional<PersonId> leaver, Entitlement thing) {
        Map<String, String> found = new TreeMap<>(Map.of("active", "false"));
        account.protection().ifPresent(why -> found.put("protected", why));
        Drift drift = drift(DriftKind.GHOST_MEMBERSHIP, account, leaver, Optional.of(thing), found);
        return leaver.isPresent() && account.protection().isEmpty()
                ? Finding.taking(drift, account.id(), thing)
                : Finding.reported(drift);
    }

    private static Drift drift(
            DriftKind kind,
            AccountSight account,
            Optional<PersonId> person,
            Optional<Entitlement> thing,
            Map<String, String> found) {
        TreeMap<String, String> all = new TreeMap<>(found);
        account.deactivatedAt().ifPresent(at -> all.put("deactivatedAt", at.toString()));
        return new Drift(kind, person, Optional.of(account.id()), thing, new TreeMap<>(), all);
    }
}
