package dev.rollcall.domain.reconcile;

import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.DriftKind;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Names accounts of people who cannot sign in to them by their source. */
public final class AssignmentFindings {
    private AssignmentFindings() {}

    /**
     * Returns what is to be said of somebody who is not assigned to Slack in the source. It is only
     * said: the source's status says whether they belong here, and nothing follows from this.
     */
    public static List<Finding> ofUnassigned(PersonSight sight) {
        if (sight.desired().standing() != Standing.ENTITLED
                || sight.desired().population().isEmpty()
                || sight.desired().account() == AccountType.UNMANAGED) {
            return List.of();
        }
        return sight.accounts().stream()
                .filter(AccountSight::active)
                .filter(account -> account.type() != AccountType.UNMANAGED)
                .map(account ->
                        Finding.reported(
                                new Drift(
                                        DriftKind.NOT_ASSIGNED,
                                        Optional.of(sight.desired().person()),
                                        Optional.of(account.id()),
                                        Optional.empty(),
                                        new TreeMap<>(Map.of("status", sight.status())),
                                        new TreeMap<>(
                                                Map.of("active", "true", "assigned", "false")))))
                .toList();
    }
}
