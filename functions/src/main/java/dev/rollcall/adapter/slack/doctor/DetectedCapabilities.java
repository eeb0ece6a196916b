package dev.rollcall.adapter.slack.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.SlackCatalogue;
import dev.rollcall.adapter.slack.call.SlackTokens.Kind;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.domain.capability.Availability;
import dev.rollcall.domain.capability.Capabilities;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Plan and scopes by {@code auth.test}. The audit logs are tried besides: they ask for the rank of
 * the token's owner too, which no scope tells.
 */
final class DetectedCapabilities implements SlackCapabilities {
    private final AuthTests tests;
    private final AuditLogs auditLogs;

    DetectedCapabilities(AuthTests tests, AuditLogs auditLogs) {
        this.tests = requireNonNull(tests, "tests is null");
        this.auditLogs = requireNonNull(auditLogs, "auditLogs is null");
    }

    @Override
    public Capabilities detect() {
        List<AuthTest> answers = tests.all();
        SlackPlan plan = plan(answers);
        Map<Capability, Availability> found = new EnumMap<>(Capability.class);
        for (Capability capability : Capability.values()) {
            found.put(
                    capability,
                    capability.isOn(plan)
                            ? byScopes(capability, plan, answers)
                            : new Availability.NotOnThisPlan());
        }
        return new Capabilities(plan, found);
    }

    @Override
    public SlackPlan plan() {
        return plan(tests.all());
    }

    /** An id of an organisation is there on Enterprise only. */
    private static SlackPlan plan(List<AuthTest> answers) {
        List<AuthTest.Accepted> accepted =
                answers.stream()
                        .filter(AuthTest.Accepted.class::isInstance)
                        .map(AuthTest.Accepted.class::cast)
                        .toList();
        if (accepted.isEmpty()) {
            throw new PortFailure.NeedsHuman("Each of Slack's tokens", "no-token-accepted");
        }
        return accepted.stream().anyMatch(test -> test.enterprise().isPresent())
                ? SlackPlan.ENTERPRISE
                : SlackPlan.BUSINESS_PLUS;
    }

    private Availability byScopes(Capability capability, SlackPlan plan, List<AuthTest> answers) {
        SortedSet<String> missing = new TreeSet<>();
        var needed = SlackCatalogue.scopes(capability, plan);
        for (Map.Entry<Kind, SortedSet<String>> each : needed.entrySet()) {
            switch (of(each.getKey(), answers)) {
                case AuthTest.Refused(_, String code) -> {
                    return new Availability.Refused(code);
                }
                case AuthTest.Accepted accepted -> missing.addAll(accepted.lacks(each.getValue()));
            }
        }
        if (!missing.isEmpty()) {
            return new Availability.ScopesMissing(missing);
        }
        return needed.keySet().stream()
                .flatMap(token -> refusal(token).stream())
                .findFirst()
                .<Availability>map(Availability.Refused::new)
                .orElseGet(Availability.Available::new);
    }

    /** A log that is down says nothing of our rights, and must not hinder who needs another one. */
    private Optional<String> refusal(Kind token) {
        if (token != Kind.AUDIT) {
            return Optional.empty();
        }
        try {
            return auditLogs.refusal();
        } catch (PortFailure.Unavailable | PortFailure.RateLimited _) {
            return Optional.empty();
        }
    }

    private static AuthTest of(Kind kind, List<AuthTest> answers) {
        return answers.stream()
                .filter(answer -> answer.kind() == kind)
                .findFirst()
                .orElseGet(() -> new AuthTest.Refused(kind, "not-asked"));
    }
}
