package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts what somebody undoes again and again before people, with who answers for it. */
final class TellOwners {
    private static final String REASON = "drift-contested";

    private final Outbox outbox;
    private final Clock clock;

    TellOwners(Outbox outbox, Clock clock) {
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    void of(List<DriftRecord> contested, AccessPolicy policy) {
        contested.forEach(record -> tell(record, policy));
    }

    private void tell(DriftRecord record, AccessPolicy policy) {
        Drift drift = record.drift();
        Map<String, String> facts = new TreeMap<>();
        facts.put("kind", drift.kind().code());
        drift.person().ifPresent(person -> facts.put("person", person.toString()));
        drift.account().ifPresent(account -> facts.put("account", account.value()));
        drift.entitlement().map(Entitlement::key).ifPresent(key -> facts.put("entitlement", key));
        facts.put("setRight", Integer.toString(record.corrections().size()));
        drift.because().keySet().stream()
                .flatMap(name ->
                        policy.mappings().stream()
                                .filter(mapping -> mapping.name().value().equals(name)))
                .forEach(mapping -> facts.put("owner of " + mapping.name(), owner(mapping)));
        outbox.put(
                new Outbox.Waiting(
                        Hashes.sha256(REASON + "#" + record.id() + "#" + record.since()),
                        new Escalation(
                                "drift " + record.id(),
                                REASON,
                                "Rollcall has set this right twice within a week, and somebody has"
                                        + " undone it each time. It is left as it is now: change"
                                        + " the group or the mapping, or accept it for a time with"
                                        + " 'rollcall drift accept'.",
                                facts),
                        clock.instant()));
    }

    private static String owner(Mapping mapping) {
        return mapping.owner();
    }
}
