package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.AuditCall;
import dev.rollcall.application.port.AuditTrail;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.http.Deadline;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What we look for in the audit log. Slack takes at most thirty actions in one query. */
final class AuditLog implements AuditTrail {
    private static final Set<String> DEACTIVATIONS =
            Set.of("user_deactivated", "guest_deactivated");

    /** Since one of these an older deactivation says nothing. */
    private static final Set<String> REACTIVATIONS =
            Set.of("user_reactivated", "guest_reactivated");

    /** Enough for one person in one call. */
    private static final String PAGE = "1000";

    private final AuditCall audit;

    AuditLog(AuditCall audit) {
        this.audit = requireNonNull(audit, "audit is null");
    }

    @Override
    public Optional<Deactivation> deactivation(AccountId account, Instant since) {
        Set<String> both =
                Stream.of(DEACTIVATIONS, REACTIVATIONS)
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet());
        Arguments query = since(since, actions(both)).and("entity", account.value());
        return read(query, Deadline.distant()).stream()
                .filter(entry -> entry.entity().equals(Optional.of(account.value())))
                .max(Comparator.comparing(AuditEntry::at))
                .filter(entry -> DEACTIVATIONS.contains(entry.action()))
                .map(entry -> new Deactivation(entry.id(), entry.at(), entry.actor()));
    }

    /**
     * Returns what the account did of these actions, as far back as the log goes.
     *
     * @throws PortFailure if the log cannot be read
     */
    List<AuditEntry> doneBy(AccountId account, Set<String> actions, Deadline deadline) {
        return read(actions(actions).and("actor", account.value()), deadline).stream()
                .filter(entry -> entry.actor().equals(account.value()))
                .toList();
    }

    /** Returns what anybody did of these actions since then. */
    List<AuditEntry> since(Instant since, Set<String> actions, Deadline deadline) {
        return read(since(since, actions(actions)), deadline);
    }

    /** Returns what was done of these actions to that thing since then. */
    List<AuditEntry> doneTo(String entity, Set<String> actions, Instant since, Deadline deadline) {
        return read(since(since, actions(actions)).and("entity", entity), deadline).stream()
                .filter(entry -> entry.entity().equals(Optional.of(entity)))
                .toList();
    }

    private List<AuditEntry> read(Arguments query, Deadline deadline) {
        return audit.entries(query.and("limit", PAGE), deadline, AuditEntry::read);
    }

    private static Arguments actions(Set<String> actions) {
        return Arguments.of("action", String.join(",", actions.stream().sorted().toList()));
    }

    private static Arguments since(Instant since, Arguments query) {
        return query.and("oldest", Long.toString(since.getEpochSecond()));
    }
}
