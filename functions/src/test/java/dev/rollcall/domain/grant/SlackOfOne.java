package dev.rollcall.domain.grant;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.policy.AccessPolicy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one account has and what is on our records of it, with changes applied. */
final class SlackOfOne {
    private final Holdings before;
    private final Set<Entitlement> held;
    private final Map<Entitlement, RecordedGrant> records = new LinkedHashMap<>();

    SlackOfOne(Holdings before, List<RecordedGrant> recorded) {
        this.before = before;
        this.held = new LinkedHashSet<>(before.entitlements());
        recorded.forEach(r -> records.put(r.grant().entitlement(), r));
    }

    void apply(AccessChanges plan, AccessPolicy policy) {
        for (AccessChange change : plan.changes()) {
            switch (change) {
                case AccessChange.Add(Grant grant) -> held.add(grant.entitlement());
                case AccessChange.Remove remove -> remove(remove.entitlement());
            }
            put(change.afterwards(), policy);
        }
        plan.records().forEach(record -> put(record, policy));
    }

    Set<Entitlement> held() {
        return held;
    }

    Holdings holdings() {
        return new Holdings(
                before.account(),
                List.copyOf(held),
                before.read(),
                before.unread(),
                before.begun(),
                before.readAt());
    }

    List<RecordedGrant> recorded() {
        return List.copyOf(records.values());
    }

    private void remove(Entitlement entitlement) {
        held.remove(entitlement);
        if (entitlement instanceof Entitlement.Workspace workspace) {
            held.removeIf(e ->
                    e instanceof Entitlement.UserGroup group
                            && group.workspaceId().equals(workspace.workspaceId()));
        }
    }

    private void put(RecordChange change, AccessPolicy policy) {
        switch (change) {
            case RecordChange.Forget(Entitlement entitlement) -> records.remove(entitlement);
            case RecordChange.Write(Grant grant, RecordedGrant.State state) -> {
                Optional<AccountId> account =
                        state == RecordedGrant.State.GIVEN
                                ? Optional.of(before.account())
                                : Optional.empty();
                records.put(
                        grant.entitlement(),
                        new RecordedGrant(
                                grant,
                                account,
                                before.readAt(),
                                "event:okta:e2",
                                policy.digest(),
                                state));
            }
        }
    }
}
